import type { DirectiveName } from "./directive.js";
import { DIRECTIVE_NAMES } from "./directive.js";
import { nearest } from "./nearest.js";

/** What other linters call it. */
const SYNONYM = /^(?:ignore|skip|suppress|allow|nolint|off|disabled?)(?=-|$)/i;

/** The directive that a misspelt one (without `taglint-`) was meant to be; `undefined` when it may be a word of its own. */
export function nearestDirective(written: string): DirectiveName | undefined {
  // `ignore` alone is most often written above a line; `disable` alone would be the rest of the file.
  if (/^[a-z]+$/i.test(written) && SYNONYM.test(written) && !/^disable/i.test(written)) return "disable-next-line";
  const meant = nearest(written, DIRECTIVE_NAMES) ?? nearest(written.replace(SYNONYM, "disable"), DIRECTIVE_NAMES);
  return DIRECTIVE_NAMES.find((known) => known === meant) ?? (SYNONYM.test(written) ? "disable-next-line" : undefined);
}
