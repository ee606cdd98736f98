import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { findBugMentions } from "../../../src/formats/commit-message/bug-mentions.js";

/** The bot's expression, in JavaScript's spelling: to Python's `^` and `$` a carriage return ends no line. */
const BOT = /(?<![^\n])[\t ]*(?<prefix>[-\w]+)?[\s:]*(?:\b(?:bug|lp)\b[\s#:]*)+(?<number>\d+)\s*?(?![^\n])/gi;

const bot = (text: string) => [...text.matchAll(BOT)].map(({ groups }) => [groups?.prefix, groups?.number]);
const ours = (text: string) => findBugMentions(text).map(({ prefix, number }) => [prefix, number]);

const piece = fc.constantFrom(
  "bug", "Bug", "lp", "LP", "Closes", "Closes-Bug", "closes-bug", "Partial-", "x", "-", "_", "12", "3", ":", "#", " ", " ", "\t", "\n", "\n", "\n\n", ": ", ".", ",", "\r\n",
);
const text = fc.array(piece, { maxLength: 16 }).map((pieces) => pieces.join(""));

describe("bug mentions", () => {
  it("are what the bot's expression finds", () => {
    fc.assert(fc.property(text, (sample) => { expect(ours(sample)).toEqual(bot(sample)); }), { numRuns: 20_000 });
  });

  test.each(["Closes :\nbug 1", "Closes :\n\nLP: 1", "two words:\nbug 1", "Closes \nbug 1", "  Closes\nbug 1", "\tCloses\t:\t\nbug 1", "a b\nCloses\nbug 1", "HELP me\nBUG 1", "no bug here\nbug 1", "bug\n3\r\nbug: bug\n\n12"])("over lines, as the bot: %j", (sample) => {
    expect(bot(sample)).not.toEqual([]);
    expect(ours(sample)).toEqual(bot(sample));
  });

  it("say where they stand", () => {
    fc.assert(fc.property(text, (sample) => {
      for (const { range, prefix, number } of findBugMentions(sample)) {
        const shown = sample.slice(range.start, range.end);
        expect(shown.endsWith(number)).toBe(true);
        expect(shown.startsWith(prefix ?? "")).toBe(true);
        expect(shown).toMatch(/^\S/);
      }
    }));
  });

  test.each([
    ["Closes-Bug: 1", "closes"],
    ["closes-bug #1", "closes"],
    ["Fixes bug 1", "closes"],
    ["Resolves: LP #1", "closes"],
    ["  Partial-Bug : 1", "partial"],
    ["Related-Bug: 1", "related"],
    ["Impacts-bug: 1", "related"],
    ["Partially-Closes-Bug: 1", "comment"],
    ["Close-Bug: 1", "comment"],
    ["LP: bug 1", "comment"],
    ["Bug: 1", "closes"],
    ["LP #1", "closes"],
  ])("%j: %s", (line, effect) => {
    expect(findBugMentions(`title\n\nthe body\n${line}\n`).map((mention) => mention.effect)).toEqual([effect]);
  });

  test.each(["Closes-Bugs: 1", "* Closes-Bug: 1", "Closes-Bug: 1.", "Closes-Bug: 1, 2", "Closes-Bug: lp1", "Closes-Bug: https://x/+bug/1", "see the bug 1 here"])("%j is none", (line) => {
    expect(findBugMentions(`title\n\n${line}\n`)).toEqual([]);
  });

  test.each([
    ["words without a number", "bug\n".repeat(100_000)],
    ["blank lines", `bug${"\n".repeat(200_000)}`],
    ["colons", ":\n".repeat(100_000) + "bug"],
    ["one line of words", "bug ".repeat(100_000)],
    ["prefixes", "a:\n\n\n".repeat(100_000) + "bug"],
    ["hyphens", `${"bug-".repeat(200_000)}\n`.repeat(2)],
    ["lines without hyphens", `bug\n${"word\n".repeat(200_000)}`],
  ])("do not choke on %s", (_name, hostile) => {
    expect(findBugMentions(hostile)).toEqual([]);
  });
});
