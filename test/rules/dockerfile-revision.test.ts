import { NO_POLICY } from "../../src/model/commit-policy.js";
import { NO_TAG_SETTINGS } from "../../src/model/tag-settings.js";
import { describe, expect, it } from "vitest";
import { rule } from "../../rules/dockerfile-revision/index.js";
import { format as dockerfile } from "../../src/formats/dockerfile/index.js";

/** What the rule says, each with the text that it points at. */
function judge(text: string, names: readonly string[] = ["SHA"]): readonly (readonly [string, string])[] {
  const file = { path: "Dockerfile", text };
  const document = dockerfile.parse(file, {});
  const reports = rule.document?.({ file, document, options: { names }, placeholders: new Map(), policy: NO_POLICY, tagging: NO_TAG_SETTINGS, optionsOf: () => undefined }) ?? [];
  return [...reports].map(({ range, message }) => [text.slice(range.start, range.end), message]);
}

describe("dockerfile-revision", () => {
  it("is off unless somebody asks for it", () => {
    expect(rule.recommended).toBe("off");
    expect(rule.options?.names?.default).toEqual(["SHA"]);
  });

  it("points at the final FROM when nothing records the commit", () => {
    expect(judge("FROM a:1 AS b\nARG SHA\nENV SHA=$SHA\nFROM c:1\nRUN x\n")).toEqual([
      ["FROM c:1", "the final stage records no commit; add ARG SHA and ENV SHA=$SHA"],
    ]);
  });

  it.each([
    ["the variable", "FROM a:1\nARG SHA\nENV SHA=$SHA"],
    ["the variable in the old spelling", "FROM a:1\nARG SHA\nENV SHA ${SHA}"],
    ["one of several on a line", 'FROM a:1\nARG GIT\nENV A=b SHA="${GIT:-none}" C=d'],
    ["the label", "FROM a:1\nARG GIT\nLABEL org.opencontainers.image.revision=$GIT"],
    ["the label with a quoted name", 'FROM a:1\nARG GIT\nLABEL "org.opencontainers.image.revision"="v-$GIT"'],
    ["a variable on its way", "FROM a:1\nARG GIT\nENV COMMIT=$GIT\nENV SHA=$COMMIT"],
    ["a stage that it stands on", "FROM a:1 AS base\nARG SHA\nENV SHA=$SHA\nFROM base\nRUN x"],
    ["a stage two below, named by a variable", "ARG B=mid\nFROM a:1 AS low\nARG SHA\nENV SHA=$SHA\nFROM low AS mid\nFROM $B"],
    ["a template's placeholder", "FROM a:1\nENV SHA={{ git_sha }}"],
  ])("is content with %s", (_, text) => {
    expect(judge(text)).toEqual([]);
  });

  it("says that a constant is one", () => {
    const message = 'ENV "SHA" is a constant and cannot name the commit that is built; write ARG SHA and ENV SHA=$SHA';
    expect(judge("FROM a:1\nENV SHA=abc")).toEqual([["SHA=abc", message]]);
    expect(judge("FROM a:1\nARG SHA\nENV SHA='$SHA'")).toEqual([["SHA='$SHA'", message]]);
    // The ARG before the first FROM is not this stage's.
    expect(judge("ARG SHA\nFROM a:1\nENV SHA=$SHA")).toEqual([["SHA=$SHA", message]]);
    // The later value is the one that the image has.
    expect(judge("FROM a:1\nARG SHA\nENV SHA=$SHA\nENV SHA=abc")).toEqual([["SHA=abc", message]]);
  });

  it("says that a label is a constant", () => {
    expect(judge("FROM a:1\nLABEL org.opencontainers.image.revision=1")).toEqual([
      [
        "org.opencontainers.image.revision=1",
        'LABEL "org.opencontainers.image.revision" is a constant and cannot name the commit that is built; write LABEL org.opencontainers.image.revision=$SHA behind ARG SHA',
      ],
    ]);
  });

  it("sees that one ENV reads what was set before it", () => {
    expect(judge("FROM a:1\nARG GIT\nENV COMMIT=$GIT SHA=$COMMIT")).toHaveLength(1);
  });

  it("says that a bare ARG does not stay", () => {
    expect(judge("FROM a:1\nARG SHA=x\nRUN echo $SHA")).toEqual([["SHA=x", 'ARG "SHA" is gone once the image is built; record it with ENV SHA=$SHA']]);
  });

  it("takes other names", () => {
    expect(judge("FROM a:1\nARG REV\nENV REV=$REV", ["COMMIT", "REV"])).toEqual([]);
    expect(judge("FROM a:1\nARG SHA\nENV SHA=$SHA", ["COMMIT"])).toHaveLength(1);
  });

  it("has nothing to say where nothing is built", () => {
    expect(judge("ARG SHA\n")).toEqual([]);
  });
});
