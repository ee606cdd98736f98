import type { Mapping, Node, Pair, YamlDocument } from "../yaml/node.js";
import type { Entry } from "../yaml/entries.js";
import { entriesOf, resolveAlias } from "../yaml/entries.js";
import { readImageKey } from "./image-key.js";

const PULL_POLICY = /^(?:image_?)?pull_?policy$/i;
const SOURCE_CONTROL = /^(?:branch|revision|targetRevision|commit|chart|git|gitUrl|gitRepo)$/;

/** Whether a key stands only beside the keys of an image. */
export const isPullPolicy = (key: string): boolean => PULL_POLICY.test(key);

/** Whether a `tag` beside this key is one of git, a `version` one of a chart. */
export const isSourceControl = (key: string): boolean => SOURCE_CONTROL.test(key);

/** Keys repeat: each is looked at once. */
const relevant = new Map<string, boolean>();
const MOST_REMEMBERED = 10_000;

function isRelevant(key: string): boolean {
  const known = relevant.get(key);
  if (known !== undefined) return known;
  if (relevant.size >= MOST_REMEMBERED) relevant.clear();
  const answer = readImageKey(key) !== undefined || isPullPolicy(key) || isSourceControl(key);
  relevant.set(key, answer);
  return answer;
}

/** No mapping merges more for an image; a hostile one would merge the same thousand keys a thousand times. */
const MOST_MERGED = 40;
const MOST_SOURCES = 8;
const DEEPEST_MERGE = 20;

const NOTHING: readonly Entry[] = [];

/** Most mappings of a file have no key that speaks of an image, and are not worth a list of their entries. */
const mayMatter = ({ key }: Pair): boolean => key.kind === "scalar" && (key.source.value === "<<" || isRelevant(key.source.value));

const remembered = new WeakMap<Mapping, readonly Entry[]>();

/**
 * The entries of a mapping that say something about an image, its own first and then those that its merge keys bring.
 * What was gathered for a mapping is kept for those that merge it.
 */
export function imageEntriesOf(mapping: Mapping, document: YamlDocument, depth = 0): readonly Entry[] {
  if (!mapping.pairs.some(mayMatter)) return NOTHING;
  const known = remembered.get(mapping);
  if (known !== undefined) return known;
  const own = entriesOf(mapping);
  const entries = own.filter(({ key }) => isRelevant(key));
  // A cycle of merges finds this.
  remembered.set(mapping, entries);
  const merges = depth < DEEPEST_MERGE ? own.filter(({ key }) => key === "<<").slice(0, MOST_SOURCES) : [];
  if (merges.length === 0) return entries;
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
