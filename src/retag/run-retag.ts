import type { RegistryClient } from "../registry/registry-client.js";
import type { ApplyInput, Due } from "./apply-entry.js";
import { applyEntry } from "./apply-entry.js";
import type { Clock } from "../registry/clock.js";
import type { Lock } from "./lock-file.js";
import { lockKey } from "./lock-file.js";
import { describeManifest } from "./manifest-content.js";
import type { Moves } from "./moves.js";
import { Places } from "../registry/places.js";
import { failedResult, planEntry } from "./plan.js";
import type { RetagEntry } from "./retag-entry.js";
import { placeOfEntry } from "./retag-entry.js";
import type { RetagResult } from "./retag-result.js";
import { areDifferent } from "./sizes.js";
import type { Stop } from "./stop.js";
import type { WaitListener } from "./tally.js";
import { counting, Tally } from "./tally.js";

/**
 * Entries of one host that are written at once. More than a client has requests to a host keep it busy; with many more, each would
 * long wait between the proof of absence and the write, and when the run is stopped.
 */
const MOST_AT_ONCE = 10;

export interface RetagInput {
  readonly entries: readonly RetagEntry[];
  readonly lock: Lock;
  readonly moves: Moves;
  readonly client: RegistryClient;
  readonly clock: Clock;
  readonly stop: Stop;
  /** Whether the plan is carried out. */
  readonly isApplied: boolean;
  readonly verifyBy: ApplyInput["verifyBy"];
  /** A further look at what is planned, before anything is written. */
  readonly review?: ((planned: RetagResult, client: RegistryClient) => Promise<RetagResult>) | undefined;
  /** Called once before anything is written; what it throws ends the run. */
  readonly beforeWrites?: (() => void) | undefined;
  /** Hears of each entry as it ends, and what was asked for it. */
  readonly onEnd: (result: RetagResult, tally: Tally) => void;
  readonly onWait?: WaitListener | undefined;
}

/** An entry on its way, with a client of its own that counts what is asked for it. */
interface Job {
  readonly entry: RetagEntry;
  readonly tally: Tally;
  readonly client: RegistryClient;
}

/** Plans all entries, then writes what is due if it is to be applied; the results are in the order of the entries. Does not throw for what a registry does. */
export async function runRetag(input: RetagInput): Promise<readonly RetagResult[]> {
  const { isApplied, onEnd } = input;
  const jobs = input.entries.map((entry): Job => {
    const tally = new Tally();
    return { entry, tally, client: counting(input.client, tally, input.onWait) };
  });
  const results = await Promise.all(
    jobs.map(async (job) => {
      const planned = await plan(job, input);
      if (!isApplied || !isDue(planned)) onEnd(planned, job.tally);
      return planned;
    }),
  );
  if (!isApplied || !results.some(isDue)) return results;
  input.beforeWrites?.();
  const places = new Places(MOST_AT_ONCE);
  const apply = async (index: number): Promise<void> => {
    const [job, due] = [jobs[index], results[index]];
    if (job === undefined || due === undefined || !isDue(due)) return;
    const at = placeOfEntry(job.entry);
    const applied = await places.hold(at.host, () => applyEntry(due, { ...input, client: job.client, at, isStopped: input.stop.isStopped }));
    results[index] = applied;
    onEnd(applied, job.tally);
  };
  await Promise.all(
    Array.from(groupByRepository(results), async (indices) => {
      // The next writer of a repository comes when the one before is through.
      for (const index of indices) await apply(index);
    }),
  );
  return results;
}

async function plan({ entry, client }: Job, { lock, moves, review, stop, isApplied, verifyBy }: RetagInput): Promise<RetagResult> {
  const at = placeOfEntry(entry);
  if (stop.isStopped()) return skip(entry);
  const found = await stop.unlessStopped(Promise.all([client.resolveManifest(at, entry.tag), client.resolveManifest(at, entry.sourceTag)]));
  if (found === undefined) return skip(entry);
  const [target, source] = found;
  const locked = lock.get(lockKey(entry));
  const planned = planEntry(entry, { target, source, locked: locked?.src_build_tag === entry.sourceTag ? locked : undefined, moveFrom: moves.get(lockKey(entry)) });
  // What is about to be recorded is read once; a record of ours vouches for it afterwards.
  const isDoubtful = verifyBy === "get" || (isApplied && locked?.digest !== planned.digest) || (target.kind === "found" && areDifferent(target.value.size, planned.size));
  const read = planned.state !== "up-to-date" || !isDoubtful ? planned : await stop.unlessStopped(readPresent(planned, client));
  if (read === undefined || review === undefined) return read ?? skip(entry);
  return (await stop.unlessStopped(review(read, client))) ?? skip(entry);
}

/** Takes no registry's word for a tag that is there: its manifest is read, and hashed. */
async function readPresent(planned: RetagResult, client: RegistryClient): Promise<RetagResult> {
  const { entry, digest } = planned;
  const found = await client.readManifest(placeOfEntry(entry), entry.tag);
  if (found.kind === "failed") return { ...failedResult(entry, found), digest };
  if (found.kind === "found" && found.value.digest === digest) return { ...planned, ...describeManifest(found.value) };
  const is = found.kind === "found" ? `has ${found.value.digest}` : "does not have it";
  return { ...planned, state: "failed", kind: "protocol", targetDigest: undefined, message: `the registry says that ${entry.tag} is ${digest ?? ""}, and ${is}` };
}

const skip = (entry: RetagEntry): RetagResult => ({ entry, state: "skipped", message: "interrupted before the registry answered" });

const isDue = (result: RetagResult): result is Due => result.state === "create" && result.digest !== undefined;

/** Indices of the results that are due, by repository. */
function groupByRepository(results: readonly RetagResult[]): Iterable<readonly number[]> {
  const groups = new Map<string, number[]>();
  for (const [index, result] of results.entries()) {
    if (!isDue(result)) continue;
    const { host, repository } = placeOfEntry(result.entry);
    const key = `${host}/${repository}`;
    groups.set(key, [...(groups.get(key) ?? []), index]);
  }
  return groups.values();
}
