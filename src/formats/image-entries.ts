import type { Mapping, Node, YamlDocument } from "../yaml/node.js";
import type { Entry } from "../yaml/entries.js";
import { entriesOf, resolveAlias } from "../yaml/entries.js";
import { Meaning, meaningOf, meaningsIn } from "./key-meaning.js";

/** No mapping merges more for an image; a hostile one would merge the same thousand keys a thousand times. */
const MOST_MERGED = 40;
const MOST_SOURCES = 8;
const DEEPEST_MERGE = 20;

const NOTHING: readonly Entry[] = [];

/** Of mappings that others may merge, or that merge others, among which there may be a circle. */
const remembered = new WeakMap<Mapping, readonly Entry[]>();

/** The entries of a mapping that say something about an image, its own first and then those that its merge keys bring. */
export function imageEntriesOf(mapping: Mapping, document: YamlDocument, depth = 0): readonly Entry[] {
  const meanings = meaningsIn(mapping);
  if ((meanings & (Meaning.image | Meaning.merge)) === 0) return NOTHING;
  const isMerging = (meanings & Meaning.merge) !== 0;
  const isShared = isMerging || mapping.anchor !== undefined;
  const known = isShared ? remembered.get(mapping) : undefined;
  if (known !== undefined) return known;
  const own = entriesOf(mapping);
  const entries = own.filter(({ key }) => (meaningOf(key) & Meaning.image) !== 0);
  if (isShared) remembered.set(mapping, entries);
  if (!isMerging || depth >= DEEPEST_MERGE) return entries;
  const merges = own.filter(({ key }) => key === "<<").slice(0, MOST_SOURCES);
  const all = [...entries];
  const names = new Set(all.map(({ key }) => key));
  for (const source of merges.flatMap(({ value }) => sourcesOf(value, document))) {
    for (const entry of imageEntriesOf(source, document, depth + 1).slice(0, MOST_MERGED)) {
      if (!names.has(entry.key)) all.push(entry);
      names.add(entry.key);
    }
  }
  remembered.set(mapping, all);
  return all;
}

function sourcesOf(value: Node | undefined, document: YamlDocument): readonly Mapping[] {
  const node = resolveAlias(value, document);
  const candidates = node?.kind === "sequence" ? node.items.slice(0, MOST_SOURCES).map((item) => resolveAlias(item, document)) : [node];
  return candidates.filter((candidate) => candidate?.kind === "mapping");
}
