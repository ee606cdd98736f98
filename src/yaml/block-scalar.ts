import type { Properties } from "./collection-node.js";
import { readComment } from "./comment.js";
import { decodeBlock } from "./decode-block.js";
import type { Scan } from "./scan.js";
import { ScalarNode } from "./scalar-node.js";
import { endOfFreeLine } from "./structure-free.js";
import { isConflictMarker, isDocumentMarker } from "./marker.js";
import { CR, DASH, endOfWord, GREATER, HASH, isLineEnd, LESS, LF, nextLine, NINE, OPEN_BRACE, PLUS, skipBlanks, SPACE, TAB, ZERO } from "./units.js";

export type Chomping = "clip" | "keep" | "strip";

export interface BlockHeader {
  readonly isFolded: boolean;
  readonly chomping: Chomping;
  /** The indentation indicator, or 0. */
  readonly indent: number;
  /** The end of the header's line, where its break stands. */
  readonly end: number;
}

/** Reads `|` or `>` with its indicators and comment (YAML 1.2, 8.1.1); `undefined` if more follows, as in `>=1.0`. */
export function readBlockHeader(scan: Scan, start: number): BlockHeader | undefined {
  const text = scan.text;
  let chomping: Chomping = "clip";
  let indent = 0;
  let at = start + 1;
  for (; ; at++) {
    const unit = text.charCodeAt(at);
    if (unit === PLUS) chomping = "keep";
    else if (unit === DASH) chomping = "strip";
    else if (unit > ZERO && unit <= NINE) indent = unit - ZERO;
    else break;
  }
  let end = skipBlanks(text, at);
  if (!isLineEnd(text, end)) {
    if (text.charCodeAt(end) !== HASH || end === at) return undefined;
    readComment(scan, end);
    end = scan.position;
  }
  return { isFolded: text.charCodeAt(start) === GREATER, chomping, indent, end };
}

/**
 * Reads the lines of a block scalar whose parent stands in column `parentIndent` and makes its node; goes on behind them.
 * Lines of template blocks alone do not end it, wherever they stand, if text of the scalar follows.
 */
export function readBlockScalar(scan: Scan, start: number, header: BlockHeader, parentIndent: number, properties: Properties): ScalarNode {
  const text = scan.text;
  const bodyStart = nextLine(text, header.end);
  const first = firstTextLine(scan, bodyStart, parentIndent + 1);
  const indent = header.indent > 0 ? Math.max(parentIndent, 0) + header.indent : first.indent;
  const contentEnd = first.indent > parentIndent ? endOfLines(scan, first.at, indent, parentIndent) : first.at;
  if (text.charCodeAt(skipSpaces(text, contentEnd)) === TAB) scan.doubt ??= "a tab behind a block scalar";
  scan.position = header.chomping === "keep" ? contentEnd : dropBlankLines(text, bodyStart, contentEnd, first.indent);
  const body = { start: bodyStart, end: scan.position };
  const range = { start, end: scan.position };
  return new ScalarNode(text, header.isFolded ? "folded" : "literal", range, () => decodeBlock(text, body, header, indent), properties);
}

interface TextLine {
  /** Its start, or the text's end. */
  readonly at: number;
  /** How many spaces it begins with. */
  readonly indent: number;
}

/** The first line with a text. One of templates alone that stands outside the scalar does not count if a deeper one follows. */
function firstTextLine(scan: Scan, from: number, minimum: number): TextLine {
  const text = scan.text;
  let at = from;
  for (;;) {
    const unitAt = skipSpaces(text, at);
    const indent = unitAt - at;
    if (unitAt >= text.length) return { at, indent };
    if (!isLineEnd(text, unitAt)) {
      if (indent >= minimum) return { at, indent };
      const behind = textBehindFreeLines(scan, at);
      return behind === undefined || behind.indent < minimum ? { at, indent } : behind;
    }
    at = nextLine(text, unitAt);
  }
}

/** The start of the first line that does not belong to a scalar indented by `indent`; blank lines before it belong to it. */
function endOfLines(scan: Scan, from: number, indent: number, parentIndent: number): number {
  const text = scan.text;
  let at = from;
  while (at < text.length) {
    const unitAt = skipSpaces(text, at);
    if (unitAt === at && indent === 0 && isDocumentMarker(text, at)) return at;
    const isShort = unitAt - at < indent;
    if (isShort && unitAt === text.length) return at;
    if (isShort && !isLineEnd(text, unitAt)) {
      const behind = goesOn(scan, at, unitAt, parentIndent);
      if (behind < 0) return at;
      at = behind;
    } else at = nextLine(text, unitAt);
  }
  return text.length;
}

/** Where reading goes on behind a line that is not indented enough, if the scalar takes it all the same; else -1. */
function goesOn(scan: Scan, lineStart: number, unitAt: number, parentIndent: number): number {
  const unit = scan.text.charCodeAt(unitAt);
  if (unitAt === lineStart && isDocumentMarker(scan.text, unitAt)) return -1;
  if (unitAt - lineStart > parentIndent && unit !== HASH && unit !== TAB) {
    if (parentIndent < 0) return -1;
    // A key without a text may stand there, to the `yaml` package.
    scan.hasRareness ||= endOfWord(scan.text, unitAt) === unitAt;
    scan.recover("a block scalar with a line that is not indented enough");
    return nextLine(scan.text, unitAt);
  }
  const behind = textBehindFreeLines(scan, lineStart);
  return behind !== undefined && behind.indent > parentIndent ? behind.at : -1;
}

/** The first line with a text behind the structure-free lines at `from`; `undefined` if there are none. */
function textBehindFreeLines(scan: Scan, from: number): TextLine | undefined {
  const text = scan.text;
  let at = from;
  let passed = false;
  while (at < text.length) {
    let unitAt = skipSpaces(text, at);
    const indent = unitAt - at;
    unitAt = skipBlanks(text, unitAt);
    if (!isLineEnd(text, unitAt)) {
      const end = freeEnd(scan, at, unitAt);
      if (end < 0) return passed ? { at, indent } : undefined;
      passed = true;
      unitAt = end;
    }
    at = nextLine(text, unitAt);
  }
  return undefined;
}

function freeEnd(scan: Scan, lineStart: number, unitAt: number): number {
  if (unitAt === lineStart && isConflictMarker(scan.text, unitAt)) return unitAt;
  const unit = scan.text.charCodeAt(unitAt);
  return unit === OPEN_BRACE || unit === LESS ? endOfFreeLine(scan, unitAt) : -1;
}

/** Where the body ends without the blank lines at its end; its first line stays, and so do lines deeper than `indent`. */
function dropBlankLines(text: string, bodyStart: number, contentEnd: number, indent: number): number {
  let end = contentEnd;
  for (;;) {
    let blanksEnd = text.charCodeAt(end - 1) === LF ? end - 1 : end;
    if (text.charCodeAt(blanksEnd - 1) === CR) blanksEnd--;
    let at = blanksEnd;
    while (text.charCodeAt(at - 1) === SPACE) at--;
    if (at <= bodyStart || text.charCodeAt(at - 1) !== LF || blanksEnd - at > indent) return end;
    end = at;
  }
}

function skipSpaces(text: string, position: number): number {
  let at = position;
  while (text.charCodeAt(at) === SPACE) at++;
  return at;
}
