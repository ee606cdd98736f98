import type { Properties } from "./collection-node.js";
import { MappingNode, SequenceNode } from "./collection-node.js";
import { keepAnchor } from "./properties.js";
import type { Scan } from "./scan.js";
import { CLOSE_BRACE, CLOSE_BRACKET, OPEN_BRACE } from "./units.js";

/** Reads `{}` or `[]` at the scan's position, which stand behind every tenth key of values; `undefined` where the bracket holds more. */
export function readEmptyBrackets(scan: Scan, properties: Properties): MappingNode | SequenceNode | undefined {
  const { text, position } = scan;
  const isMapping = text.charCodeAt(position) === OPEN_BRACE;
  if (text.charCodeAt(position + 1) !== (isMapping ? CLOSE_BRACE : CLOSE_BRACKET)) return undefined;
  const node = isMapping ? new MappingNode(true, position, properties) : new SequenceNode(true, position, properties);
  keepAnchor(scan, node);
  scan.position = position + 2;
  node.close(scan.position);
  return node;
}
