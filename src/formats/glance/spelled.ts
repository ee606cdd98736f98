import { hasLoneReturn } from "../../model/text.js";
import { endOfLine, LONGEST_LINE, matchesAt, someOccurrence } from "./occurrences.js";
import { LETTER } from "./word-finder.js";

/** The codes of ASCII units that can be part of a reference, of a key, or of what stands around one. */
const CODE = "(?!7f|0[0-8bcef]|1|[89a-f])[\\da-f]{2}";

/** An escape that spells such a unit, behind its backslash. */
const SPELLED_UNIT = `(?:x|u00|u000000)${CODE}`;

/** A line's end; or the same in a string that is itself in a string, three deep at most. */
const BREAK = "(?:\\r?\\n|\\\\{2,15}(?:r\\\\{1,15})?n)";

const ESCAPE = new RegExp(`\\\\${SPELLED_UNIT}`, "iy");
const ESCAPES = new RegExp(`\\\\+${SPELLED_UNIT}`, "gi");

/** What may stand in a word, beside letters, digits and dashes. */
const SIGNS = ".:/{}\"'`";

/** A line break in a word that a backslash takes back. */
const JOINED = new RegExp(`\\\\${BREAK}(?<=[\\w${SIGNS}-]\\\\${BREAK})[ \\t]*[\\w${SIGNS}$\\\\-]`, "y");

/** One of these stands wherever an escape spells a unit. */
export const ESCAPE_MARKS = ["\\x", "\\X", "\\u", "\\U"];
/** One of these stands in every text in which a line's end may tear a word: a backslash in a word that takes it back; the same in a string in a string; a lone carriage return. */
export const JOINT_MARKS = [LETTER, ...Array.from(`0123456789_-${SIGNS}`)].flatMap((unit) => [`${unit}\\\n`, `${unit}\\\r`]);
export const BREAK_MARKS = ["\\\\\\", "\r"];

/**
 * Whether something in a text may read otherwise than it is written, so that words cannot be searched for in it: words torn by a line's
 * end, a carriage return that may end a line, or an escape in a line that matters once the unit stands in its place.
 */
export function mayBeSpelled(text: string, matters: (line: string) => boolean): boolean {
  if (hasLoneReturn(text)) return true;
  // A line may have many escapes, and is looked at once.
  let harmlessUntil = -1;
  return someOccurrence(text, "\\", (at) => {
    if (matchesAt(JOINED, text, at)) return true;
    if (at < harmlessUntil || !matchesAt(ESCAPE, text, at)) return false;
    harmlessUntil = endOfLine(text, at);
    return spellsWhatMatters(text, at, matters);
  });
}

/** Whether an escape at a place, which is a backslash, makes a line matter. */
export function isSpelledAt(text: string, at: number, matters: (line: string) => boolean): boolean {
  return matchesAt(ESCAPE, text, at) && spellsWhatMatters(text, at, matters);
}

function spellsWhatMatters(text: string, at: number, matters: (line: string) => boolean): boolean {
  const line = text.slice(text.lastIndexOf("\n", at) + 1, endOfLine(text, at));
  return line.length > LONGEST_LINE || matters(line.replace(ESCAPES, spelledUnit));
}

const spelledUnit = (escape: string): string => String.fromCharCode(Number.parseInt(escape.slice(-2), 16));

let last = { text: "", answer: false };

/** Whether an action (`{{ … }}`) goes over the end of a line, so that a line may be part of it without showing it. Asked for many lines of one text. */
export function hasLongAction(text: string): boolean {
  if (last.text !== text) last = { text, answer: findLongAction(text) };
  // Strings that are alike but not the same are compared in full each time.
  last.text = text;
  return last.answer;
}

function findLongAction(text: string): boolean {
  let close = 0;
  let lineEnd = 0;
  for (let open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", open + 2)) {
    if (close < open + 2) close = text.indexOf("}}", open + 2);
    if (close < 0) return false;
    if (lineEnd < open) lineEnd = text.indexOf("\n", open);
    if (lineEnd < 0) return false;
    if (lineEnd < close) return true;
  }
  return false;
}
