import type { Node, YamlDocument } from "../../yaml/node.js";
import { entriesOf, resolveAlias } from "../../yaml/entries.js";
import type { KeyPath } from "../key-path.js";

/** A node, and the keys that led there. */
export interface Found {
  readonly node: Node;
  readonly path: KeyPath | undefined;
}

/**
 * Finds the nodes at a place: `spec.sources[].helm`, where `[]` means every item and `*` any key. Aliases are followed, and
 * what several of them stand for is found once, so that no file can make many out of few.
 */
export function findPlace(from: Found, at: string, document: YamlDocument): readonly Found[] {
  let found: readonly Found[] = [from];
  for (const step of at.replaceAll("[]", ".[]").split(".")) {
    if (step !== "") found = resolveEach(found.flatMap((one) => stepInto(one, step)), document);
  }
  return found;
}

function stepInto({ node, path }: Found, step: string): readonly Found[] {
  if (step === "[]") {
    if (node.kind !== "sequence") return [];
    return node.items.flatMap((item, key) => (item === undefined ? [] : [{ node: item, path: { parent: path, key } }]));
  }
  if (node.kind !== "mapping") return [];
  return entriesOf(node).flatMap(({ key, value }) => (value !== undefined && (step === "*" || key === step) ? [{ node: value, path: { parent: path, key } }] : []));
}

function resolveEach(found: readonly Found[], document: YamlDocument): readonly Found[] {
  const byTarget = new Map<Node, Found>();
  for (const { node, path } of found) {
    const target = resolveAlias(node, document);
    if (target !== undefined && !byTarget.has(target)) byTarget.set(target, { node: target, path });
  }
  return [...byTarget.values()];
}
