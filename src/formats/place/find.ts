import type { Node, YamlDocument } from "../../yaml/node.js";
import { entriesOf, resolveAlias } from "../../yaml/walk.js";
import type { KeyPath } from "../key-path.js";

/** A node, and the keys that led there. */
export interface Found {
  readonly node: Node;
  readonly path: KeyPath | undefined;
}

/**
 * Finds the nodes at a place: `spec.sources[].helm`, where `[]` means every item and `*` any key. Aliases on the way are
 * followed; the node that is found may be one.
 */
export function findPlace(from: Found, at: string, document: YamlDocument): readonly Found[] {
  return at.replaceAll("[]", ".[]").split(".").filter((step) => step !== "").reduce<readonly Found[]>((found, step) => found.flatMap((one) => stepInto(one, step, document)), [from]);
}

function stepInto({ node, path }: Found, step: string, document: YamlDocument): readonly Found[] {
  const target = resolveAlias(node, document);
  if (step === "[]") {
    if (target?.kind !== "sequence") return [];
    return target.items.flatMap((item, key) => (item === undefined ? [] : [{ node: item, path: { parent: path, key } }]));
  }
  if (target?.kind !== "mapping") return [];
  return entriesOf(target).flatMap(({ key, value }) => (value !== undefined && (step === "*" || key === step) ? [{ node: value, path: { parent: path, key } }] : []));
}
