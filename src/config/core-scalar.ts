/** The value that a plain scalar has in YAML 1.2's core schema (10.3.2): no dates, no `yes`, no binary numbers. */
export function readCoreScalar(text: string): string | number | boolean | null {
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  // Most scalars are words, and each expression takes its time to compile.
  return "+-.0123456789".includes(text.charAt(0)) ? readNumber(text) : text;
}

const WORDS = new Map<string, boolean | null>([
  ...["~", "null", "Null", "NULL", ""].map((word) => [word, null] as const),
  ...["true", "True", "TRUE"].map((word) => [word, true] as const),
  ...["false", "False", "FALSE"].map((word) => [word, false] as const),
]);

function readNumber(text: string): string | number {
  if (/^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(text) || /^0x[0-9a-fA-F]+$/.test(text)) return Number(text);
  if (/^0o[0-7]+$/.test(text)) return Number.parseInt(text.slice(2), 8);
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(text)) return text.startsWith("-") ? -Infinity : Infinity;
  return /^\.(?:nan|NaN|NAN)$/.test(text) ? NaN : text;
}
