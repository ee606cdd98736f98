import type { Range, SourceText } from "../model/text.js";
import type { ScalarStyle } from "./node.js";
import { Decoded } from "./decoded.js";
import { readEscape } from "./escape.js";
import { BACKSLASH, CR, isBlank, isLineEnd, LF, SINGLE_QUOTE, skipBlanks } from "./units.js";

/**
 * The value of a plain or quoted scalar (YAML 1.2, 6.5 and 7.3): white space around line breaks goes, one break becomes a
 * space, n become n - 1 line feeds; `''` and escapes are resolved.
 */
export function decodeFlowScalar(text: string, content: Range, style: ScalarStyle): SourceText {
  const decoded = new Decoded(text);
  let copied = content.start;
  let at = content.start;
  while (at < content.end) {
    const unit = text.charCodeAt(at);
    if (isBlank(unit)) {
      const behind = Math.min(skipBlanks(text, at), content.end);
      if (behind < content.end && isLineEnd(text, behind)) {
        decoded.copy(copied, at);
        copied = at = fold(text, at, behind, content.end, decoded);
      } else at = behind;
    } else if (unit === LF || (unit === CR && text.charCodeAt(at + 1) === LF)) {
      decoded.copy(copied, at);
      copied = at = fold(text, at, at, content.end, decoded);
    } else if (unit === BACKSLASH && style === "double") {
      decoded.copy(copied, at);
      const escape = readEscape(text, at);
      decoded.add(escape.units, at, escape.end);
      copied = at = escape.end;
    } else if (unit === SINGLE_QUOTE && style === "single") {
      decoded.copy(copied, at);
      decoded.add("'", at, at + 2);
      copied = at = at + 2;
    } else at++;
  }
  decoded.copy(copied, content.end);
  return decoded.finish(content.end);
}

/** Folds the line breaks from `breakAt` on; white space before them begins at `start`. Answers where the text goes on. */
function fold(text: string, start: number, breakAt: number, end: number, decoded: Decoded): number {
  let breaks = 0;
  let at = breakAt;
  while (at < end) {
    if (isLineEnd(text, at)) {
      at += text.charCodeAt(at) === CR ? 2 : 1;
      breaks++;
    } else if (isBlank(text.charCodeAt(at))) at++;
    else break;
  }
  decoded.add(breaks === 1 ? " " : "\n".repeat(breaks - 1), start, at);
  return at;
}
