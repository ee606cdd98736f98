import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { EntryRecord, PastEntry } from "../model/facts.js";
import { keyOfRecord } from "../model/entry-record.js";
import { writeWholeFile } from "../project/write-file.js";

/** Raised when what is kept, or how entries are read, changes. */
const VERSION = 2;

/** Histories of other tips and globs that are kept: of a few branches. */
const MOST_HISTORIES = 8;

/** What is known of some files' history up to a commit. */
export interface KnownHistory {
  /** The tip and what was asked for. */
  readonly key: string;
  readonly past: readonly PastEntry[];
  /** The files as the tip has them. */
  readonly files: readonly { readonly path: string; readonly entries: readonly EntryRecord[] }[];
}

/** What earlier runs read: the entries of blobs, and whole histories. Neither can change, as both go by hashes. */
export interface HistoryCache {
  readonly blobs: ReadonlyMap<string, readonly EntryRecord[]>;
  readonly histories: readonly KnownHistory[];
}

export const EMPTY_CACHE: HistoryCache = { blobs: new Map(), histories: [] };

const cacheFile = (gitFolder: string): string => join(gitFolder, "taglint", "tag-history.json");

/** The cache in a repository's git folder; an empty one where there is none, or one that is damaged or of another version. */
export function readHistoryCache(gitFolder: string): HistoryCache {
  try {
    return unpack(JSON.parse(readFileSync(cacheFile(gitFolder), "utf8")) as Packed);
  } catch {
    return EMPTY_CACHE;
  }
}

/** Writes the cache, whole or not at all; silently, since a repository may be read-only. */
export function writeHistoryCache(gitFolder: string, cache: HistoryCache): void {
  try {
    const file = cacheFile(gitFolder);
    mkdirSync(dirname(file), { recursive: true });
    writeWholeFile(file, JSON.stringify(pack({ ...cache, histories: cache.histories.slice(0, MOST_HISTORIES) })));
  } catch {
    return;
  }
}

/** Entries are written once and named by their index, because most revisions repeat most entries. */
interface Packed {
  readonly version: number;
  readonly entries: readonly (readonly (string | null)[])[];
  /** What past entries stood in the place of: one list for all that a commit brought of an image. */
  readonly previous: readonly (readonly number[])[];
  readonly blobs: readonly (readonly [oid: string, entries: readonly number[]])[];
  readonly histories: readonly {
    readonly key: string;
    readonly past: readonly (readonly [entry: number, commit: string, date: string, path: string, previous: number])[];
    readonly files: readonly (readonly [path: string, entries: readonly number[]])[];
  }[];
}

function pack({ blobs, histories }: HistoryCache): Packed {
  const entries: (readonly (string | null)[])[] = [];
  const indices = new Map<string, number>();
  const indexOf = (entry: EntryRecord): number => {
    const key = keyOfRecord(entry);
    const known = indices.get(key);
    if (known !== undefined) return known;
    indices.set(key, entries.length);
    return entries.push([entry.name, entry.tag, entry.buildTag ?? null, entry.ref ?? null]) - 1;
  };
  const previous: (readonly number[])[] = [];
  const lists = new Map<readonly EntryRecord[], number>();
  const indexOfList = (list: readonly EntryRecord[]): number => {
    const known = lists.get(list) ?? previous.push(list.map(indexOf)) - 1;
    lists.set(list, known);
    return known;
  };
  return {
    version: VERSION,
    blobs: Array.from(blobs, ([oid, list]) => [oid, list.map(indexOf)] as const),
    histories: histories.map(({ key, past, files }) => ({
      key,
      past: past.map((entry) => [indexOf(entry), entry.commit, entry.date, entry.path, indexOfList(entry.previous)] as const),
      files: files.map((file) => [file.path, file.entries.map(indexOf)] as const),
    })),
    previous,
    entries,
  };
}

/** @throws for anything that does not have the shape that `pack` gives. */
function unpack({ version, entries, previous, blobs, histories }: Packed): HistoryCache {
  if (version !== VERSION) throw new Error("another version");
  const records = entries.map(([name, tag, buildTag, ref]): EntryRecord => ({ name: textOf(name), tag: textOf(tag), buildTag: buildTag === null ? undefined : textOf(buildTag), ref: ref === null ? undefined : textOf(ref) }));
  const recordAt = choosing(records);
  const listAt = choosing(previous.map((list) => list.map(recordAt)));
  return {
    blobs: new Map(blobs.map(([oid, list]) => [textOf(oid), list.map(recordAt)])),
    histories: histories.map(({ key, past, files }) => ({
      key: textOf(key),
      past: past.map(([entry, commit, date, path, list]) => ({ ...recordAt(entry), commit: textOf(commit), date: textOf(date), path: textOf(path), previous: listAt(list) })),
      files: files.map(([path, list]) => ({ path: textOf(path), entries: list.map(recordAt) })),
    })),
  };
}

/** @throws for an index that is none of the list. */
const choosing = <Item>(items: readonly Item[]) => (index: number): Item => {
  const item = items[index];
  if (item === undefined) throw new Error("no such item");
  return item;
};

function textOf(value: unknown): string {
  if (typeof value !== "string") throw new Error("no text");
  return value;
}
