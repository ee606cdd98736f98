import type { Mapping, Node, YamlDocument } from "./node.js";

/** A key that is a scalar, and its value. */
export interface Entry {
  readonly name: string;
  readonly value: Node | undefined;
}

/** A mapping's own entries in file order, duplicates and merge keys included; keys that are no scalars are left out. */
export function* entriesOf(mapping: Mapping): Generator<Entry> {
  for (const { key, value } of mapping.pairs) {
    if (key.kind === "scalar") yield { name: key.source.value, value };
  }
}

/** The value of the first entry of this name. */
export function valueAt(mapping: Mapping, name: string): Node | undefined {
  for (const entry of entriesOf(mapping)) if (entry.name === name) return entry.value;
  return undefined;
}

/** The node that an alias stands for; an alias to an alias, or to nothing, stands for itself. */
export function resolveAlias(node: Node, document: YamlDocument): Node {
  return node.kind === "alias" ? (document.anchors.get(node.name) ?? node) : node;
}

/**
 * A mapping's entries with its merge keys (`<<`, YAML 1.1's merge type) applied: own entries first, then those of merged
 * mappings that no earlier one names. Each mapping is merged once, so that cycles and alias bombs cost nothing.
 */
export function* mergedEntries(mapping: Mapping, document: YamlDocument): Generator<Entry> {
  const names = new Set<string>();
  const visited = new Set<Node>();
  const waiting: Node[] = [mapping];
  for (let node = waiting.shift(); node !== undefined; node = waiting.shift()) {
    const target = resolveAlias(node, document);
    if (visited.has(target)) continue;
    visited.add(target);
    if (target.kind === "sequence") waiting.unshift(...target.items.filter((item) => item !== undefined));
    if (target.kind !== "mapping") continue;
    const merged: Node[] = [];
    for (const entry of entriesOf(target)) {
      if (entry.name === "<<" && entry.value !== undefined) merged.push(entry.value);
      else if (!names.has(entry.name)) {
        names.add(entry.name);
        yield entry;
      }
    }
    waiting.unshift(...merged);
  }
}
