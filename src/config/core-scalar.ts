/** The value that a plain scalar has in YAML 1.2's core schema (10.3.2): no dates, no `yes`, no binary numbers. */
export function readCoreScalar(text: string): string | number | boolean | null {
  if (NULL.test(text)) return null;
  if (BOOLEAN.test(text)) return text[0]?.toLowerCase() === "t";
  if (OCTAL.test(text)) return Number.parseInt(text.slice(2), 8);
  if (NUMBER.test(text) || HEXADECIMAL.test(text)) return Number(text);
  if (INFINITY.test(text)) return text.startsWith("-") ? -Infinity : Infinity;
  return NOT_A_NUMBER.test(text) ? NaN : text;
}

const NULL = /^(?:~|[Nn]ull|NULL)?$/;
const BOOLEAN = /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/;
const OCTAL = /^0o[0-7]+$/;
const HEXADECIMAL = /^0x[0-9a-fA-F]+$/;
const NUMBER = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const INFINITY = /^[-+]?\.(?:inf|Inf|INF)$/;
const NOT_A_NUMBER = /^\.(?:nan|NaN|NAN)$/;
