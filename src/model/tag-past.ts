import { findPrevious, keyOfRecord, recordOf } from "./entry-record.js";
import type { EntryRecord, Facts, PastEntry } from "./facts.js";
import { normalizeName, splitName } from "./reference.js";
import type { RuleContext } from "./rule.js";
import type { TagEntry } from "./tag-entry.js";

const pastByFacts = new WeakMap<Facts, ReadonlyMap<string, readonly PastEntry[]>>();

/** What commits made of an image's tag, oldest first. */
export function findPast(entry: EntryRecord, facts: Facts): readonly PastEntry[] {
  const known = pastByFacts.get(facts) ?? groupByTag(facts.past ?? []);
  pastByFacts.set(facts, known);
  return known.get(keyOfTag(entry)) ?? [];
}

function groupByTag(past: readonly PastEntry[]): ReadonlyMap<string, readonly PastEntry[]> {
  const groups = new Map<string, PastEntry[]>();
  for (const entry of past) {
    const group = groups.get(keyOfTag(entry));
    if (group === undefined) groups.set(keyOfTag(entry), [entry]);
    else group.push(entry);
  }
  return groups;
}

const keyOfTag = ({ name, tag }: EntryRecord): string => `${normalizeName(splitName(name))}:${tag}`;

/**
 * The entries that an entry stands in the place of: when a commit brought it, those of that commit; when it is new, those that the
 * file had before the change.
 */
export function findReplaced(entry: EntryRecord, { facts, document, file }: Pick<RuleContext, "facts" | "document" | "file">): readonly EntryRecord[] {
  if (facts === undefined) return [];
  const key = keyOfRecord(entry);
  const brought = findPast(entry, facts).filter((past) => keyOfRecord(past) === key);
  if (brought.length > 0) return brought.findLast(({ previous }) => previous.length > 0)?.previous ?? [];
  const base = facts.tagFiles.find(({ path }) => path === file.path)?.base ?? [];
  return findPrevious(entry, recordsOf(base), recordsOf(document.tagFile?.entries ?? []));
}

const recordsOf = (entries: readonly TagEntry[]): readonly EntryRecord[] => entries.flatMap((entry) => recordOf(entry) ?? []);
