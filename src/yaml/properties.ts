import type { Properties } from "./collection-node.js";
import { NO_PROPERTIES } from "./collection-node.js";
import type { Node } from "./node.js";
import type { Scan } from "./scan.js";
import { AMPERSAND, BANG, CLOSE_BRACE, COMMA, CLOSE_BRACKET, GREATER, isFlowIndicator, isSpaceOrEnd, LESS, skipBlanks } from "./units.js";

/**
 * Reads the anchors and tags at the scan's position (YAML 1.2, 6.9) and the blanks behind them; on one line. What only
 * looks like one (`&& x`, `!{{ x }}`) is left for a plain scalar.
 */
export function readProperties(scan: Scan, inFlow: boolean): Properties {
  const { text } = scan;
  let properties = NO_PROPERTIES;
  for (;;) {
    const start = scan.position;
    const unit = text.charCodeAt(start);
    if (unit !== AMPERSAND && unit !== BANG) return properties;
    const end = unit === AMPERSAND ? endOfName(text, start + 1) : endOfTag(text, start + 1, inFlow);
    if (unit === AMPERSAND && end === start + 1) return properties;
    const next = text.charCodeAt(end);
    const isWhole = isSpaceOrEnd(next) || (inFlow && (next === COMMA || next === CLOSE_BRACKET || next === CLOSE_BRACE));
    if (!isWhole || scan.placeholderEnd(start) >= 0) return properties;
    properties =
      unit === AMPERSAND ? { ...properties, anchor: text.slice(start + 1, end) } : { ...properties, tag: text.slice(start, end) };
    scan.position = skipBlanks(text, end);
  }
}

/** Behind the name of an anchor or alias: it ends at white space and flow indicators, nothing else. */
export function endOfName(text: string, position: number): number {
  let at = position;
  for (;;) {
    const unit = text.charCodeAt(at);
    if (isSpaceOrEnd(unit) || isFlowIndicator(unit)) return at;
    at++;
  }
}

function endOfTag(text: string, position: number, inFlow: boolean): number {
  let at = position;
  if (text.charCodeAt(at) === LESS) {
    while (!isSpaceOrEnd(text.charCodeAt(at)) && text.charCodeAt(at) !== GREATER) at++;
    return text.charCodeAt(at) === GREATER ? at + 1 : at;
  }
  for (;;) {
    const unit = text.charCodeAt(at);
    if (isSpaceOrEnd(unit) || (isFlowIndicator(unit) && (inFlow || unit !== COMMA))) return at;
    at++;
  }
}

/** Lets aliases that follow find a node. */
export function keepAnchor(scan: Scan, node: Node): void {
  if (node.kind !== "alias" && node.anchor !== undefined) scan.anchors.set(node.anchor, node);
}

export function merge(first: Properties, second: Properties): Properties {
  if (first === NO_PROPERTIES) return second;
  if (second === NO_PROPERTIES) return first;
  return { anchor: second.anchor ?? first.anchor, tag: second.tag ?? first.tag };
}
