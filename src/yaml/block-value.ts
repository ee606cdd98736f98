import type { BlockStack } from "./block-stack.js";
import { readBlockHeader, readBlockScalar } from "./block-scalar.js";
import type { Properties } from "./collection-node.js";
import { NO_PROPERTIES } from "./collection-node.js";
import { readEmptyBrackets } from "./empty-brackets.js";
import { readFlow } from "./flow.js";
import { aliasNode, plainNode, quotedNode } from "./inline-scalar.js";
import type { Node } from "./node.js";
import { readPlain } from "./plain.js";
import { merge, readProperties } from "./properties.js";
import type { Scan } from "./scan.js";
import {
  ASTERISK, COLON, DASH, DOUBLE_QUOTE, GREATER, HASH, isBlank, isLineEnd, isSpaceOrEnd, OPEN_BRACE, OPEN_BRACKET, PERCENT, PIPE, QUESTION, SINGLE_QUOTE,
  skipBlanks,
} from "./units.js";

interface ReadNode {
  readonly node: Node;
  readonly spansLines: boolean;
}

/** Reads the value that follows a colon on its line, if there is one, and gives it to the innermost mapping. */
export function readInlineValue(stack: BlockStack): void {
  const { scan } = stack;
  scan.position = skipBlanks(scan.text, scan.position);
  if (isAtEnd(scan)) return;
  const properties = readProperties(scan, false);
  if (isAtEnd(scan)) {
    stack.top.properties = properties;
    return;
  }
  stack.attach(readOne(scan, properties, stack.top.column, true).node);
}

/**
 * Reads the node that begins a line of a block, or follows a dash, with what stands in front of it. Answers `undefined`
 * when the line holds an anchor or a tag alone: they are kept for the node on the next lines.
 */
export function readBlockNode(stack: BlockStack): ReadNode | undefined {
  const { scan, top } = stack;
  const properties = readProperties(scan, false);
  if (properties !== NO_PROPERTIES && isIndicator(scan)) scan.doubt ??= "an indicator behind an anchor or a tag";
  if (isAtEnd(scan)) {
    top.properties = merge(top.properties, properties);
    return undefined;
  }
  return readOne(scan, properties, top.column, false);
}

/** Whether a node that was just read is a key: a colon follows, and white space. */
export function isBlockKey(scan: Scan, node: Node): boolean {
  if (node.kind === "scalar" && (node.style === "literal" || node.style === "folded")) return false;
  const at = skipBlanks(scan.text, scan.position);
  return scan.text.charCodeAt(at) === COLON && isSpaceOrEnd(scan.text.charCodeAt(at + 1));
}

function isIndicator(scan: Scan): boolean {
  const unit = scan.text.charCodeAt(scan.position);
  return (unit === QUESTION || unit === COLON || unit === DASH) && isSpaceOrEnd(scan.text.charCodeAt(scan.position + 1));
}

function isAtEnd(scan: Scan): boolean {
  const { text, position } = scan;
  return isLineEnd(text, position) || (text.charCodeAt(position) === HASH && isBlank(text.charCodeAt(position - 1)));
}

/** The `yaml` package lets it pass. */
const MARK_BEHIND_HEADER = /[|>][-+\d]*[ \t]+(?:---|\.\.\.)/y;

function readOne(scan: Scan, own: Properties, parentIndent: number, isInline: boolean): ReadNode {
  const start = scan.position;
  const unit = scan.text.charCodeAt(start);
  if (scan.placeholderEnd(start) < 0) {
    if (unit === DOUBLE_QUOTE || unit === SINGLE_QUOTE) return quotedNode(scan, parentIndent, false, own);
    if (unit === OPEN_BRACKET || (unit === OPEN_BRACE && !opensTemplate(scan, start))) return readBrackets(scan, parentIndent, own);
    if (unit === PIPE || unit === GREATER) {
      const header = readBlockHeader(scan, start);
      if (header !== undefined) {
        const node = readBlockScalar(scan, start, header, parentIndent, own);
        return { node, spansLines: true };
      }
      MARK_BEHIND_HEADER.lastIndex = start;
      scan.hasRareness ||= MARK_BEHIND_HEADER.test(scan.text);
      scan.recover("a block scalar with text behind its indicator");
    }
    if (unit === ASTERISK && !isSpaceOrEnd(scan.text.charCodeAt(start + 1))) return { node: aliasNode(scan), spansLines: false };
  }
  const plain = readPlain(scan, start, parentIndent, isInline);
  return { node: plainNode(scan, start, plain, own), spansLines: plain.isFolded };
}

function opensTemplate(scan: Scan, position: number): boolean {
  const next = scan.text.charCodeAt(position + 1);
  if (next === OPEN_BRACE && scan.templates.endAt(position) < 0) scan.suspect("a template that is not closed");
  return next === OPEN_BRACE || ((next === PERCENT || next === HASH) && scan.templates.endAt(position) >= 0);
}

function readBrackets(scan: Scan, parentIndent: number, properties: Properties): ReadNode {
  const empty = readEmptyBrackets(scan, properties);
  if (empty !== undefined) return { node: empty, spansLines: false };
  const start = scan.position;
  const node = readFlow(scan, parentIndent, properties);
  const firstBreak = scan.text.indexOf("\n", start);
  return { node, spansLines: firstBreak >= 0 && firstBreak < scan.position };
}
