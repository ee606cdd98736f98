import type { Range, SourceText } from "../model/text.js";
import type { Properties } from "./collection-node.js";
import { decodeFlowScalar } from "./decode-flow-scalar.js";
import type { Alias, ScalarStyle } from "./node.js";
import type { PlainEnd } from "./plain.js";
import { endOfName } from "./properties.js";
import type { QuotedEnd } from "./quoted.js";
import { readQuoted } from "./quoted.js";
import type { Decode } from "./scalar-node.js";
import { ScalarNode } from "./scalar-node.js";
import type { Scan } from "./scan.js";
import { SINGLE_QUOTE } from "./units.js";

/** Reads a value that is more than its own text when it is looked at. */
const decodeLater = ({ text }: Scan, content: Range, style: ScalarStyle) => () => decodeFlowScalar(text, content, style);

/** The node for a plain scalar that was measured; goes on where it stopped. */
export function plainNode(scan: Scan, start: number, plain: PlainEnd, properties: Properties): ScalarNode {
  const range = { start, end: plain.end };
  scan.position = plain.stop;
  return new ScalarNode(scan.text, "plain", range, plain.isFolded ? decodeLater(scan, range, "plain") : undefined, properties);
}

/** Reads a quoted scalar; `spansLines` tells whether it could be a key. */
export function quotedNode(scan: Scan, parentIndent: number, inFlow: boolean, properties: Properties): { readonly node: ScalarNode; readonly spansLines: boolean } {
  const start = scan.position;
  const style = scan.text.charCodeAt(start) === SINGLE_QUOTE ? "single" : "double";
  const quoted = readQuoted(scan, start, parentIndent, inFlow);
  scan.position = quoted.end;
  const node = new ScalarNode(scan.text, style, { start, end: quoted.end }, contentOf(scan, start + 1, quoted, style), properties);
  return { node, spansLines: quoted.spansLines };
}

/** Nothing of nearly all scalars, which are the text between their quotes. */
function contentOf(scan: Scan, start: number, { end, contentEnd, needsDecoding }: QuotedEnd, style: ScalarStyle): SourceText | Decode | undefined {
  if (!needsDecoding && contentEnd === end - 1) return undefined;
  const content = { start, end: contentEnd };
  return needsDecoding ? decodeLater(scan, content, style) : { value: scan.text.slice(start, contentEnd), range: content };
}

/** Reads `*name`. The alias stands for what the anchor means here, before any later anchor of that name. */
export function aliasNode(scan: Scan): Alias {
  const start = scan.position;
  const end = endOfName(scan.text, start + 1);
  scan.position = end;
  const name = scan.text.slice(start + 1, end);
  return { kind: "alias", range: { start, end }, name, target: scan.anchors.get(name) };
}
