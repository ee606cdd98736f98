import type { EntryRecord } from "./facts.js";
import { groupBy } from "./group-by.js";
import type { TagEntry } from "./tag-entry.js";
import { textOfEntry } from "./tag-entry.js";

/** What an entry says, if it says which image and which tag. */
export function recordOf(entry: TagEntry): EntryRecord | undefined {
  const [name, tag] = [textOfEntry(entry, "name"), textOfEntry(entry, "tag")];
  if (name === undefined || tag === undefined) return undefined;
  return { name, tag, buildTag: textOfEntry(entry, "src_build_tag"), ref: textOfEntry(entry, "src_ref") };
}

/** The same for entries that say the same. */
export const keyOfRecord = ({ name, tag, buildTag = "", ref = "" }: EntryRecord): string => `${name}\n${tag}\n${buildTag}\n${ref}`;

/**
 * Tells which entries of an image a new one stands in the place of when a file changes: those that are gone, else all that it had.
 * Of one image it is always the same list, because a file may have very many entries.
 */
export function createPreviousFinder(before: readonly EntryRecord[], after: readonly EntryRecord[]): (name: string) => readonly EntryRecord[] {
  const older = groupBy(before, ({ name }) => name);
  const kept = new Set(after.map(keyOfRecord));
  const known = new Map<string, readonly EntryRecord[]>();
  return (name) => {
    const found = known.get(name) ?? findPrevious(older.get(name) ?? [], kept);
    known.set(name, found);
    return found;
  };
}

function findPrevious(own: readonly EntryRecord[], kept: ReadonlySet<string>): readonly EntryRecord[] {
  const gone = own.filter((entry) => !kept.has(keyOfRecord(entry)));
  return gone.length > 0 ? gone : own;
}
