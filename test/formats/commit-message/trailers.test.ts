import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { MADE } from "../../../src/git/message-settings.js";
import { readMessage } from "../../../src/formats/commit-message/read-message.js";
import { parseTrailers } from "../../../src/formats/commit-message/parse-trailers.js";
import { hangs, interpretTrailers } from "./interpret-trailers.js";

const SCISSORS = "# ------------------------ >8 ------------------------";

const print = (message: string, divider = true): string =>
  parseTrailers(message, { divider }).map(({ key, value }) => `${key}: ${value}\n`).join("");

/** Lines that trailer.c treats each in a way of its own, and bits to make others of. */
const line = fc.oneof(
  fc.constantFrom(
    "", "", "", " ", "\t", "\r", "Closes-Bug: 1", "Closes-Bug : 1", "Closes Bug: 1", " folded", "\tfolded", "Signed-off-by: A <a@b>", "Signed-off-by:x",
    "(cherry picked from commit 0123)", "words and more words", "# comment", "#", "---", "--- a", "----", SCISSORS, "Conflicts:", "\tpath", ":", ": x",
    "-: x", "a_b: c", "https://x", "PASS: x", "key:", "Change-Id: I0", "ключ: 1", "key: значение", "\u00a0x: 1", "\u2028k: v", "\vk: v", "k\f: v", "k: v\u00a0", "k: v \v",
  ),
  fc.string({ unit: fc.constantFrom("a", "B", "0", "-", ":", " ", "\t", "#", "\r", "_", "é", "\u00a0", "\v"), maxLength: 8 }),
);

const message = fc.tuple(fc.array(line, { maxLength: 14 }), fc.constantFrom("\n", "\n", "\r\n"), fc.constantFrom("", "\n", "\n\n", " "))
  .map(([lines, end, tail]) => lines.join(end) + tail);

describe("trailers", () => {
  it.each([
    [[], (text: string) => print(text)],
    [["--no-divider"], (text: string) => print(text, false)],
  ] as const)("are what git interpret-trailers --parse %j prints, for nasty messages", (options, ours) => {
    const messages = fc.sample(message, { numRuns: 6000, seed: 5 }).filter((text) => !hangs(text));
    const theirs = interpretTrailers(messages, ...options);
    const wrong = messages.flatMap((text, index) => (ours(text) === theirs[index] ? [] : [{ text, ours: ours(text), git: theirs[index] }]));
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(theirs.filter((text) => text !== "").length).toBeGreaterThan(200);
  });

  test("are git's also where comments or conflicts begin with the very first line", () => {
    const messages = ["Conflicts:\nfoo\n \nk: v\n# c\n\tpath\n", "Conflicts:\nfoo\n\nk: v\n# c\n\tpath\n", "# c\nfoo\n\nk: v\n# c\n\tpath\n", "\nk: v\n", "Conflicts:\n\n\tk: v\n\nk: v\n"];
    expect(messages.map((text) => print(text))).toEqual(interpretTrailers(messages));
    expect(print(messages[0] ?? "")).toBe("k: v\n");
  });

  test("of a commit stand behind a divider as well, as git log reads them", () => {
    const text = "title\n\nbody\n---\nnotes\n\nCloses-Bug: 1234567\n";
    const read = (divider: boolean) => interpretTrailers([text], ...(divider ? [] : ["--no-divider"]));
    expect(readMessage(text, { settings: MADE, isMerge: false }).trailers.map(({ key, value }) => `${key}: ${value}\n`)).toEqual(read(false));
    expect(read(true)).toEqual([""]);
  });

  test("end at a divider before a scissors line, where git 2.39 never ends", () => {
    expect(print(`t\n\nKey: 1\n---\n${SCISSORS}\nOther: 2\n`)).toBe("Key: 1\n");
  });

  test("end at a NUL, as C's strings do", () => {
    expect(print("t\n\nKey: 1\n\0\nOther: 2\n")).toBe("Key: 1\n");
  });

  test("know their line", () => {
    expect(parseTrailers("title\n\nbody\n\nA: 1\n  more\nB: 2\n")).toEqual([
      { key: "A", value: "1 more", line: 5 },
      { key: "B", value: "2", line: 7 },
    ]);
  });

  test("need a title, a paragraph of their own, and no other line in it", () => {
    expect(parseTrailers("Closes-Bug: 1\n")).toEqual([]);
    expect(parseTrailers("title\n\nCloses-Bug: 1\n\nSigned-off-by: A <a@b>\n").map(({ key }) => key)).toEqual(["Signed-off-by"]);
    expect(parseTrailers("title\n\nCloses Bug: 1\nChange-Id: I0\n")).toEqual([]);
    expect(parseTrailers("title\n\nDocImpact\nChange-Id: I0\nSigned-off-by: A <a@b>\n").map(({ key }) => key)).toEqual(["Change-Id", "Signed-off-by"]);
  });

  test.each([
    ["blank lines", "\n".repeat(200_000)],
    ["continuations", `t\n\nk: v\n${" x\n".repeat(200_000)}`],
    ["trailers", `t\n\n${"k: v\n".repeat(100_000)}`],
    ["one long line", `t\n\n${"k".repeat(1_000_000)}`],
    ["blanks behind a key", `t\n\nk${" ".repeat(1_000_000)}x`],
    ["a long blank line", `t\n\n${" ".repeat(1_000_000)}\n`],
    ["blanks at the end of a value", `t\n\nk: ${`v${" ".repeat(1000)}`.repeat(1000)}\n`],
  ])("do not choke on %s", (_name, text) => {
    expect(() => parseTrailers(text)).not.toThrow();
  });
});
