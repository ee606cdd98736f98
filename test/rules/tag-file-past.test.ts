import { describe, expect, it } from "vitest";
import { rules } from "../../rules/index.js";
import { identify } from "../../src/formats/identify.js";
import { createLinter } from "../../src/linter.js";
import type { Facts, PastEntry } from "../../src/model/facts.js";
import type { EntryText } from "../facts/tag-file-text.js";
import { recordOfText, tagFile } from "../facts/tag-file-text.js";
import { settingsOf } from "../facts/load.js";
import { readTagFile } from "../../src/formats/tag-file/read.js";

const PATH = "tags.yaml";
const brought = (entry: EntryText, commit: string, ...previous: readonly EntryText[]): PastEntry => ({ ...recordOfText(entry), commit, date: "2026-03-01", path: PATH, previous: previous.map(recordOfText) });

function lint(entries: readonly EntryText[], facts: Partial<Facts>, config: object = {}) {
  const linter = createLinter({ rules, identify, settings: settingsOf(config), today: "", facts: { tagFiles: [], ...facts } });
  return linter.check({ path: PATH, text: tagFile(...entries) })?.findings.map(({ rule, location, message }) => ({ rule, line: location.start.line, message })) ?? [];
}
const rulesOf = (...args: Parameters<typeof lint>) => lint(...args).map(({ rule }) => rule);
const withBase = (...entries: readonly EntryText[]): Partial<Facts> => ({ tagFiles: [{ path: PATH, entries: [], base: readTagFile(tagFile(...entries), {}).entries }] });

describe("tag-file-immutable", () => {
  const OLD = { tag: "v1", build: "20260301T060000Z" };
  const NEW = { tag: "v1", build: "20260401T060000Z" };

  it("names the commit that gave the tag its source, and the line that says otherwise", () => {
    const [found] = lint([NEW], { past: [brought(OLD, "abcdef0123456789")] });
    expect(found).toMatchObject({ rule: "tag-file-immutable", line: 3 });
    expect(found?.message).toMatch(/20260301T060000Z.*abcdef012345 of 2026-03-01/);
  });

  it("takes another commit of the source for another source", () => {
    expect(lint([{ tag: "v1", sha: "f".repeat(40) }], { past: [brought({ tag: "v1" }, "c")] })).toMatchObject([{ rule: "tag-file-immutable", line: 4 }]);
  });

  it("goes by the first source: a later one that was taken back changed nothing", () => {
    expect(rulesOf([OLD], { past: [brought(OLD, "a"), brought(NEW, "b")] })).toEqual([]);
    expect(rulesOf([NEW], { past: [brought(OLD, "a"), brought(NEW, "b")] })).toEqual(["tag-file-immutable"]);
  });

  it("lets a tag keep its source, another tag have another, and another image the same", () => {
    expect(rulesOf([OLD], { past: [brought(OLD, "a")] })).toEqual([]);
    expect(rulesOf([{ ...NEW, tag: "v2" }], { past: [brought(OLD, "a")] })).toEqual([]);
    expect(rulesOf([{ ...NEW, name: "api" }], { past: [brought(OLD, "a")] })).toEqual([]);
  });

  it("does not take a source that was not said for another one", () => {
    expect(rulesOf([OLD], { past: [{ ...brought(OLD, "a"), ref: undefined }, brought(OLD, "b")] })).toEqual([]);
  });
});

describe("tag-file-regression", () => {
  const early = { tag: "v1", build: "20260201T060000Z" };
  const late = { tag: "v2", build: "20260301T060000Z" };

  it("compares with what the file had before the change", () => {
    expect(lint([{ ...early, tag: "v3" }], withBase(late))).toMatchObject([{ rule: "tag-file-regression", line: 3 }]);
    expect(rulesOf([late], withBase(early))).toEqual([]);
  });

  it("compares with what the commit replaced, once it is made", () => {
    expect(rulesOf([early], { past: [brought(late, "a"), brought(early, "b", late)] })).toEqual(["tag-file-regression"]);
    expect(rulesOf([late], { past: [brought(early, "a"), brought(late, "b", early)] })).toEqual([]);
  });

  it("compares with the entry that was replaced, not with others of the image", () => {
    const other = { tag: "v9", build: "20260901T060000Z" };
    expect(rulesOf([{ ...late, tag: "v3" }, other], withBase(early, other))).toEqual([]);
  });

  it("compares with the newest entry when one is put beside it", () => {
    expect(rulesOf([late, early], withBase(late))).toEqual(["tag-file-regression"]);
  });

  it("leaves another build under the same tag to the rule about that", () => {
    expect(rulesOf([{ ...early, tag: "v2" }], { ...withBase(late), past: [brought(late, "a")] })).toEqual(["tag-file-immutable"]);
  });
});

describe("tag-file-stale-ref", () => {
  const config = { rules: { "tag-file-stale-ref": "info" } };

  it("reports a build that moved without its commit, and only that", () => {
    const moved = { tag: "v2", build: "20260401T060000Z" };
    expect(lint([moved], withBase({ tag: "v1" }), config)).toMatchObject([{ rule: "tag-file-stale-ref", line: 4 }]);
    expect(rulesOf([{ ...moved, sha: "f".repeat(40) }], withBase({ tag: "v1" }), config)).toEqual([]);
    // The same build under a new tag is a new release's name for it.
    expect(rulesOf([{ tag: "v2" }], withBase({ tag: "v1" }), config)).toEqual([]);
    expect(rulesOf([moved], withBase({ tag: "v1" }))).toEqual([]);
  });
});

describe("tag-file-age", () => {
  const at = (time: string): Partial<Facts> => ({ commitTimes: new Map([[recordOfText({}).ref ?? "", Date.parse(time) / 1000]]) });

  it("reports a build that is older than its commit, to the second", () => {
    expect(lint([{ build: "20260301T060000Z" }], at("2026-03-01T06:00:01Z"))).toMatchObject([{ rule: "tag-file-age", line: 3 }]);
    expect(rulesOf([{ build: "20260301T060000Z" }], at("2026-03-01T06:00:00Z"))).toEqual([]);
  });

  it("says nothing where the commit or the time of the build is not known", () => {
    expect(rulesOf([{}], { commitTimes: new Map() })).toEqual([]);
    expect(rulesOf([{ build: "20261301T060000Z" }], at("2030-01-01T00:00:00Z"))).toEqual([]);
  });
});
