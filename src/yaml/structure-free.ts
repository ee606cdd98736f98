import type { Scan } from "./scan.js";
import { HASH, isBlank, isLineEnd, LESS, OPEN_BRACE, skipBlanks } from "./units.js";

/** Whether a line whose first unit is at `position` holds nothing but template blocks, and perhaps a comment behind them. */
export function isStructureFree(scan: Scan, position: number): boolean {
  const unit = scan.text.charCodeAt(position);
  if (unit !== OPEN_BRACE && unit !== LESS) return false;
  return endOfFreeLine(scan, position) >= 0;
}

/** Where such a line ends (its line break is not included), or -1. A block may go over several lines. */
export function endOfFreeLine(scan: Scan, position: number): number {
  const text = scan.text;
  let at = position;
  for (;;) {
    const end = scan.templates.endAt(at);
    if (end < 0) return -1;
    scan.noteTemplateComment(at, end);
    at = skipBlanks(text, end);
    if (isLineEnd(text, at) || (text.charCodeAt(at) === HASH && isBlank(text.charCodeAt(at - 1)))) return at;
  }
}

/** Behind the blocks at a line's head that write nothing, such as `{{- if … }}`. */
export function skipStatements(scan: Scan, position: number): number {
  let at = position;
  for (;;) {
    const unit = scan.text.charCodeAt(at);
    if ((unit !== OPEN_BRACE && unit !== LESS) || !scan.templates.isStatement(at)) return at;
    const end = scan.templates.endAt(at);
    if (end < 0) return at;
    scan.noteTemplateComment(at, end);
    at = skipBlanks(scan.text, end);
  }
}
