import { mappingAt, leaveSequence, sequenceAt } from "./block-place.js";
import type { BlockStack } from "./block-stack.js";
import type { MappingNode } from "./collection-node.js";
import type { Node } from "./node.js";
import { isBlockKey, readBlockNode, readInlineValue } from "./block-value.js";
import { readComment } from "./comment.js";
import { DEEPEST } from "./limits.js";
import type { Scan } from "./scan.js";
import { emptyScalar, wordNode } from "./scalar-node.js";
import { COLON, DASH, endOfWord, HASH, isBlank, isLineEnd, isSpaceOrEnd, LF, nextLine, QUESTION, skipBlanks } from "./units.js";

/**
 * Reads a line of a block from its first unit, at `position` in column `column`, with all the lines that its last value
 * takes. Goes on at the start of a line.
 */
export function readEntry(stack: BlockStack, position: number, column: number): void {
  const { scan } = stack;
  const { text } = scan;
  stack.closeTo(column);
  const shift = column - position;
  let at = position;
  for (let indicators = 0; ; indicators++) {
    const unit = text.charCodeAt(at);
    if (indicators > DEEPEST) {
      scan.doubt ??= "nested too deep";
      scan.position = nextLine(text, at);
      return;
    }
    if ((unit !== DASH && unit !== QUESTION && unit !== COLON) || !isSpaceOrEnd(text.charCodeAt(at + 1))) break;
    if (unit === DASH) stack.addItem(sequenceAt(stack, at + shift, at), at + 1);
    else if (unit === QUESTION) openExplicitKey(stack, at, at + shift);
    else openExplicitValue(stack, at, at + shift);
    at = skipBlanks(text, at + 1);
    if (isLineEnd(text, at) || isComment(text, at)) {
      finishLine(scan, at);
      return;
    }
  }
  scan.position = at;
  readKeyOrNode(stack, at + shift);
}

function readKeyOrNode(stack: BlockStack, column: number): void {
  const { scan } = stack;
  const start = scan.position;
  const end = endOfWordKey(scan.text, start);
  if (end >= 0 && scan.placeholderEnd(start) < 0) {
    readPair(stack, mappingAt(stack, column, start), wordNode(scan.text, start, end), end + 1);
    return;
  }
  const node = readBlockNode(stack);
  if (node === undefined) {
    finishLine(scan, scan.position);
    return;
  }
  const colon = isBlockKey(scan, node.node) ? skipBlanks(scan.text, scan.position) : -1;
  if (colon >= 0 && !node.spansLines) {
    readPair(stack, mappingAt(stack, column, node.node.range.start), node.node, colon + 1);
    return;
  }
  if (stack.top.awaits !== "nothing" && stack.top.column < column) stack.attach(node.node);
  else scan.recover("a text that belongs to nothing");
  finishLine(scan, scan.position);
}

/** Where the colon behind a key stands that is a single word, as nearly all are; -1 for any other line. */
function endOfWordKey(text: string, start: number): number {
  const end = endOfWord(text, start);
  return end > start && text.charCodeAt(end) === COLON && isSpaceOrEnd(text.charCodeAt(end + 1)) ? end : -1;
}

function readPair(stack: BlockStack, mapping: MappingNode, key: Node, colonEnd: number): void {
  const { scan } = stack;
  stack.addPair(mapping, key, colonEnd);
  scan.position = colonEnd;
  readInlineValue(stack);
  finishLine(scan, scan.position);
}

function openExplicitKey(stack: BlockStack, position: number, column: number): void {
  stack.scan.hasRareness = true;
  const mapping = mappingAt(stack, column, position);
  stack.addPair(mapping, emptyScalar(stack.scan.text, position + 1), position + 1);
  stack.top.awaits = "key";
  stack.top.isExplicit = true;
}

/** A colon at a line's head: the value of an explicit key, or of a key that is empty. */
function openExplicitValue(stack: BlockStack, position: number, column: number): void {
  stack.scan.hasRareness = true;
  leaveSequence(stack, column);
  const { top } = stack;
  if (top.awaits === "key" && top.column < column) stack.scan.doubt ??= "a colon inside an explicit key";
  if (top.awaits === "value" && top.column === column) stack.scan.doubt ??= "a colon where a value should be";
  const pair = top.node?.kind === "mapping" && top.column === column ? top.node.pairs.at(-1) : undefined;
  if (pair !== undefined && top.isExplicit) {
    pair.colonEnd = position + 1;
    top.awaits = "value";
    top.isExplicit = false;
    stack.lastEnd = position + 1;
    return;
  }
  const mapping = mappingAt(stack, column, position);
  stack.addPair(mapping, emptyScalar(stack.scan.text, position), position + 1);
}

const isComment = (text: string, at: number): boolean => text.charCodeAt(at) === HASH && isBlank(text.charCodeAt(at - 1));

/** Goes to the start of the next line over blanks and a comment; anything else there is not YAML and is passed over. */
export function finishLine(scan: Scan, position: number): void {
  const { text } = scan;
  scan.position = position;
  const isBehindBlockScalar = text.charCodeAt(position - 1) === LF;
  if (isBehindBlockScalar) return;
  const at = skipBlanks(text, position);
  if (isComment(text, at)) readComment(scan, at);
  else if (text.charCodeAt(at) === COLON) scan.suspect("a colon behind a value");
  else if (!isLineEnd(text, at)) scan.recover("text behind a value");
  scan.position = nextLine(text, Math.max(at, scan.position));
}
