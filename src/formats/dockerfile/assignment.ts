import type { SourceText } from "../../model/text.js";
import type { Instruction } from "./instruction.js";
import type { LogicalLine } from "./logical-line.js";
import { sliceLine } from "./logical-line.js";
import { isSpace } from "./whitespace.js";

/** `name=value` as ARG, ENV and LABEL write it; quotes and escapes are still there. */
export interface Assignment {
  readonly name: SourceText;
  /** `undefined` for a name alone: an ARG without a default. */
  readonly value: SourceText | undefined;
  readonly whole: SourceText;
}

/** An ARG's names, with their defaults (BuildKit's `parseNameOrNameVal`). */
export function readArguments(instruction: Instruction, escape: string): readonly Assignment[] {
  return splitWords(instruction, escape).map(([from, to]) => assignmentIn(instruction.line, from, to));
}

/** An ENV's or LABEL's pairs; the old spelling `ENV name the rest` has one (BuildKit's `parseNameVal`). */
export function readPairs(instruction: Instruction, escape: string): readonly Assignment[] {
  const { line, to } = instruction;
  const words = splitWords(instruction, escape);
  const [first] = words;
  if (first === undefined) return [];
  if (line.text.slice(first[0], first[1]).includes("=")) return words.map(([from, end]) => assignmentIn(line, from, end));
  const gap = /[\t\v\f\r ]+/.exec(line.text.slice(first[0], to));
  const nameEnd = gap === null ? to : first[0] + gap.index;
  const value = gap === null ? undefined : sliceLine(line, nameEnd + gap[0].length, to);
  return [{ name: sliceLine(line, first[0], nameEnd), value, whole: sliceLine(line, first[0], to) }];
}

function assignmentIn(line: LogicalLine, from: number, to: number): Assignment {
  const whole = sliceLine(line, from, to);
  const equals = whole.value.indexOf("=");
  if (equals < 0) return { name: whole, value: undefined, whole };
  return { name: sliceLine(line, from, from + equals), value: sliceLine(line, from + equals + 1, to), whole };
}

/** Where words begin and end: at blanks outside of quotes; an escape character protects the unit behind it. */
function splitWords({ line: { text }, from, to }: Instruction, escape: string): readonly (readonly [number, number])[] {
  const words: [number, number][] = [];
  let start: number | undefined;
  let quote: string | undefined;
  for (let at = from; at < to; at++) {
    const char = text.charAt(at);
    if (quote === undefined && isSpace(char)) {
      if (start !== undefined) words.push([start, at]);
      start = undefined;
      continue;
    }
    start ??= at;
    if (char === quote) quote = undefined;
    else if (quote === undefined && (char === "'" || char === '"')) quote = char;
    // Nothing is escaped between single quotes.
    else if (char === escape && quote !== "'") at++;
  }
  if (start !== undefined) words.push([start, to]);
  return words;
}
