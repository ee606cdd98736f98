import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createWordFinder, isInRoom, LETTER, openRoom } from "../../../src/formats/glance/word-finder.js";
import { glimpseInRoom } from "./glimpses.js";

type Groups = readonly (readonly string[])[];

/** What is found in a text: number and beginning of each word. */
function find(groups: Groups, text: string): readonly (readonly [number, number])[] | undefined {
  const { bytes } = glimpseInRoom(text);
  const found = createWordFinder(groups)?.find(bytes.length);
  return found && Array.from(found, (each) => [each >>> 24, (each & 0xffffff) - 1] as const);
}

const admits = (wanted: string, unit: string | undefined): boolean => unit !== undefined && (wanted === LETTER ? /[A-Za-z]/.test(unit) : wanted === unit);

/** The same, word by word at each place of the line feed and the text. */
function findSlowly(groups: Groups, text: string): readonly (readonly [number, number])[] {
  const bytes = `\n${Buffer.from(text).toString("latin1")}`;
  const words = groups.flat();
  return Array.from(bytes).flatMap((_, at) => words.flatMap((word, number) => (Array.from(word).every((unit, index) => admits(unit, bytes[at + index])) ? [[number, at - 1] as const] : [])));
}

/** Numbers in a group come in the order of the groups. */
const sorted = (found: readonly (readonly [number, number])[] | undefined) => found && [...found].sort(([one, left], [other, right]) => left - right || one - other);

const unit = fc.constantFrom("a", "b", "e", "l", "t", "{", "%", "\\", "\n", "\r", ":", "\0", "q", "A", "\x7f");
const word = fc.array(fc.oneof({ weight: 6, arbitrary: unit }, fc.constant(LETTER)), { minLength: 1, maxLength: 6 }).map((units) => units.join(""));
const groups = fc.array(fc.array(word, { maxLength: 5 }), { minLength: 1, maxLength: 8 });
const text = fc.array(fc.oneof({ weight: 20, arbitrary: unit }, fc.constant("\u00e9")), { maxLength: 200 }).map((units) => units.join(""));

describe("the finder of words", () => {
  it("finds all that is there, and nothing else", () => {
    fc.assert(fc.property(groups, text, (words, source) => {
      expect(sorted(find(words, source))).toEqual(sorted(findSlowly(words, source)));
    }), { numRuns: 2000 });
  });

  it("finds a word wherever it begins and ends", () => {
    for (let before = 0; before < 40; before++) {
      for (const behind of [0, 1, 15, 16, 17]) expect(find([["latest"]], `${"-".repeat(before)}latest${"-".repeat(behind)}`)).toEqual([[0, before]]);
      expect(find([["latest"]], `${"-".repeat(before)}lates`)).toEqual([]);
    }
  });

  it("finds one word by its rarest letters as it finds several", () => {
    const letters = fc.constantFrom("r", "e", "f", "a", "\n");
    const words = fc.oneof(fc.constantFrom("reference", "tags", "ef"), fc.array(letters, { minLength: 1, maxLength: 18 }).map((units) => units.join("")));
    const pieces = (word: string) => fc.array(fc.oneof(letters, fc.constant(word), fc.constant(word.slice(0, -1)), fc.constant(word.slice(1))), { maxLength: 60 });
    fc.assert(fc.property(words.chain((each) => fc.tuple(fc.constant(each), pieces(each))), ([each, units]) => {
      expect(find([[each]], units.join(""))).toEqual(findSlowly([[each]], units.join("")));
    }), { numRuns: 2000 });
  });

  it("takes the first line for one that a line feed is before", () => {
    expect(find([["\na"]], "a\nb\na")).toEqual([[0, -1], [0, 3]]);
  });

  it("takes a letter of either case for a letter, and nothing beside them", () => {
    const units = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
    expect(find([[`:${LETTER}`]], units.map((each) => `:${each}`).join(""))).toEqual(units.flatMap((each, index) => (/[A-Za-z]/.test(each) ? [[0, 2 * index]] : [])));
  });

  it("says nothing about a text that has too many of them", () => {
    expect(find([["a"]], "a".repeat(26_000))).toHaveLength(26_000);
    expect(find([["a"]], "a".repeat(30_000))).toBeUndefined();
    expect(find([["a", "aa", "aaa"], ["a"]], "a".repeat(2_000_000))).toBeUndefined();
    expect(find([["b"]], "a".repeat(2_000_000))).toEqual([]);
  });

  it("keeps apart what several look for", () => {
    const [one, other] = [createWordFinder([["one"]]), createWordFinder([["other"]])];
    const { bytes } = glimpseInRoom("other one");
    const placesOf = (finder: typeof one) => Array.from(finder?.find(bytes.length) ?? [], (each) => (each & 0xffffff) - 1);
    expect([placesOf(one), placesOf(other), placesOf(one)]).toEqual([[6], [0], [6]]);
  });

  it("refuses words that it cannot look for", () => {
    expect(createWordFinder([["\u00e9"]])).toBeUndefined();
    expect(createWordFinder([[""]])).toBeUndefined();
    expect(createWordFinder([["a".repeat(256)]])).toBeUndefined();
    expect(createWordFinder(Array.from({ length: 9 }, () => ["a"]))).toBeUndefined();
    expect(createWordFinder([Array.from({ length: 257 }, (_, index) => `a${index}`)])).toBeUndefined();
    expect(createWordFinder([Array.from({ length: 100 }, () => "a".repeat(100))])).toBeUndefined();
    expect(createWordFinder([Array.from({ length: 256 }, (_, index) => `a${index}`)])).toBeDefined();
  });

  it("knows where its room is", () => {
    const room = openRoom();
    expect(room?.length).toBeGreaterThan(2_000_000);
    expect(room && isInRoom(room.subarray(0, 5))).toBe(true);
    expect(room && isInRoom(room.subarray(1, 5))).toBe(false);
    expect(isInRoom(new Uint8Array(5))).toBe(false);
  });
});
