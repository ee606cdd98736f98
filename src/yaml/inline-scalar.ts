import type { Range } from "../model/text.js";
import type { Properties } from "./collection-node.js";
import { decodeFlowScalar } from "./decode-flow-scalar.js";
import type { Alias, ScalarStyle } from "./node.js";
import type { PlainEnd } from "./plain.js";
import { endOfName } from "./properties.js";
import { readQuoted } from "./quoted.js";
import { ScalarNode } from "./scalar-node.js";
import type { Scan } from "./scan.js";
import { SINGLE_QUOTE } from "./units.js";

/** A scalar in one of the three styles that may stand inside a line. */
function scalarOf(scan: Scan, style: ScalarStyle, range: Range, content: Range, needsDecoding: boolean, properties: Properties): ScalarNode {
  const { text } = scan;
  const decode = needsDecoding ? () => decodeFlowScalar(text, content, style) : undefined;
  return new ScalarNode(text, style, range, content, properties, decode);
}

/** The node for a plain scalar that was measured; goes on where it stopped. */
export function plainNode(scan: Scan, start: number, plain: PlainEnd, properties: Properties): ScalarNode {
  const range = { start, end: plain.end };
  scan.position = plain.stop;
  return scalarOf(scan, "plain", range, range, plain.isFolded, properties);
}

/** Reads a quoted scalar; `spansLines` tells whether it could be a key. */
export function quotedNode(scan: Scan, parentIndent: number, inFlow: boolean, properties: Properties): { readonly node: ScalarNode; readonly spansLines: boolean } {
  const start = scan.position;
  const style = scan.text.charCodeAt(start) === SINGLE_QUOTE ? "single" : "double";
  const quoted = readQuoted(scan, start, parentIndent, inFlow);
  scan.position = quoted.end;
  const content = { start: start + 1, end: quoted.contentEnd };
  const node = scalarOf(scan, style, { start, end: quoted.end }, content, quoted.needsDecoding, properties);
  return { node, spansLines: quoted.spansLines };
}

/** Reads `*name`. The alias stands for what the anchor means here, before any later anchor of that name. */
export function aliasNode(scan: Scan): Alias {
  const start = scan.position;
  const end = endOfName(scan.text, start + 1);
  scan.position = end;
  const name = scan.text.slice(start + 1, end);
  return { kind: "alias", range: { start, end }, name, target: scan.anchors.get(name) };
}
