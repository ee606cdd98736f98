import { textOf, valueAt } from "./entries.js";
import type { Mapping, Node } from "./node.js";

/** The value that a way of keys leads to, through mappings alone. */
export function nodeBelow(mapping: Mapping, keys: readonly string[]): Node | undefined {
  let node: Node | undefined = mapping;
  for (const key of keys) node = node?.kind === "mapping" ? valueAt(node, key) : undefined;
  return node;
}

/** The mapping there; `undefined` for anything else. */
export function mappingBelow(mapping: Mapping, keys: readonly string[]): Mapping | undefined {
  const node = nodeBelow(mapping, keys);
  return node?.kind === "mapping" ? node : undefined;
}

/** The items of the list there, empty ones included, so that each has its number. */
export function itemsBelow(mapping: Mapping, keys: readonly string[]): readonly (Node | undefined)[] {
  const node = nodeBelow(mapping, keys);
  return node?.kind === "sequence" ? node.items : [];
}

/** Those of its items that are mappings. */
export const mappingsBelow = (mapping: Mapping, keys: readonly string[]): readonly Mapping[] => itemsBelow(mapping, keys).filter((item) => item?.kind === "mapping");

/** The text of those of its items that are scalars. */
export const textsBelow = (mapping: Mapping, keys: readonly string[]): readonly string[] => itemsBelow(mapping, keys).flatMap((item) => textOf(item) ?? []);
