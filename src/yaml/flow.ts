import type { Properties } from "./collection-node.js";
import { MappingNode, NO_PROPERTIES, SequenceNode } from "./collection-node.js";
import { FlowFrame } from "./flow-frame.js";
import { aliasNode, plainNode, quotedNode } from "./inline-scalar.js";
import { isDocumentMarker } from "./marker.js";
import { DEEPEST } from "./limits.js";
import { isFlowColon, readFlowPlain } from "./plain.js";
import { keepAnchor, merge, readProperties } from "./properties.js";
import type { Scan } from "./scan.js";
import { endOfFreeLine, isStructureFree } from "./structure-free.js";
import { readComment } from "./comment.js";
import {
  AMPERSAND, ASTERISK, BANG, CLOSE_BRACE, CLOSE_BRACKET, COLON, COMMA, DOUBLE_QUOTE, HASH, isLineEnd, isSpaceOrEnd, nextLine,
  OPEN_BRACE, OPEN_BRACKET, QUESTION, SINGLE_QUOTE, skipBlanks, SPACE,
} from "./units.js";

/** Reads the collection in brackets at the scan's position, over as many lines as it takes, without recursion. */
export function readFlow(scan: Scan, parentIndent: number, properties: Properties): MappingNode | SequenceNode {
  return new FlowReader(scan, parentIndent).read(properties);
}

class FlowReader {
  readonly #scan: Scan;
  readonly #parentIndent: number;
  readonly #frames: FlowFrame[] = [];
  /** Brackets beyond the depth limit, which are read as if they were not there. */
  #ignored = 0;

  constructor(scan: Scan, parentIndent: number) {
    this.#scan = scan;
    this.#parentIndent = parentIndent;
  }

  read(properties: Properties): MappingNode | SequenceNode {
    const outer = this.#open(properties);
    const scan = this.#scan;
    const frames = this.#frames;
    frames.push(outer);
    for (;;) {
      const frame = frames.at(-1);
      if (frame === undefined) return outer.node;
      if (!this.#toNextToken()) break;
      this.#readToken(frame);
    }
    scan.recover("a bracket that is not closed");
    while (frames.length > 0) this.#close(scan.position);
    return outer.node;
  }

  #open(properties: Properties): FlowFrame {
    const scan = this.#scan;
    const start = scan.position++;
    const isMapping = scan.text.charCodeAt(start) === OPEN_BRACE;
    const node = isMapping ? new MappingNode(true, start, properties) : new SequenceNode(true, start, properties);
    keepAnchor(scan, node);
    return new FlowFrame(node);
  }

  /** Closes the innermost bracket; `end` is behind it. */
  #close(end: number): void {
    const frame = this.#frames.pop();
    if (frame === undefined) return;
    frame.finishEntry(this.#scan.text, this.#scan.position);
    frame.node.close(end);
    this.#frames.at(-1)?.add(frame.node, true);
  }

  /** Moves over white space, comments and line ends; false where the collection must end, at the end of a line. */
  #toNextToken(): boolean {
    const scan = this.#scan;
    const { text } = scan;
    for (;;) {
      const at = skipBlanks(text, scan.position);
      if (at >= text.length) {
        scan.position = at;
        return false;
      }
      if (isLineEnd(text, at)) {
        if (!this.#toNextLine(at)) return false;
      } else if (text.charCodeAt(at) === HASH && isSpaceOrEnd(text.charCodeAt(at - 1))) readComment(scan, at);
      else {
        scan.position = at;
        return true;
      }
    }
  }

