import { buildTimeOf } from "./build-time.js";
import { createPreviousFinder, keyOfRecord, recordOf } from "./entry-record.js";
import type { EntryRecord, Facts, PastEntry } from "./facts.js";
import { groupBy } from "./group-by.js";
import { normalizeName, splitName } from "./reference.js";
import type { RuleContext } from "./rule.js";
import type { TagEntry } from "./tag-entry.js";

/** What commits made of one image's tag. */
export interface TagPast {
  /** The commit that first said which build the tag is of, and the one that first said which commit. */
  readonly built: PastEntry | undefined;
  readonly referred: PastEntry | undefined;
}

/** The past, by what rules ask for; made once for all entries, because there may be very many of one image or one tag. */
interface PastIndex {
  readonly tags: ReadonlyMap<string, TagPast>;
  /** What each entry stood in the place of, by what it says: the last time that it replaced any. */
  readonly replaced: ReadonlyMap<string, readonly EntryRecord[]>;
}

const indices = new WeakMap<Facts, PastIndex>();

/** What commits made of an image's tag; `undefined` when none brought it. */
export const findPast = (entry: EntryRecord, facts: Facts): TagPast | undefined => indexOf(facts).tags.get(keyOfTag(entry));

function indexOf(facts: Facts): PastIndex {
  const known = indices.get(facts);
  if (known !== undefined) return known;
  const past = facts.past ?? [];
  const tags = new Map(
    Array.from(groupBy(past, keyOfTag), ([key, entries]) => [key, { built: entries.find(({ buildTag }) => buildTag !== undefined), referred: entries.find(({ ref }) => ref !== undefined) }] as const),
  );
  const replaced = new Map(Array.from(groupBy(past, keyOfRecord), ([key, entries]) => [key, entries.findLast(({ previous }) => previous.length > 0)?.previous ?? []] as const));
  const index: PastIndex = { tags, replaced };
  indices.set(facts, index);
  return index;
}

const keyOfTag = ({ name, tag }: EntryRecord): string => `${normalizeName(splitName(name))}:${tag}`;

/**
 * The newest build, of equal ones the first, among the entries under other tags that an entry stands in the place of: when a commit
 * brought it, those of that commit; when it is new, those that the file had before the change.
 */
export function findReplaced(entry: EntryRecord, context: Pick<RuleContext, "facts" | "document" | "file">): EntryRecord | undefined {
  if (context.facts === undefined) return undefined;
  const previous = indexOf(context.facts).replaced.get(keyOfRecord(entry)) ?? previousFinderFor(context)(entry.name);
  const newest = newestByList.get(previous) ?? findNewest(previous);
  newestByList.set(previous, newest);
  return newest.one?.tag === entry.tag ? newest.ofOtherTag : newest.one;
}

type PreviousFinder = ReturnType<typeof createPreviousFinder>;

const finders = new WeakMap<readonly TagEntry[], { readonly base: readonly TagEntry[]; readonly find: PreviousFinder }>();

/** Of the entries that the document's file had before the change. */
function previousFinderFor({ facts, document, file }: Pick<RuleContext, "facts" | "document" | "file">): PreviousFinder {
  const base = facts?.tagFiles.find(({ path }) => path === file.path)?.base ?? NONE;
  const entries = document.tagFile?.entries ?? NONE;
  const known = finders.get(entries);
  if (known?.base === base) return known.find;
  const recordsIn = (list: readonly TagEntry[]): readonly EntryRecord[] => list.flatMap((entry) => recordOf(entry) ?? []);
  const find = createPreviousFinder(recordsIn(base), recordsIn(entries));
  finders.set(entries, { base, find });
  return find;
}

const NONE: readonly TagEntry[] = [];

/** The newest of a list, and the newest whose tag is another one than that one's. */
interface Newest {
  readonly one: EntryRecord | undefined;
  readonly ofOtherTag: EntryRecord | undefined;
}

const newestByList = new WeakMap<readonly EntryRecord[], Newest>();

function findNewest(records: readonly EntryRecord[]): Newest {
  const timed = records.map((record) => ({ record, time: buildTimeOf(record.buildTag ?? "") ?? 0 }));
  const sorted = timed.sort((left, right) => right.time - left.time).map(({ record }) => record);
  return { one: sorted[0], ofOtherTag: sorted.find(({ tag }) => tag !== sorted[0]?.tag) };
}
