import type { Glimpse } from "../../model/glimpse.js";
import type { Reason, Search, SoughtWord } from "./search.js";
import { IMAGE, REASONS } from "./search.js";
import type { Piece, Sight } from "./sight.js";
import { TextSight } from "./text-sight.js";
import type { WordFinder } from "./word-finder.js";
import { createWordFinder, isInRoom } from "./word-finder.js";

/** What finds the words of a search, and the words by the numbers that it gives them. */
interface Finder {
  readonly finder: WordFinder;
  readonly words: readonly SoughtWord[];
  /** A bit for each word's reason. */
  readonly reasons: Uint8Array;
}

/** The signs begin like the words of the last group. */
function makeFinder({ sought }: Search, signs: readonly string[]): Finder | undefined {
  const last = [...(sought.at(-1) ?? []), ...signs.map((word): SoughtWord => ({ word, reason: "format" }))];
  const groups = [...sought.slice(0, -1), last];
  const finder = createWordFinder(groups.map((group) => group.map(({ word }) => word)));
  const words = groups.flat();
  return finder && { finder, words, reasons: Uint8Array.from(words, ({ reason }) => bitOf(reason)) };
}

/**
 * How to see texts that are still bytes: where these lie in the room for it, words are found in them as they are. `undefined`: there are none.
 * @param signs what makes it worth asking for other formats
 */
export function byteSightOf(search: Search, signs: readonly string[]): (glimpse: Glimpse) => Sight | undefined {
  const finder = makeFinder(search, signs);
  return (glimpse) => {
    const { bytes } = glimpse;
    const found = isInRoom(bytes) ? finder?.finder.find(bytes.length) : undefined;
    if (finder === undefined || found === undefined) return new TextSight(glimpse.slice(0, bytes.length), search);
    return found.length === 0 ? undefined : new ByteSight(glimpse, search, found, finder);
  };
}

const bitOf = (reason: Reason): number => 1 << REASONS.indexOf(reason);

const singles = new Map<string, WordFinder | undefined>();

/** Finds one word. */
function finderOf(word: string): WordFinder | undefined {
  if (!singles.has(word)) singles.set(word, createWordFinder([[word]]));
  return singles.get(word);
}

/** Bytes of a text that is made into a string at once when one is asked for. */
const SHORT = 8 * 1024;
/** Bytes that are made into a string around a place, before it and behind it; and how many of these have to be there. */
const BEFORE = 384;
const BEHIND = 768;
const NEEDED_BEHIND = 256;

class ByteSight implements Sight {
  readonly #glimpse: Glimpse;
  readonly #search: Search;
  readonly #words: readonly SoughtWord[];
  #found: Uint32Array;
  #isFoundKept = false;
  readonly #reasons: number = 0;
  #whole: string | undefined;
  #piece: Piece | undefined;

  constructor(glimpse: Glimpse, search: Search, found: Uint32Array, { words, reasons }: Finder) {
    this.#glimpse = glimpse;
    this.#search = search;
    this.#words = words;
    this.#found = found;
    for (const each of found) this.#reasons |= reasons[each >>> 24] ?? 0;
  }

  may(reason: Reason): boolean {
    return (this.#reasons & bitOf(reason)) !== 0;
  }

  whole(): string {
    return (this.#whole ??= this.#glimpse.slice(0, this.#glimpse.bytes.length));
  }

  around(place: number): Piece {
    const { bytes } = this.#glimpse;
    if (this.#whole !== undefined || bytes.length <= SHORT) return { text: this.whole(), start: 0 };
    const last = this.#piece;
    if (last === undefined || place < last.start || Math.min(bytes.length, place + NEEDED_BEHIND) > last.start + last.text.length) this.#piece = this.#cut(place);
    return this.#piece ?? { text: this.whole(), start: 0 };
  }

  /** `undefined` where a line is too long for it. */
  #cut(place: number): Piece | undefined {
    const { bytes, slice } = this.#glimpse;
    const from = Math.max(0, place - BEFORE);
    const to = Math.min(bytes.length, place + BEHIND);
    const text = slice(from, to);
    const start = from === 0 ? 0 : text.indexOf("\n") + 1;
    const end = to === bytes.length ? text.length : text.lastIndexOf("\n");
    const isWholeLine = (from === 0 || start > 0) && start <= place - from && end >= place - from;
    return isWholeLine ? { text: text.slice(start, end), start: from + start } : undefined;
  }

  someMark(reason: Reason, isWanted: (piece: Piece, at: number) => boolean): boolean {
    return this.may(reason) && this.#found.some((each) => wordOf(each, this.#words).reason === reason && this.#isWanted(each, isWanted));
  }

  someOccurrence(word: string, isWanted: (piece: Piece, at: number) => boolean): boolean {
    this.#keepFound();
    const found = finderOf(word)?.find(this.#glimpse.bytes.length);
    return found === undefined ? new TextSight(this.whole(), this.#search).someOccurrence(word, isWanted) : found.slice().some((each) => this.#isWanted(each, isWanted));
  }

  /** Before another search takes its place. */
  #keepFound(): void {
    if (!this.#isFoundKept) this.#found = this.#found.slice();
    this.#isFoundKept = true;
  }

  #isWanted(found: number, isWanted: (piece: Piece, at: number) => boolean): boolean {
    const place = placeOf(found);
    const piece = this.around(place);
    return isWanted(piece, place - piece.start);
  }

  someWord(isWanted: (end: number) => boolean): boolean {
    return this.#found.some((each) => {
      const { word, reason } = wordOf(each, this.#words);
      const end = placeOf(each) + word.length;
      return reason === "main" && (word !== IMAGE || mayEnd(this.#glimpse.bytes, end)) && isWanted(end);
    });
  }
}

/** No byte: the text has ended. */
const NONE = 256;

function wordOf(found: number, words: readonly SoughtWord[]): SoughtWord {
  const word = words[found >>> 24];
  if (word === undefined) throw new Error("a word that nobody looked for was found");
  return word;
}

/** The finder counts from the line feed before the text. */
const placeOf = (found: number): number => (found & 0xffffff) - 1;

const PASSED = codesOf(" \t");
/** What stands behind a key, or behind the last step of a name; also behind white space. */
const ENDS = codesOf(":,}]#\"'\\\r\n");
const PLURAL = codesOf("s");
/** What stands behind a longer key that begins with this one. */
const BEHIND_PLURAL = codesOf(":.\"'\\ \t\r\n");

function codesOf(units: string): Uint8Array {
  const codes = new Uint8Array(256);
  for (let index = 0; index < units.length; index++) codes[units.charCodeAt(index)] = 1;
  return codes;
}

/** Whether what stands behind the word `image` lets it be a key, or one of the keys that begin with it. */
function mayEnd(bytes: Uint8Array, end: number): boolean {
  const is = (codes: Uint8Array, at: number): boolean => codes[bytes[at] ?? NONE] === 1;
  if (is(PLURAL, end)) return end + 1 === bytes.length || is(BEHIND_PLURAL, end + 1);
  let at = end;
  while (is(PASSED, at)) at++;
  return at === bytes.length || is(ENDS, at);
}