  /** Goes to the next line's first unit, if that line can belong to the collection; else stays at this line's end. */
  #toNextLine(lineEnd: number): boolean {
    const scan = this.#scan;
    const { text } = scan;
    const start = nextLine(text, lineEnd);
    let at = start;
    while (text.charCodeAt(at) === SPACE) at++;
    const indent = at - start;
    at = skipBlanks(text, at);
    const isContent = at < text.length && !isLineEnd(text, at) && text.charCodeAt(at) !== HASH;
    if (isContent && isStructureFree(scan, at)) scan.position = endOfFreeLine(scan, at);
    else if (isContent && !this.#mayStand(at, indent)) {
      scan.position = lineEnd;
      return false;
    } else scan.position = at;
    return true;
  }

  /** YAML wants lines deeper than the parent. Only closing brackets, quotes and brackets are believed elsewhere. */
  #mayStand(at: number, indent: number): boolean {
    if (indent === 0 && isDocumentMarker(this.#scan.text, at)) return false;
    if (indent > this.#parentIndent) return true;
    const unit = this.#scan.text.charCodeAt(at);
    if (unit === CLOSE_BRACE || unit === CLOSE_BRACKET) return true;
    this.#scan.recover("brackets around lines that are not indented");
    return unit === DOUBLE_QUOTE || unit === SINGLE_QUOTE || unit === OPEN_BRACE || unit === OPEN_BRACKET || unit === COMMA;
  }

  #readToken(frame: FlowFrame): void {
    const scan = this.#scan;
    const at = scan.position;
    switch (scan.text.charCodeAt(at)) {
      case COMMA:
        frame.finishEntry(scan.text, scan.position);
        scan.position++;
        return;
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        this.#closeAt(frame, at);
        return;
      case COLON:
        if (frame.isAdjacent || isFlowColon(scan.text, at)) this.#readColon(frame, at);
        else this.#readNode(frame);
        return;
      case QUESTION:
        if (isSpaceOrEnd(scan.text.charCodeAt(at + 1)) && frame.isEmpty) {
          frame.markExplicit(at);
          scan.position++;
        } else this.#readNode(frame);
        return;
      default:
        this.#readNode(frame);
    }
  }

  #closeAt(frame: FlowFrame, at: number): void {
    if (this.#ignored > 0) {
      this.#ignored--;
      this.#scan.position = at + 1;
      return;
    }
    const isBrace = this.#scan.text.charCodeAt(at) === CLOSE_BRACE;
    if (isBrace !== (frame.node.kind === "mapping")) this.#scan.recover("brackets that do not match");
    this.#close(at + 1);
    this.#scan.position = at + 1;
  }

  #readColon(frame: FlowFrame, at: number): void {
    if (frame.hasColon) this.#scan.recover("two colons in one entry");
    else frame.markColon(this.#scan.text, at);
    this.#scan.position = at + 1;
    frame.properties = NO_PROPERTIES;
  }

  #readNode(frame: FlowFrame): void {
    const scan = this.#scan;
    const unit = scan.text.charCodeAt(scan.position);
    if (unit === AMPERSAND || unit === BANG) {
      const before = scan.position;
      const found = readProperties(scan, true);
      frame.properties = merge(frame.properties, found);
      if (scan.position > before) return;
    }
    if (!frame.awaitsNode) {
      scan.recover("a comma that is missing");
      frame.finishEntry(scan.text, scan.position);
    }
    const { properties } = frame;
    frame.properties = NO_PROPERTIES;
    if (unit === OPEN_BRACKET || (unit === OPEN_BRACE && scan.templates.endAt(scan.position) < 0)) this.#enter(properties);
    else if (unit === ASTERISK) frame.add(aliasNode(scan), false);
    else if (unit === DOUBLE_QUOTE || unit === SINGLE_QUOTE) {
      const { node } = quotedNode(scan, this.#parentIndent, true, properties);
      keepAnchor(scan, node);
      frame.add(node, true);
    } else {
      const start = scan.position;
      const node = plainNode(scan, start, readFlowPlain(scan, start, this.#parentIndent), properties);
      keepAnchor(scan, node);
      frame.add(node, false);
    }
  }

  #enter(properties: Properties): void {
    const inner = this.#open(properties);
    if (this.#frames.length < DEEPEST) {
      this.#frames.push(inner);
      return;
    }
    this.#scan.doubt ??= "nested too deep";
    this.#ignored++;
  }
}
