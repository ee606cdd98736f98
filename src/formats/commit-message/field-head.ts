/** What stands before the value of a field. */
export interface FieldHead {
  /** Blanks, and a bullet with its blank. */
  readonly lead: string;
  readonly key: string;
  readonly separator: string;
}

/** More words than this before a colon are prose. */
const MOST_WORDS = 5;
const BULLETS = "*+•-";

/**
 * The head of a line that is written as a trailer is, or nearly so: blanks and a bullet, then words with a colon behind them
 * (`Closes Bug: 1`), or a hyphenated word with a number behind it (`closes-bug #1`, `Closes-Bug 1`). Without regular expressions, which
 * take longer to compile than one message to read.
 */
export function readFieldHead(text: string): FieldHead | undefined {
  const start = endOfLead(text);
  const found = findColon(text, start) ?? findNumber(text, start);
  return found && { lead: text.slice(0, start), key: text.slice(start, found.keyEnd), separator: text.slice(found.keyEnd, found.end) };
}

/** Where a key ends, and what parts it from the value. */
interface KeyEnd {
  readonly keyEnd: number;
  readonly end: number;
}

function endOfLead(text: string): number {
  const start = skipBlanks(text, 0);
  const behind = skipBlanks(text, start + 1);
  return BULLETS.includes(text.charAt(start) || "\n") && behind > start + 1 ? behind : start;
}

function findColon(text: string, start: number): KeyEnd | undefined {
  for (let words = 0, at = start; words < MOST_WORDS && isLetter(text.charCodeAt(at)); words++) {
    const keyEnd = endOfWord(text, at);
    at = skipBlanks(text, keyEnd);
    if (text.charAt(at) === ":") return { keyEnd, end: skipSpace(text, at + 1) };
    if (at === keyEnd) return undefined;
  }
  return undefined;
}

function findNumber(text: string, start: number): KeyEnd | undefined {
  const keyEnd = endOfHyphenated(text, start);
  if (keyEnd === undefined) return undefined;
  const blanks = skipBlanks(text, keyEnd);
  const end = text.charAt(blanks) === "#" ? skipBlanks(text, blanks + 1) : blanks;
  return end > keyEnd && isDigit(text.charCodeAt(end)) ? { keyEnd, end } : undefined;
}

/** Letters and single hyphens, of these one at least, and none at an end. */
function endOfHyphenated(text: string, start: number): number | undefined {
  let pieces = 0;
  for (let at = start; ; at++) {
    const from = at;
    while (isLetter(text.charCodeAt(at))) at++;
    if (at === from) return undefined;
    pieces++;
    if (text.charAt(at) !== "-") return pieces > 1 ? at : undefined;
  }
}

function endOfWord(text: string, start: number): number {
  let end = start;
  while (isLetter(text.charCodeAt(end)) || isDigit(text.charCodeAt(end)) || "_-".includes(text.charAt(end) || "\n")) end++;
  return end;
}

function skipBlanks(text: string, start: number): number {
  let end = start;
  while (text.charAt(end) === " " || text.charAt(end) === "\t") end++;
  return end;
}

/** White space of every kind. */
const skipSpace = (text: string, start: number): number => text.length - text.slice(start).trimStart().length;

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;
const isLetter = (unit: number): boolean => (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
