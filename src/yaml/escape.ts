import { CR, LF, skipBlanks } from "./units.js";

export interface Escape {
  readonly units: string;
  /** Behind the escape. */
  readonly end: number;
}

const SHORT: ReadonlyMap<string, string> = new Map([
  ["0", "\0"],
  ["a", "\x07"],
  ["b", "\b"],
  ["t", "\t"],
  ["\t", "\t"],
  ["n", "\n"],
  ["v", "\v"],
  ["f", "\f"],
  ["r", "\r"],
  ["e", "\x1b"],
  [" ", " "],
  ['"', '"'],
  ["/", "/"],
  ["\\", "\\"],
  ["N", "\u0085"],
  ["_", "\u00a0"],
  ["L", "\u2028"],
  ["P", "\u2029"],
]);

const DIGITS: ReadonlyMap<string, number> = new Map([
  ["x", 2],
  ["u", 4],
  ["U", 8],
]);

/** The escape whose backslash is at `position` (YAML 1.2, 5.7). One that YAML does not know stands for itself. */
export function readEscape(text: string, position: number): Escape {
  const letter = text.charAt(position + 1);
  const short = SHORT.get(letter);
  if (short !== undefined) return { units: short, end: position + 2 };
  const unit = text.charCodeAt(position + 1);
  if (unit === LF) return { units: "", end: skipBlanks(text, position + 2) };
  if (unit === CR && text.charCodeAt(position + 2) === LF) return { units: "", end: skipBlanks(text, position + 3) };
  const digits = DIGITS.get(letter);
  if (digits === undefined) return { units: text.slice(position, position + 2), end: position + 2 };
  const hex = text.slice(position + 2, position + 2 + digits);
  const code = hex.length === digits && /^[0-9a-fA-F]+$/.test(hex) ? Number.parseInt(hex, 16) : Number.NaN;
  const isKnown = code <= 0x10ffff;
  if (!isKnown) return { units: text.slice(position, position + 2), end: position + 2 };
  return { units: String.fromCodePoint(code), end: position + 2 + digits };
}
