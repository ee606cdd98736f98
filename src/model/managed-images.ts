import { recordOf } from "./entry-record.js";
import type { EntryRecord, Facts } from "./facts.js";
import { normalizeName, splitName } from "./reference.js";

/** An image that a tag file manages. */
export interface ManagedImage {
  /** With Docker's defaults. */
  readonly name: string;
  /** The tags that tag files give it now, each once, in their order. */
  readonly tags: readonly string[];
  /** Those and the ones that they gave it before. */
  readonly knownTags: ReadonlySet<string>;
}

type ManagedImages = ReadonlyMap<string, ManagedImage>;

const managedByFacts = new WeakMap<Facts, ManagedImages>();

/** The images that tag files manage now, by name with Docker's defaults. */
export function managedImages(facts: Facts): ManagedImages {
  const known = managedByFacts.get(facts);
  if (known !== undefined) return known;
  const images = collect(facts);
  managedByFacts.set(facts, images);
  return images;
}

function collect({ tagFiles, otherFiles = [], past = [] }: Facts): ManagedImages {
  const current = [...tagFiles.flatMap(({ entries }) => entries.flatMap((entry) => recordOf(entry) ?? [])), ...otherFiles.flatMap(({ entries }) => entries)];
  const former = [...tagFiles.flatMap(({ base = [] }) => base.flatMap((entry) => recordOf(entry) ?? [])), ...past];
  const now = tagsByName(current);
  const ever = tagsByName([...current, ...former]);
  return new Map(Array.from(now, ([name, tags]) => [name, { name, tags: [...tags], knownTags: ever.get(name) ?? tags }]));
}

function tagsByName(entries: readonly EntryRecord[]): ReadonlyMap<string, ReadonlySet<string>> {
  const tags = new Map<string, Set<string>>();
  for (const { name, tag } of entries) {
    const key = normalizeName(splitName(name));
    const own = tags.get(key);
    if (own === undefined) tags.set(key, new Set([tag]));
    else own.add(tag);
  }
  return tags;
}

/**
 * An image's own name: with Docker's defaults, and without a mirror's prefix.
 * @param written registry and repository
 */
export function ownName(written: string, mirrors: readonly string[]): string {
  const prefix = mirrors.filter((mirror) => written.startsWith(mirror)).sort((left, right) => right.length - left.length)[0] ?? "";
  return normalizeName(splitName(written.slice(prefix.length)));
}
