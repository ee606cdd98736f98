/**
 * Spells `value` so that it can replace `spot`, the text of a whole scalar with its quotes or block header. Keeps the
 * quotes that are there; adds some where YAML 1.1 or 1.2 would not read a plain `value` as exactly this string.
 */
export function encodeScalar(value: string, spot: string): string {
  const style = spot.charAt(0);
  // A block scalar's range takes its last line break along.
  const tail = style === "|" || style === ">" ? (/\r?\n$/.exec(spot)?.[0] ?? "") : "";
  if (style === '"') return doubleQuoted(value);
  if (style === "'" && isPrintable(value)) return `'${value.replaceAll("'", "''")}'`;
  return (isPlain(value) ? value : doubleQuoted(value)) + tail;
}

/** Spells `value` for the place right behind a key's colon that has no value yet. */
export function encodeAsValue(value: string): string {
  return " " + encodeScalar(value, "");
}

/** Units that mean nothing to YAML inside a scalar, in a block or in brackets, and a colon that white space does not follow. */
const PLAIN = /^[\w./][\w./@+:=~^$%*()<>!;-]*$/;

/**
 * Words and shapes that one schema or another turns into something else than a string: the types of YAML 1.1
 * (yaml.org/type: null, bool, int, float, timestamp, merge, value) and the core schema of YAML 1.2 (10.3.2).
 */
const TYPED: readonly RegExp[] = [
  /^(?:y|yes|n|no|true|false|on|off|null|\.inf|\.nan|[-+]\.inf|~|=|<<)$/i,
  /^[-+]?(?:\d[\d_]*)?(?:\.[\d_]*)?(?:e[-+]?[\d_]*)?$/i,
  /^[-+]?0[xob][\da-f_]*$/i,
  /^[-+]?[\d_]+(?::[\d_]+)+(?:\.[\d_]*)?$/,
  /^\d{4}-\d\d?-\d\d?(?:$|[Tt])/,
  /^(?:---|\.\.\.)$/,
];

function isPlain(value: string): boolean {
  return PLAIN.test(value) && !value.endsWith(":") && !TYPED.some((shape) => shape.test(value));
}

/** Whether a single-quoted scalar on one line can hold the value. */
function isPrintable(value: string): boolean {
  return /^[\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe]*$/.test(value);
}

/** JSON's escapes are YAML's, too; what JSON leaves and YAML may take for a line break or not print is escaped as well. */
function doubleQuoted(value: string): string {
  return JSON.stringify(value).replace(/[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
