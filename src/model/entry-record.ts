import type { EntryRecord } from "./facts.js";
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

/** The entries of an image that a new one stands in the place of: those that are gone, else all that the file had. */
export function findPrevious({ name }: EntryRecord, before: readonly EntryRecord[], after: readonly EntryRecord[]): readonly EntryRecord[] {
  const own = before.filter((entry) => entry.name === name);
  if (own.length === 0) return own;
  const kept = new Set(after.filter((entry) => entry.name === name).map(keyOfRecord));
  const gone = own.filter((entry) => !kept.has(keyOfRecord(entry)));
  return gone.length > 0 ? gone : own;
}
