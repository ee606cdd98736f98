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
  return findPrevious(entry, recordsOf(base, entry.name), recordsOf(document.tagFile?.entries ?? [], entry.name));
}

const recordsByEntries = new WeakMap<readonly TagEntry[], ReadonlyMap<string, readonly EntryRecord[]>>();

/** An image's entries; grouped once, because a file may have very many. */
function recordsOf(entries: readonly TagEntry[], name: string): readonly EntryRecord[] {
  const known = recordsByEntries.get(entries) ?? groupByName(entries.flatMap((entry) => recordOf(entry) ?? []));
  recordsByEntries.set(entries, known);
  return known.get(name) ?? [];
}

function groupByName(records: readonly EntryRecord[]): ReadonlyMap<string, readonly EntryRecord[]> {
  const groups = new Map<string, EntryRecord[]>();
  for (const record of records) {
    const group = groups.get(record.name);
    if (group === undefined) groups.set(record.name, [record]);
    else group.push(record);
  }
  return groups;
}
