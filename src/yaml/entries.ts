import type { Mapping, Node, Pair, YamlDocument } from "./node.js";

/** A pair whose key is a scalar. */
export interface Entry {
  readonly key: string;
  readonly value: Node | undefined;
  readonly pair: Pair;
}

/** A mapping's entries in file order, duplicates included; pairs whose keys are no scalars are left out. */
export function entriesOf(mapping: Mapping): readonly Entry[] {
  const entries: Entry[] = [];
  for (const pair of mapping.pairs) {
    if (pair.key.kind === "scalar") entries.push({ key: pair.key.source.value, value: pair.value, pair });
  }
  return entries;
}

/** The value of the last pair with this key: what loaders that allow duplicates take. */
export function valueAt(mapping: Mapping, key: string): Node | undefined {
  return mapping.pairs.findLast((pair) => pair.key.kind === "scalar" && pair.key.source.value === key)?.value;
}

/** A scalar's text; `undefined` for what is none. */
export const textOf = (node: Node | undefined): string | undefined => (node?.kind === "scalar" ? node.source.value : undefined);

/** The text of a key's value, if that is a scalar. */
export const textAt = (mapping: Mapping, key: string): string | undefined => textOf(valueAt(mapping, key));

/** What an alias stands for; any other node is itself. `undefined` for an alias of nothing. */
export function resolveAlias(node: Node | undefined, document: YamlDocument): Node | undefined {
  if (node?.kind !== "alias") return node;
  const target = node.target ?? document.anchors.get(node.name);
  return target?.kind === "alias" ? undefined : target;
}

/** How many mappings one mapping may merge, nested ones included, and how many entries it may get that way. */
const MOST_MERGED_MAPPINGS = 100;
const MOST_MERGED_ENTRIES = 1000;

/**
 * A mapping's own entries, then those that its merge keys bring (`<<: *a`, `<<: [*a, *b]`; yaml.org/type/merge): a key
 * that is there already stays, earlier mappings win over later ones. Merges inside merged mappings count; cycles end.
 */
export function mergedEntries(mapping: Mapping, document: YamlDocument): readonly Entry[] {
  const own = entriesOf(mapping);
  const entries = own.filter((entry) => !isMerge(entry));
  const keys = new Set(entries.map((entry) => entry.key));
  const seen = new Set<Mapping>([mapping]);
  const waiting = sourcesOf(own, document).reverse();
  while (seen.size <= MOST_MERGED_MAPPINGS && entries.length < own.length + MOST_MERGED_ENTRIES) {
    const source = waiting.pop();
    if (source === undefined) break;
    if (seen.has(source)) continue;
    seen.add(source);
    const merged = entriesOf(source);
    const fresh = merged.filter((entry) => !isMerge(entry) && !keys.has(entry.key));
    for (const entry of fresh) keys.add(entry.key);
    entries.push(...fresh.slice(0, MOST_MERGED_ENTRIES));
    waiting.push(...sourcesOf(merged, document).slice(0, MOST_MERGED_MAPPINGS).reverse());
  }
  return entries;
}

const isMerge = (entry: Entry): boolean => entry.key === "<<" && entry.pair.key.kind === "scalar" && entry.pair.key.style === "plain";

function sourcesOf(entries: readonly Entry[], document: YamlDocument): Mapping[] {
  const sources: Mapping[] = [];
  for (const entry of entries) {
    if (!isMerge(entry)) continue;
    const value = resolveAlias(entry.value, document);
    const candidates = value?.kind === "sequence" ? value.items.map((item) => resolveAlias(item, document)) : [value];
    for (const candidate of candidates) if (candidate?.kind === "mapping") sources.push(candidate);
  }
  return sources;
}
