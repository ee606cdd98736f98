import type { ManifestDescriptor, Outcome, RegistryClient } from "../registry/registry-client.js";
import type { Lock, LockEntry } from "./lock-file.js";
import { LOCK_FILE, lockKey } from "./lock-file.js";
import { failedResult } from "./plan.js";
import type { RetagEntry } from "./retag-entry.js";
import { placeOfEntry } from "./retag-entry.js";
import type { RetagResult } from "./retag-result.js";
import { areDifferent } from "./sizes.js";
import type { Stop } from "./stop.js";
import type { WaitListener } from "./tally.js";
import { counting, Tally } from "./tally.js";

export interface CheckLockInput {
  readonly lock: Lock;
  /** The tag files' entries by {@link lockKey}. */
  readonly declared: ReadonlyMap<string, RetagEntry>;
  /** Where an entry that no tag file has stands in the lock file. */
  readonly locate: (locked: LockEntry) => Pick<RetagEntry, "file" | "line">;
  readonly client: RegistryClient;
  readonly stop: Stop;
  /** Hears of each entry as it ends, and what was asked for it. */
  readonly onEnd: (result: RetagResult, tally: Tally) => void;
  readonly onWait?: WaitListener | undefined;
}

/**
 * Compares what the lock file says with what the tag files say and the registry has, by asking for digests only; in the order of the
 * lock. The source is the one that the tag file names now, where it has the entry.
 */
export async function checkLock({ lock, declared, locate, client, stop, onEnd, onWait }: CheckLockInput): Promise<readonly RetagResult[]> {
  return Promise.all(
    Array.from(lock.values(), async (locked) => {
      const { name, tag, src_build_tag: sourceTag, src_ref: sourceRef } = locked;
      const entry: RetagEntry = declared.get(lockKey(locked)) ?? { ...locate(locked), name, tag, sourceTag, sourceRef };
      const at = placeOfEntry(entry);
      const tally = new Tally();
      const counted = counting(client, tally, onWait);
      const found = await stop.unlessStopped(Promise.all([counted.resolveManifest(at, tag), counted.resolveManifest(at, entry.sourceTag)]));
      const result: RetagResult = found === undefined ? { entry, state: "skipped", message: "interrupted before the registry answered" } : compare(entry, locked, ...found);
      onEnd(result, tally);
      return result;
    }),
  );
}

function compare(entry: RetagEntry, locked: LockEntry, target: Outcome<ManifestDescriptor>, source: Outcome<ManifestDescriptor>): RetagResult {
  if (target.kind === "failed") return failedResult(entry, target);
  if (source.kind === "failed") return failedResult(entry, source);
  const { digest, mediaType, platforms } = locked;
  const targetDigest = target.kind === "found" ? target.value.digest : undefined;
  const known = { entry, digest, mediaType, platforms, targetDigest };
  const isOtherSource = entry.sourceTag !== locked.src_build_tag;
  if (isOtherSource && (source.kind !== "found" || source.value.digest !== digest)) {
    const is = source.kind === "found" ? `is ${source.value.digest}` : "is gone";
    return { ...known, state: "conflict", message: `the tag file names the source ${entry.sourceTag}, which ${is}; the lock has ${digest} of ${locked.src_build_tag}` };
  }
  if (source.kind === "found" && source.value.digest !== digest) return { ...known, state: "source-moved", message: `${entry.sourceTag} is ${source.value.digest}, lock is ${digest}` };
  if (targetDigest === undefined) return { ...known, state: "verify-failed", message: "the lock file has it, the registry does not" };
  if (targetDigest !== digest) return { ...known, state: "conflict", message: `is ${targetDigest}, lock is ${digest}` };
  if (target.kind === "found" && areDifferent(target.value.size, locked.size)) return { ...known, state: "failed", kind: "protocol", message: `the registry says that ${entry.tag} is ${digest} with ${target.value.size} bytes, and that has ${locked.size}; taglint retag --verify=get reads what it is` };
  if (isOtherSource || entry.sourceRef !== locked.src_ref) return { ...known, state: "up-to-date", message: `${LOCK_FILE} still has ${isOtherSource ? locked.src_build_tag : "another src_ref"}; taglint retag --apply writes down ${isOtherSource ? entry.sourceTag : "this one"}` };
  return { ...known, state: "up-to-date", ...(source.kind === "absent" && { message: "source gone, lock agrees" }) };
}
