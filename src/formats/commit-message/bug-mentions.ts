import type { BugMention } from "../../model/bug-mention.js";
import { effectOf } from "../../model/bug-mention.js";

/**
 * The bugs that Launchpad's bot reads in a message: what jeepyb's `update_bug` finds with
 * `^[\t ]*(?P<prefix>[-\w]+)?[\s:]*(?:\b(?:bug|lp)\b[\s#:]*)+(?P<number>\d+)\s*?$`, upper and lower case alike, `^` and `$`
 * at every line. White space may be line ends, so a mention can go over several lines. Linear, which the expression is not.
 * Ranges are offsets in `text`. Every mention is listed, although the bot heeds only the first one of a number.
 */
export function findBugMentions(text: string): readonly BugMention[] {
  const lower = text.toLowerCase();
  // A mention ends behind such a word, so none begins behind the last of them.
  const last = Math.max(lower.lastIndexOf("bug"), lower.lastIndexOf("lp"));
  return last < 0 ? [] : new MentionScanner(text).scan(last);
}

interface Core {
  readonly number: string;
  readonly end: number;
  /** Where the bot goes on: the line end behind the number. */
  readonly lineEnd: number;
}

// Units of a text by what they are to the expression; the empty one behind a text's end is nothing.
const isBlank = (unit: string): boolean => unit === " " || unit === "\t";
const isSpace = (unit: string): boolean => unit !== "" && unit.trim() === "";
const isDigit = (unit: string): boolean => unit >= "0" && unit <= "9";
const isWordUnit = (unit: string): boolean => (unit >= "a" && unit <= "z") || (unit >= "A" && unit <= "Z") || isDigit(unit) || unit === "_";
const isPrefixUnit = (unit: string): boolean => isWordUnit(unit) || unit === "-";
const isGap = (unit: string): boolean => isSpace(unit) || unit === ":";
const isBugGap = (unit: string): boolean => isGap(unit) || unit === "#";
const isLineRest = (unit: string): boolean => unit !== "\n" && isSpace(unit);

class MentionScanner {
  readonly #text: string;
  /** Words before this offset have been seen to lead to no number. */
  #dead = -1;

  constructor(text: string) {
    this.#text = text;
  }

  /** @param last the last offset at which a line may begin that has a mention */
  scan(last: number): readonly BugMention[] {
    const mentions: BugMention[] = [];
    for (let line = 0; line <= last; ) {
      const found = this.#isProse(line) ? line : this.#matchAt(line);
      if (typeof found !== "number") mentions.push(found.mention);
      const next = this.#text.indexOf("\n", typeof found === "number" ? found : found.lineEnd);
      if (next < 0) break;
      line = next + 1;
    }
    return mentions;
  }

  /** Whether a line has no such word, nor can lead to one below it: what ends it stands behind a blank, and is no colon. */
  #isProse(start: number): boolean {
    const end = this.#text.indexOf("\n", start);
    const line = this.#text.slice(start, end < 0 ? this.#text.length : end).trim().toLowerCase();
    return line.includes(" ") && !line.endsWith(":") && !line.includes("bug") && !line.includes("lp");
  }

  /** The mention that begins on a line, or an offset on the last line that needs no other try. */
  #matchAt(line: number): { readonly mention: BugMention; readonly lineEnd: number } | number {
    const start = this.#skip(isBlank, line);
    const word = this.#skip(isPrefixUnit, start);
    const behind = this.#skip(isGap, word);
    const afterWord = this.#matchCore(behind);
    if (afterWord !== undefined) return this.#mention(start, word, behind, afterWord);
    // Lines of nothing but white space and colons all lead to the same place.
    if (word === start) return Math.max(line, this.#text.lastIndexOf("\n", behind - 1));
    const last = this.#lastSegment(start, word);
    const inWord = this.#matchCore(last);
    return inWord === undefined ? line : this.#mention(start, last, last, inWord);
  }

  #mention(start: number, prefixEnd: number, core: number, { number, end, lineEnd }: Core) {
    const prefix = prefixEnd > start ? this.#text.slice(start, prefixEnd) : undefined;
    const range = { start: prefix === undefined ? core : start, end };
    return { mention: { prefix, number, effect: effectOf(prefix), range }, lineEnd };
  }

  /** Where the piece behind a word's last hyphen begins; the word itself without a hyphen. */
  #lastSegment(start: number, end: number): number {
    return start + this.#text.slice(start, end).lastIndexOf("-") + 1;
  }

  /** `bug` or `lp`, once or more, then a number that ends its line. */
  #matchCore(from: number): Core | undefined {
    if (from <= this.#dead) return undefined;
    let position = from;
    let words = 0;
    for (;;) {
      const word = this.#skipBug(position);
      if (word === position) break;
      words++;
      position = this.#skip(isBugGap, word);
    }
    if (words === 0) return undefined;
    const end = this.#skip(isDigit, position);
    const lineEnd = end > position ? this.#lineEndBehind(end) : undefined;
    if (lineEnd !== undefined) return { number: this.#text.slice(position, end), end, lineEnd };
    this.#dead = position - 1;
    return undefined;
  }

  /** The end of the line if only white space comes before it. */
  #lineEndBehind(position: number): number | undefined {
    const end = this.#skip(isLineRest, position);
    return end === this.#text.length || this.#text[end] === "\n" ? end : undefined;
  }

  /** Behind `bug` or `lp` as a word of its own; the offset itself where there is none. Before it never stands a part of a word. */
  #skipBug(from: number): number {
    const lower = this.#text.slice(from, from + 3).toLowerCase();
    const end = from + (lower === "bug" ? 3 : lower.startsWith("lp") ? 2 : 0);
    return isWordUnit(this.#text.charAt(end)) ? from : end;
  }

  /** Behind the units from an offset on that are as they should be. */
  #skip(isMeant: (unit: string) => boolean, from: number): number {
    let end = from;
    while (isMeant(this.#text.charAt(end))) end++;
    return end;
  }
}
