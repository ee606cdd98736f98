import { isDocumentMarker } from "./marker.js";
import type { Scan } from "./scan.js";
import { isStructureFree } from "./structure-free.js";
import {
  COLON, CR, DASH, DOLLAR, HASH, isBlank, isFlowIndicator, isLineEnd, isSpaceOrEnd, LESS, LF, nextLine, OPEN_BRACE, SPACE, TAB,
} from "./units.js";

export interface PlainEnd {
  /** Behind the last unit of the content. */
  readonly end: number;
  /** Where it stopped: at a colon, a line's end, the blank before a comment, a flow indicator. */
  readonly stop: number;
  /** Whether it goes over several lines. */
  readonly isFolded: boolean;
}

/** A plain scalar of a block, whose lines stand deeper than `parentIndent`. On its key's line (`isInline`) a colon cannot make it a key. */
export function readPlain(scan: Scan, from: number, parentIndent: number, isInline: boolean): PlainEnd {
  const line = new PlainLine();
  line.read(scan, from, isInline, false);
  let { end, stop } = line;
  let isFolded = line.spansLines;
  const isOnlyTemplate = line.isOnlyTemplate;
  while (!line.isBroken && isLineEnd(scan.text, stop)) {
    const start = continuation(scan, stop, parentIndent);
    if (start < 0 || (isOnlyTemplate && isItem(scan.text, start))) break;
    line.read(scan, start, false, false);
    if (scan.text.charCodeAt(line.stop) === COLON) break;
    ({ end, stop } = line);
    isFolded = true;
  }
  return { end, stop, isFolded };
}

/** A plain scalar inside brackets. */
export function readFlowPlain(scan: Scan, from: number, parentIndent: number): PlainEnd {
  const line = new PlainLine();
  line.read(scan, from, false, true);
  let { end, stop } = line;
  let isFolded = line.spansLines;
  while (isLineEnd(scan.text, stop)) {
    const start = continuation(scan, stop, parentIndent);
    if (start < 0 || isFlowIndicator(scan.text.charCodeAt(start))) break;
    if (scan.text.charCodeAt(start) === COLON && isFlowColon(scan.text, start)) break;
    line.read(scan, start, false, true);
    ({ end, stop } = line);
    isFolded = true;
  }
  return { end, stop, isFolded };
}

/** Whether the colon at `position` separates a key from its value inside brackets. */
export function isFlowColon(text: string, position: number): boolean {
  const next = text.charCodeAt(position + 1);
  return isSpaceOrEnd(next) || isFlowIndicator(next);
}

const isItem = (text: string, position: number): boolean =>
  text.charCodeAt(position) === DASH && isSpaceOrEnd(text.charCodeAt(position + 1));

/** Where a scalar that was cut by the line's end at `stop` goes on, over blank lines, or -1. */
function continuation(scan: Scan, stop: number, parentIndent: number): number {
  const text = scan.text;
  let start = nextLine(text, stop);
  let hasTab = false;
  for (;;) {
    let at = start;
    while (text.charCodeAt(at) === SPACE) at++;
    const indent = at - start;
    while (isBlank(text.charCodeAt(at))) at++;
    if (at >= text.length) return -1;
    if (!isLineEnd(text, at)) {
      if (indent <= parentIndent || text.charCodeAt(at) === HASH) return -1;
      if (indent === 0 && isDocumentMarker(text, at)) return -1;
      if (isStructureFree(scan, at)) return -1;
      if (hasTab) scan.suspect("a tab in a line that is not indented");
      return at;
    }
    hasTab ||= indent <= parentIndent && at > start + indent;
    start = nextLine(text, at);
  }
}

/** One line of a plain scalar. */
class PlainLine {
  end = 0;
  stop = 0;
  spansLines = false;
  isOnlyTemplate = false;
  /** Whether it holds what YAML forbids here, so that the next line is not part of it. */
  isBroken = false;

  read(scan: Scan, from: number, isInline: boolean, inFlow: boolean): void {
    const text = scan.text;
    const length = text.length;
    this.isOnlyTemplate = false;
    let end = from;
    let at = from;
    if (scan.placeholder !== undefined) at = end = Math.max(from, scan.placeholderEnd(from));
    loop: for (; at < length; at++) {
      const unit = text.charCodeAt(at);
      switch (unit) {
        case SPACE:
        case TAB:
          if (text.charCodeAt(at + 1) === HASH) break loop;
          continue;
        case LF:
          break loop;
        case CR:
          if (text.charCodeAt(at + 1) === LF) break loop;
          break;
        case COLON:
          if (inFlow ? isFlowColon(text, at) : isSpaceOrEnd(text.charCodeAt(at + 1))) {
            if (!isInline) break loop;
            this.isBroken = true;
            scan.recover("a mapping on its key's line");
          }
          break;
        case OPEN_BRACE:
        case LESS:
        case DOLLAR: {
          const behind = scan.templates.endAt(at);
          if (behind >= 0) {
            scan.noteTemplateComment(at, behind);
            this.isOnlyTemplate = at === from || (this.isOnlyTemplate && at === end);
            this.spansLines ||= scan.templates.spansLines;
            end = behind;
            at = behind - 1;
            continue;
          }
          if (inFlow && unit === OPEN_BRACE) break loop;
          break;
        }
        default:
          if (inFlow && isFlowIndicator(unit)) break loop;
      }
      this.isOnlyTemplate = false;
      end = at + 1;
    }
    this.end = end;
    this.stop = at;
  }
}
