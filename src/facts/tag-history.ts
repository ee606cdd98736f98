import type { FileChange } from "../git/file-history.js";
import type { EntryRecord, PastEntry } from "../model/facts.js";
import { createPreviousFinder, keyOfRecord } from "../model/entry-record.js";

/**
 * Each entry that a commit brought into one of the files, oldest first.
 * @param changes oldest first
 * @param entriesOf the entries of a blob
 */
export function findPastEntries(changes: readonly FileChange[], entriesOf: (oid: string) => readonly EntryRecord[]): readonly PastEntry[] {
  return changes.flatMap(({ commit, date, path, before, after }) => {
    if (after === undefined || before.includes(after)) return [];
    const entries = entriesOf(after);
    const older = before.flatMap((oid) => entriesOf(oid));
    const known = new Set(older.map(keyOfRecord));
    const brought = entries.filter((entry) => !known.has(keyOfRecord(entry)));
    if (brought.length === 0) return [];
    const previousOf = createPreviousFinder(older, entries);
    return brought.map((entry) => ({ ...entry, commit, date, path, previous: previousOf(entry.name) }));
  });
}
