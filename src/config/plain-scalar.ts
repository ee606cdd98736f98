import type { ConfigScalar } from "./config-node.js";
import { readCoreScalar } from "./core-scalar.js";

/** A scalar with its text, which as a key it is known by. */
export interface PlainScalar extends ConfigScalar {
  readonly text: string;
}

/** What a plain scalar may not begin with, or not always. */
const MARKS = "-?:,[]{}#&*!|>'\"%@`";
const FLOW_MARKS = ",[]{}";

/**
 * Reads the scalar that begins at an offset: plain, or quoted with few escapes, on one line. `undefined` for any other.
 * @param inFlow whether it stands between brackets or braces
 */
export function readPlainScalar(text: string, start: number, inFlow: boolean): PlainScalar | undefined {
  const first = text.charAt(start);
  if (first === "'") return readSingleQuoted(text, start);
  if (first === '"') return readDoubleQuoted(text, start);
  const end = MARKS.includes(first) ? start : endOfPlain(text, start, inFlow);
  if (end === start) return undefined;
  const written = text.slice(start, end);
  return { kind: "scalar", value: readCoreScalar(written), text: written, range: { start, end } };
}

/** Behind the last unit that is no blank, before what ends a plain scalar on its line. */
function endOfPlain(text: string, start: number, inFlow: boolean): number {
  let end = start;
  for (let at = start; at < text.length; at++) {
    const unit = text.charAt(at);
    if (unit === "\n" || (inFlow && FLOW_MARKS.includes(unit))) break;
    if (unit === " ") continue;
    if (unit === "#" && end < at) break;
    if (unit === ":" && isColon(text, at, inFlow)) break;
    end = at + 1;
  }
  return end;
}

/** Whether a colon is one that parts a key from its value. */
function isColon(text: string, at: number, inFlow: boolean): boolean {
  const next = text.charAt(at + 1);
  return next === " " || next === "\n" || next === "" || (inFlow && FLOW_MARKS.includes(next));
}

function readSingleQuoted(text: string, start: number): PlainScalar | undefined {
  let end = start;
  do {
    end = text.indexOf("'", end + 1);
    if (end < 0) return undefined;
  } while (text.charAt(end + 1) === "'" && ++end > 0);
  return quoted(text, start, end + 1, (inner) => inner.replaceAll("''", "'"));
}

function readDoubleQuoted(text: string, start: number): PlainScalar | undefined {
  let end = start;
  do {
    end = text.indexOf('"', end + 1);
    if (end < 0) return undefined;
  } while (isEscaped(text, end));
  return quoted(text, start, end + 1, unescape);
}

/** Whether an odd number of backslashes stands before a unit. */
function isEscaped(text: string, at: number): boolean {
  let start = at;
  while (text.charAt(start - 1) === "\\") start--;
  return (at - start) % 2 === 1;
}

function quoted(text: string, start: number, end: number, decode: (inner: string) => string | undefined): PlainScalar | undefined {
  const inner = text.slice(start + 1, end - 1);
  if (inner.includes("\n")) return undefined;
  const value = decode(inner);
  return value === undefined ? undefined : { kind: "scalar", value, text: value, range: { start, end } };
}

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\", '"': '"', "/": "/", n: "\n", t: "\t" };

/** `undefined` for escapes that hardly anybody writes. */
function unescape(inner: string): string | undefined {
  if (!inner.includes("\\")) return inner;
  const pieces: string[] = [];
  let from = 0;
  for (let at = inner.indexOf("\\"); at >= 0; at = inner.indexOf("\\", from)) {
    const unit = ESCAPES[inner.charAt(at + 1)];
    if (unit === undefined) return undefined;
    pieces.push(inner.slice(from, at), unit);
    from = at + 2;
  }
  return pieces.join("") + inner.slice(from);
}
