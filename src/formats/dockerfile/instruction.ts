import type { SourceText } from "../../model/text.js";
import { sliceSource } from "../../model/text.js";
import type { LogicalLine } from "./logical-line.js";
import { pickUnits, sliceLine } from "./logical-line.js";
import { isSpace, skipSpaces, trimEndTo } from "./whitespace.js";

/** A `--name=value` before an instruction's arguments, its quotes and escapes taken off. */
export interface Flag {
  /** With its dashes. */
  readonly name: string;
  /** `undefined` when no `=` follows the name. */
  readonly value: SourceText | undefined;
  readonly whole: SourceText;
}

/** One line of a Dockerfile, parted as BuildKit's `splitCommand` does. */
export interface Instruction {
  readonly line: LogicalLine;
  /** In upper case. */
  readonly name: string;
  readonly word: SourceText;
  readonly flags: readonly Flag[];
  /** The arguments behind the flags: a stretch of the line without blanks around it. */
  readonly from: number;
  readonly to: number;
}

/** What parts an instruction's words; other white space belongs to them. */
const BLANKS = /[\t\v\f\r ]+/;

/** Reads the instruction that begins at unit `start` of the line; `escape` is the file's escape character. */
export function readInstruction(line: LogicalLine, start: number, escape: string): Instruction {
  const { text } = line;
  const to = trimEndTo(text, start, text.length);
  const from = skipSpaces(text, start, to);
  let wordEnd = from;
  while (wordEnd < to && !BLANKS.test(text.charAt(wordEnd))) wordEnd++;
  const word = sliceLine(line, from, wordEnd);
  const { flags, end } = readFlags(line, wordEnd, to, escape);
  return { line, name: word.value.toUpperCase(), word, flags, from: skipSpaces(text, end, to), to };
}

/** The arguments' text. */
export const argumentsOf = (instruction: Instruction): string => instruction.line.text.slice(instruction.from, instruction.to);

/** The arguments parted at blanks, quotes or not; the first `most` of them. */
export function splitArguments({ line, from, to }: Instruction, most = Infinity): readonly SourceText[] {
  const words: SourceText[] = [];
  for (let at = from; at < to && words.length < most; ) {
    let end = at;
    while (end < to && !BLANKS.test(line.text.charAt(end))) end++;
    words.push(sliceLine(line, at, end));
    while (end < to && BLANKS.test(line.text.charAt(end))) end++;
    at = end;
  }
  return words;
}

function readFlags(line: LogicalLine, from: number, to: number, escape: string): { readonly flags: readonly Flag[]; readonly end: number } {
  const { text } = line;
  const flags: Flag[] = [];
  for (let at = skipSpaces(text, from, to); ; ) {
    // A copy has no room for more.
    if (text[at] !== "-" || text[at + 1] !== "-" || at + 1 >= to) return { flags: flags.slice(), end: at };
    const { units, end } = readFlagWord(text, at, to, escape);
    if (units.length === 2) return { flags, end };
    flags.push(flagOf(pickUnits(line, units)));
    at = skipSpaces(text, end, to);
  }
}

function flagOf(whole: SourceText): Flag {
  const equals = whole.value.indexOf("=");
  if (equals < 0) return { name: whole.value, value: undefined, whole };
  return { name: whole.value.slice(0, equals), value: sliceSource(whole, equals + 1, whole.value.length), whole };
}

/** The units that make up the flag at `at`, and the position behind it. A quote that never closes ends with the line. */
function readFlagWord(text: string, at: number, to: number, escape: string): { readonly units: readonly number[]; readonly end: number } {
  const units: number[] = [];
  let quote: string | undefined;
  let position = at;
  for (; position < to; position++) {
    const char = text.charAt(position);
    if (quote === undefined && isSpace(char)) break;
    if (char === quote) quote = undefined;
    else if (quote === undefined && (char === "'" || char === '"')) quote = char;
    else if (char !== escape) units.push(position);
    else if (++position < to) units.push(position);
  }
  return { units, end: Math.min(position, to) };
}
