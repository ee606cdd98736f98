import { isDocumentMarker } from "./marker.js";
import type { Scan } from "./scan.js";
import {
  AMPERSAND, BACKSLASH, BANG, CLOSE_BRACE, COLON, COMMA, CLOSE_BRACKET, CR, DASH, DOUBLE_QUOTE, HASH, isBlank, isLineEnd, isSpaceOrEnd, LF, OPEN_BRACE,
  PERCENT, SINGLE_QUOTE, SPACE, skipBlanks,
} from "./units.js";

export interface QuotedEnd {
  /** Behind the closing quote; without one, behind the last unit that is taken to belong to it. */
  readonly end: number;
  /** Behind the last unit of the content. */
  readonly contentEnd: number;
  /** Whether the content is more than its own text: escapes, line breaks. */
  readonly needsDecoding: boolean;
  readonly spansLines: boolean;
}

/**
 * Finds the end of the quoted scalar that opens at `start`. YAML's own reading wins wherever it is possible. Where it is
 * not, quotes inside `{{ … }}` and `{% … %}` belong to the template, and a quote that is never closed ends with its line.
 */
export function readQuoted(scan: Scan, start: number, parentIndent: number, inFlow: boolean): QuotedEnd {
  const text = scan.text;
  const quote = text.charCodeAt(start);
  let needsDecoding = false;
  let firstLineEnd = -1;
  let inTemplate = false;
  let insideTemplate = -1;
  let at = start + 1;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === quote) {
      if (quote === SINGLE_QUOTE && text.charCodeAt(at + 1) === SINGLE_QUOTE) {
        needsDecoding = true;
        at++;
        continue;
      }
      const isInside = inTemplate && inFlow && isBeforeBraces(scan, at + 1);
      if ((firstLineEnd < 0 && !inTemplate) || (!isInside && endsWell(text, at + 1, inFlow))) return { end: at + 1, contentEnd: at, needsDecoding, spansLines: firstLineEnd >= 0 };
      if (!inTemplate) {
        scan.hasRareness ||= isProperty(text, skipBlanks(text, at + 1));
        break;
      }
      if (insideTemplate < 0) insideTemplate = at;
    } else if (unit === BACKSLASH) {
      if (quote !== DOUBLE_QUOTE) continue;
      needsDecoding = true;
      if (text.charCodeAt(at + 1) !== LF && text.charCodeAt(at + 1) !== CR) at++;
    } else if (unit === LF) {
      if (insideTemplate >= 0) break;
      if (firstLineEnd < 0) firstLineEnd = text.charCodeAt(at - 1) === CR ? at - 1 : at;
      if (!mayGoOn(scan, quote, at + 1, parentIndent)) break;
      needsDecoding = true;
    } else if (unit === OPEN_BRACE) {
      const next = text.charCodeAt(at + 1);
      if (next === OPEN_BRACE || next === PERCENT) inTemplate = true;
    } else if (unit === CLOSE_BRACE) {
      const before = text.charCodeAt(at - 1);
      if (before === CLOSE_BRACE || before === PERCENT) inTemplate = false;
    }
  }
  if (insideTemplate >= 0 && firstLineEnd < 0) {
    return { end: insideTemplate + 1, contentEnd: insideTemplate, needsDecoding, spansLines: false };
  }
  recoverQuote(scan, quote, Math.min(at, text.length), "a quote that is not closed");
  const end = firstLineEnd < 0 ? Math.min(at, text.length) : firstLineEnd;
  return { end, contentEnd: end, needsDecoding, spansLines: false };
}

/** The `yaml` package takes a quote that is escaped at the end of such a line for the closing one. */
function recoverQuote(scan: Scan, quote: number, lineEnd: number, reason: string): void {
  const last = scan.text.charCodeAt(lineEnd - 1) === CR ? lineEnd - 2 : lineEnd - 1;
  const escape = quote === DOUBLE_QUOTE ? BACKSLASH : SINGLE_QUOTE;
  if (scan.text.charCodeAt(last) === quote && scan.text.charCodeAt(last - 1) === escape) scan.suspect(reason);
  else scan.recover(reason);
}

/** Whether an anchor or a tag begins, which the `yaml` package lets stand behind a quote. */
function isProperty(text: string, position: number): boolean {
  const unit = text.charCodeAt(position);
  return unit === AMPERSAND || unit === BANG;
}

/** Whether `}}` follows: likelier the template's end than the end of two mappings. */
function isBeforeBraces(scan: Scan, position: number): boolean {
  const at = skipBlanks(scan.text, position);
  const isBefore = scan.text.charCodeAt(at) === CLOSE_BRACE && scan.text.charCodeAt(at + 1) === CLOSE_BRACE;
  if (isBefore) scan.recover("a quote inside a template");
  return isBefore;
}

/** Whether what follows a closing quote can follow one. */
function endsWell(text: string, position: number, inFlow: boolean): boolean {
  const at = skipBlanks(text, position);
  if (isLineEnd(text, at)) return true;
  const unit = text.charCodeAt(at);
  if (unit === HASH) return at > position;
  if (unit === COLON) return inFlow || isSpaceOrEnd(text.charCodeAt(at + 1));
  return inFlow && (unit === COMMA || unit === CLOSE_BRACKET || unit === CLOSE_BRACE);
}

/**
 * Whether a quoted scalar may go on in the line that starts at `position`. YAML wants it deeper than its parent; others
 * do not, so there only a line that clearly is something else ends it.
 */
function mayGoOn(scan: Scan, quote: number, position: number, parentIndent: number): boolean {
  const text = scan.text;
  let at = position;
  while (text.charCodeAt(at) === SPACE) at++;
  const indent = at - position;
  if (indent === 0 && isDocumentMarker(text, at)) {
    scan.hasRareness = true;
    return false;
  }
  if (indent > parentIndent) return true;
  at = skipBlanks(text, at);
  if (isLineEnd(text, at)) return true;
  recoverQuote(scan, quote, position - 1, "a quoted scalar that is not indented");
  return !startsEntry(text, at);
}

/** Whether a line's content begins as an item or a pair does: `- `, `some.key:`. */
function startsEntry(text: string, position: number): boolean {
  let at = position;
  const first = text.charCodeAt(at);
  if (first === DASH && isSpaceOrEnd(text.charCodeAt(at + 1))) return true;
  if (first === DOUBLE_QUOTE || first === SINGLE_QUOTE) at++;
  while (isKeyUnit(text.charCodeAt(at))) at++;
  if (at === position) return false;
  if (text.charCodeAt(at) === first) at++;
  while (isBlank(text.charCodeAt(at))) at++;
  return text.charCodeAt(at) === COLON && isSpaceOrEnd(text.charCodeAt(at + 1));
}

/** Letters, digits and `-./_`: what keys are made of. */
function isKeyUnit(unit: number): boolean {
  return (unit >= 0x2d && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || unit === 0x5f || (unit >= 0x61 && unit <= 0x7a);
}
