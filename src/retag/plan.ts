import type { Failed, ManifestDescriptor, Outcome } from "../registry/registry-client.js";
import type { LockEntry } from "./lock-file.js";
import type { RetagEntry } from "./retag-entry.js";
import type { RetagResult } from "./retag-result.js";

/** What is known of an entry before anything is written. */
export interface EntryFacts {
  readonly target: Outcome<ManifestDescriptor>;
  readonly source: Outcome<ManifestDescriptor>;
  /** What the lock file says of the same name, tag and source tag. */
  readonly locked: LockEntry | undefined;
  /** The digest from which the user wants the tag moved. */
  readonly moveFrom: string | undefined;
}

/**
 * What is to be done for an entry: the first state that matches, in the order failed, source-moved, up-to-date, conflict, create,
 * exists-unverified, missing-source. Pure.
 */
export function planEntry(entry: RetagEntry, { target, source, locked, moveFrom }: EntryFacts): RetagResult {
  if (target.kind === "failed") return failedResult(entry, target);
  if (source.kind === "failed") return failedResult(entry, source);
  const wanted = source.kind === "found" ? source.value : undefined;
  const present = target.kind === "found" ? target.value.digest : undefined;
  const digest = wanted?.digest ?? locked?.digest;
  const known = {
    entry,
    ...(wanted ?? (locked && { digest: locked.digest, mediaType: locked.mediaType, size: locked.size })),
    targetDigest: present,
    ...(locked?.digest === digest && { platforms: locked?.platforms }),
  };

  if (wanted !== undefined && locked !== undefined && wanted.digest !== locked.digest) {
    return { ...known, state: "source-moved", message: `${entry.sourceTag} is ${wanted.digest} now, and was ${locked.digest} when it was recorded; if that is meant, remove the entry from the lock file` };
  }
  if (present !== undefined && present === digest) return { ...known, state: "up-to-date", ...(wanted === undefined && { message: "source gone, lock agrees" }) };
  if (present !== undefined && digest !== undefined) return planDifference({ ...known, targetDigest: present, digest }, moveFrom, wanted !== undefined);
  if (wanted !== undefined) return { ...known, state: "create" };
  if (present !== undefined) return { ...known, state: "exists-unverified", message: `${entry.sourceTag} is gone, so nothing tells whether the tag is its image` };
  return { ...known, state: "missing-source", message: `neither ${entry.sourceTag} nor ${entry.tag} exists` };
}

/** The tag has another digest than it should: a conflict, unless the user named just that digest to be moved away from. */
function planDifference(known: Omit<RetagResult, "state"> & { readonly digest: string; readonly targetDigest: string }, moveFrom: string | undefined, hasSource: boolean): RetagResult {
  const { digest, targetDigest } = known;
  const difference = `is ${targetDigest}, ${hasSource ? "source" : "lock"} is ${digest}`;
  if (moveFrom === undefined || !hasSource) return { ...known, state: "conflict", canMove: hasSource, message: difference };
  if (moveFrom === targetDigest) return { ...known, state: "create", message: `moves from ${targetDigest}` };
  return { ...known, state: "conflict", canMove: true, message: `${difference}, and --move says ${moveFrom}` };
}

/** The result of an entry about which the registry gave no usable answer; skipped when it was not even asked. */
export function failedResult(entry: RetagEntry, { failure, message, attempts, resetsAt }: Failed): RetagResult {
  if (attempts > 0) return { entry, state: "failed", kind: failure, message };
  const until = resetsAt === undefined ? "" : `; try again after ${resetsAt.toISOString()}`;
  return { entry, state: "skipped", message: `${message}${until}` };
}
