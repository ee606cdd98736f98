import type { EntryRecord } from "../model/facts.js";
import { readBlobs } from "../git/blobs.js";
import type { FileChange } from "../git/file-history.js";
import { listFileChanges, listRenames } from "../git/file-history.js";
import type { GitPlace } from "../git/run.js";
import { listTreeFiles } from "../git/tree-files.js";
import { decodeText } from "../project/decode.js";
import type { HistoryCache, KnownHistory } from "./history-cache.js";
import { readHistoryCache, writeHistoryCache } from "./history-cache.js";
import { literalPathspec } from "./pathspecs.js";
import { createRecordReader } from "./record-reader.js";
import { findPastEntries } from "./tag-history.js";

export interface HistoryRequest {
  readonly place: GitPlace;
  /** The repository's own folder, where the cache goes. */
  readonly gitFolder: string;
  /** The hash of a commit. */
  readonly tip: string;
  /** Which files: by pathspecs that may take too many, and exactly. Paths are relative to the top of the work tree. */
  readonly pathspecs: readonly string[];
  readonly matches: (path: string) => boolean;
  /** What tells these files from others: the same for the same `matches`. */
  readonly key: string;
  /** Whether the history ends early, and so may be longer tomorrow. */
  readonly isShallow: boolean;
  readonly maxFileSize: number;
  readonly parse: (text: string) => readonly EntryRecord[];
}

/**
 * What the history of a commit tells of some tag files, under whatever names they had. Blobs are read in one pass, and those of
 * earlier runs not at all.
 * @throws UserError when git refuses.
 */
export function loadHistory(request: HistoryRequest): KnownHistory {
  const { gitFolder, tip, isShallow } = request;
  const key = `${tip} ${request.key}`;
  const cache = readHistoryCache(gitFolder);
  const known = isShallow ? undefined : cache.histories.find((history) => history.key === key);
  if (known !== undefined) return known;

  const changes = listChangesOfAllNames(request);
  const paths = [...new Set(changes.map(({ path }) => path))].filter(request.matches);
  const files = paths.length === 0 ? [] : listTreeFiles(request.place, tip, paths);
  const blobs = readEntries(request, cache, [...changes.flatMap(({ before, after }) => [...before, ...(after === undefined ? [] : [after])]), ...files.map(({ oid }) => oid)]);
  const entriesOf = (oid: string): readonly EntryRecord[] => blobs.get(oid) ?? [];
  const history: KnownHistory = { key, past: findPastEntries(changes, entriesOf), files: files.map(({ path, oid }) => ({ path, entries: entriesOf(oid) })) };
  writeHistoryCache(gitFolder, { blobs, histories: isShallow ? cache.histories : [history, ...cache.histories] });
  return history;
}

/** Renames may lead out of the globs: such a name is added, and the log asked again. */
function listChangesOfAllNames({ place, tip, pathspecs, matches }: HistoryRequest): readonly FileChange[] {
  const former = new Set<string>();
  const asked = new Set<string>();
  for (;;) {
    const changes = listFileChanges(place, tip, [...pathspecs, ...Array.from(former, literalPathspec)]).filter(({ path }) => matches(path) || former.has(path));
    const fresh = changes.filter(({ isNew, commit, path }) => isNew && !asked.has(`${commit} ${path}`));
    const renames = listRenames(place, [...new Set(fresh.map(({ commit }) => commit))]);
    for (const { commit, path } of fresh) asked.add(`${commit} ${path}`);
    const found = fresh.flatMap(({ commit, path }) => renames.find((rename) => rename.commit === commit && rename.to === path)?.from ?? []);
    const unknown = found.filter((path) => !matches(path) && !former.has(path));
    if (unknown.length === 0) return changes;
    for (const path of unknown) former.add(path);
  }
}

/** The entries of blobs by object id: known ones from the cache, all others in one pass. */
function readEntries({ place, maxFileSize, parse }: HistoryRequest, cache: HistoryCache, oids: readonly string[]): ReadonlyMap<string, readonly EntryRecord[]> {
  const wanted = [...new Set(oids)];
  const entries = new Map(wanted.flatMap((oid) => (cache.blobs.has(oid) ? [[oid, cache.blobs.get(oid) ?? []] as const] : [])));
  const missing = wanted.filter((oid) => !entries.has(oid));
  const read = createRecordReader(parse);
  let index = 0;
  for (const blob of readBlobs(place, missing, maxFileSize)) {
    const decoded = blob.kind === "bytes" ? decodeText(blob.bytes) : undefined;
    entries.set(missing[index++] ?? "", decoded?.kind === "text" ? read(decoded.text) : []);
  }
  return entries;
}
