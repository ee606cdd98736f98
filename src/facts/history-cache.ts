import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { EntryRecord, PastEntry } from "../model/facts.js";
import { keyOfRecord } from "../model/entry-record.js";
import { writeWholeFile } from "../project/write-file.js";

/** Raised when what is kept, or how entries are read, changes. */
const VERSION = 1;

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
  readonly blobs: readonly (readonly [oid: string, entries: readonly number[]])[];
  readonly histories: readonly {
    readonly key: string;
    readonly past: readonly (readonly [entry: number, commit: string, date: string, path: string, previous: readonly number[]])[];
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
  return {
    version: VERSION,
    blobs: Array.from(blobs, ([oid, list]) => [oid, list.map(indexOf)] as const),
    histories: histories.map(({ key, past, files }) => ({
      key,
      past: past.map((entry) => [indexOf(entry), entry.commit, entry.date, entry.path, entry.previous.map(indexOf)] as const),
      files: files.map((file) => [file.path, file.entries.map(indexOf)] as const),
    })),
    entries,
  };
}

/** @throws for anything that does not have the shape that `pack` gives. */
function unpack({ version, entries, blobs, histories }: Packed): HistoryCache {
  if (version !== VERSION) throw new Error("another version");
  const records = entries.map(([name, tag, buildTag, ref]): EntryRecord => ({ name: textOf(name), tag: textOf(tag), buildTag: buildTag === null ? undefined : textOf(buildTag), ref: ref === null ? undefined : textOf(ref) }));
  const recordAt = (index: number): EntryRecord => {
    const record = records[index];
    if (record === undefined) throw new Error("no such entry");
    return record;
  };
  return {
    blobs: new Map(blobs.map(([oid, list]) => [textOf(oid), list.map(recordAt)])),
    histories: histories.map(({ key, past, files }) => ({
      key: textOf(key),
      past: past.map(([entry, commit, date, path, previous]) => ({ ...recordAt(entry), commit: textOf(commit), date: textOf(date), path: textOf(path), previous: previous.map(recordAt) })),
      files: files.map(([path, list]) => ({ path: textOf(path), entries: list.map(recordAt) })),
    })),
  };
}

function textOf(value: unknown): string {
  if (typeof value !== "string") throw new Error("no text");
  return value;
}
