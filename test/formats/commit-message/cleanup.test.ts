import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { cleanMessage } from "../../../src/formats/commit-message/cleanup.js";
import { recoverCommentPrefix } from "../../../src/formats/commit-message/comment-prefix.js";
import type { MessageSettings } from "../../../src/model/commit.js";
import { cleanEnvironment } from "../../git/repository.js";

const SCISSORS = "------------------------ >8 ------------------------";

const clean = (text: string, settings: Partial<MessageSettings> = {}): string =>
  cleanMessage(text, { cleanup: "strip", comment: "#", cutsDiff: false, ...settings }).map((line) => `${line.text}\n`).join("");

const git = (input: string, ...args: readonly string[]): string => {
  const run = spawnSync("git", args, { input, encoding: "utf8", env: cleanEnvironment() });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout;
};

const line = fc.oneof(fc.constantFrom("", "", " ", "\t", "\r", "\v", "word", "word  ", "word\r", " word", "# note", "#", " # no note", ";x", "\u00a0", "x\u00a0", "é \t"));
const message = fc.tuple(fc.array(line, { maxLength: 10 }), fc.constantFrom("", "\n", "\n\n")).map(([lines, tail]) => lines.join("\n") + tail);

describe("the clean-up", () => {
  it.each([
    ["strip", "#", ["stripspace", "--strip-comments"]],
    ["strip", ";", ["-c", "core.commentChar=;", "stripspace", "--strip-comments"]],
    ["whitespace", "#", ["stripspace"]],
  ] as const)("%s with %s is what git stripspace does", (cleanup, comment, args) => {
    for (const text of fc.sample(message, { numRuns: 150, seed: 3 })) expect(clean(text, { cleanup, comment })).toBe(git(text, ...args));
  });

  it("points at where its lines stand in the text", () => {
    fc.assert(fc.property(message, fc.constantFrom("strip", "whitespace", "scissors", "verbatim"), (text, cleanup) => {
      const lines = cleanMessage(text, { cleanup, comment: "#", cutsDiff: true });
      for (const { text: own, range } of lines) expect(text.slice(range.start, range.end)).toBe(own);
      expect(lines.every(({ range }, index) => range.start >= (lines[index - 1]?.range.end ?? 0))).toBe(true);
    }));
  });

  test("cuts at the scissors, where git shows a diff below, and with cleanup scissors", () => {
    const text = `title\n\n# note\nCloses-Bug: 1\n# ${SCISSORS}\n# hint\n+Closes-Bug: 2\n`;
    expect(clean(text, { cutsDiff: true })).toBe("title\n\nCloses-Bug: 1\n");
    expect(clean(text, { cleanup: "scissors" })).toBe("title\n\n# note\nCloses-Bug: 1\n");
    expect(clean(text, { cleanup: "whitespace" })).toContain("+Closes-Bug: 2");
    expect(clean(`# ${SCISSORS}\nall below\n`, { cutsDiff: true })).toBe("");
    expect(clean(`title\n #${SCISSORS}\n# ${SCISSORS} \nbody\n`, { cutsDiff: true })).toContain("body");
  });

  test("knows prefixes of several characters", () => {
    const text = `title\n// note\n/ no note\n// ${SCISSORS}\n+x\n`;
    expect(clean(text, { comment: "//", cutsDiff: true })).toBe("title\n/ no note\n");
  });

  test("leaves a message alone that git leaves alone", () => {
    expect(clean("\n\n# x  \n\n\ny", { cleanup: "verbatim" })).toBe("\n\n# x  \n\n\ny\n");
  });

  test("strips what editors on Windows leave behind lines", () => {
    expect(clean("title\r\n\r\nCloses-Bug: 1\r\n# note\r\n")).toBe("title\n\nCloses-Bug: 1\n");
  });

  test("does not choke on long files", () => {
    for (const part of ["\n", "# x\n", " \n", "x", " ", `# ${SCISSORS} \n`]) expect(() => clean(part.repeat(200_000), { comment: "auto", cutsDiff: true })).not.toThrow();
  });
});

describe("the comment prefix of auto", () => {
  test.each([
    ["# title\n\n; Please enter the message\n;\n; On branch main\n;\t\n", ";"],
    [`# title\n\n@ ${SCISSORS}\n+#\n`, "@"],
    ["title\n\n# Please enter the message\n#\n", "#"],
    ["title\n\nCloses-Bug: 1\n", "#"],
    ["title\n\n#12 is what it closes\n", "#"],
    ["title\n\n%12\n", "#"],
    ["", "#"],
  ])("of %j is %s", (text, prefix) => {
    expect(recoverCommentPrefix(text)).toBe(prefix);
  });
});
