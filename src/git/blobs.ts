import { UserError } from "../model/user-error.js";
import type { GitPlace } from "./run.js";
import { runGit, tryGit } from "./run.js";

export type Blob =
  | { readonly kind: "bytes"; readonly bytes: Buffer }
  | { readonly kind: "too-large"; readonly size: number };

/** Output of one `git cat-file` that is held in memory at a time. */
const BATCH = 32 * 1024 * 1024;

/**
 * The contents of blobs, in the order asked, binary safe; those over `limit` bytes are not read.
 * One `git cat-file --batch` does it as long as all of them fit into memory easily; else their sizes are asked first, and
 * they come in several batches.
 * @throws UserError when git refuses, or when an object is missing.
 */
export function* readBlobs(place: GitPlace, oids: readonly string[], limit: number): Generator<Blob> {
  if (oids.length === 0) return;
  const outcome = tryGit(place, ["cat-file", "--batch"], { input: oids.join("\n") + "\n", limit: BATCH });
  if (outcome.kind === "done") yield* parseBatch(outcome.stdout, oids, limit);
  else yield* readInBatches(place, oids, limit);
}

function* readInBatches(place: GitPlace, oids: readonly string[], limit: number): Generator<Blob> {
  const lines = runGit(place, ["cat-file", "--batch-check"], { input: oids.join("\n") + "\n" }).toString("latin1").split("\n");
  let batch: string[] = [];
  let pending = 0;
  for (const [index, oid] of oids.entries()) {
    const size = sizeIn(lines[index] ?? "", oid);
    if (batch.length > 0 && (size > limit || pending + size > BATCH)) {
      yield* readBatch(place, batch, limit);
      batch = [];
      pending = 0;
    }
    if (size > limit) {
      yield { kind: "too-large", size };
      continue;
    }
    batch.push(oid);
    pending += size;
  }
  if (batch.length > 0) yield* readBatch(place, batch, limit);
}

function* readBatch(place: GitPlace, oids: readonly string[], limit: number): Generator<Blob> {
  yield* parseBatch(runGit(place, ["cat-file", "--batch"], { input: oids.join("\n") + "\n" }), oids, limit);
}

/**
 * The contents of files as a commit has them, by path from the top of the work tree; of those that it has and that are not over
 * `limit` bytes. One process reads them all.
 * @throws UserError when git refuses.
 */
export function readCommitBlobs(place: GitPlace, commit: string, paths: readonly string[], limit: number): ReadonlyMap<string, Buffer> {
  // Git would take a line break for the end of the name.
  const asked = paths.filter((path) => !path.includes("\n"));
  const contents = new Map<string, Buffer>();
  if (asked.length === 0) return contents;
  const output = runGit(place, ["cat-file", "--batch"], { input: asked.map((path) => `${commit}:${path}\n`).join("") });
  let position = 0;
  for (const path of asked) {
    const lineEnd = output.indexOf(10, position);
    const [, type, length] = /^[0-9a-f]+ (\w+) (\d+)$/.exec(output.toString("latin1", position, lineEnd)) ?? [];
    position = lineEnd + 1;
    // What it does not have is answered by one line without content.
    if (length === undefined) continue;
    const size = Number(length);
    if (type === "blob" && size <= limit) contents.set(path, output.subarray(position, position + size));
    position += size + 1;
  }
  return contents;
}

/** Reads `oid SP type SP size LF content LF` records. */
function* parseBatch(output: Buffer, oids: readonly string[], limit: number): Generator<Blob> {
  let position = 0;
  for (const oid of oids) {
    const lineEnd = output.indexOf(10, position);
    const size = sizeIn(output.toString("latin1", position, lineEnd < 0 ? output.length : lineEnd), oid);
    const start = lineEnd + 1;
    position = start + size + 1;
    yield size > limit ? { kind: "too-large", size } : { kind: "bytes", bytes: output.subarray(start, start + size) };
  }
}

function sizeIn(header: string, oid: string): number {
  const size = /^[0-9a-f]+ blob (\d+)$/.exec(header)?.[1];
  if (size === undefined) throw new UserError(`git has no blob ${oid}`, "is the repository complete? try git fsck");
  return Number(size);
}
