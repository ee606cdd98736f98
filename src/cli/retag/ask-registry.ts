import { printable } from "../../model/printable.js";
import type { UserError } from "../../model/user-error.js";
import { isUserError } from "../../model/user-error.js";
import { systemClock } from "../../registry/clock.js";
import type { RegistryClient } from "../../registry/registry-client.js";
import { escapeControls } from "../../report/json-text.js";
import { checkLock } from "../../retag/check-lock.js";
import { describeResult } from "../../retag/describe-result.js";
import { exitCodeOf } from "../../retag/exit-code.js";
import { LOCK_FILE, lockKey } from "../../retag/lock-file.js";
import type { Moves } from "../../retag/moves.js";
import type { RetagEntry } from "../../retag/retag-entry.js";
import type { RetagResult } from "../../retag/retag-result.js";
import { summarise } from "../../retag/retag-summary.js";
import { reviewRevision } from "../../retag/review-revision.js";
import { runRetag } from "../../retag/run-retag.js";
import { showResults } from "../../retag/show-results.js";
import type { Stop } from "../../retag/stop.js";
import { stopBy } from "../../retag/stop.js";
import type { Tally } from "../../retag/tally.js";
import { listenForInterrupt } from "../interrupt.js";
import type { Io } from "../io.js";
import { tell, tellUserError } from "../messages.js";
import type { ExitCode } from "../verbs.js";
import type { LockStore } from "./lock-store.js";
import type { RetagOptions } from "./options.js";
import { ReportFile } from "./report-file.js";
import { RetagProgress } from "./retag-progress.js";

export interface Request {
  readonly entries: readonly RetagEntry[];
  readonly moves: Moves;
  readonly locks: LockStore;
  readonly options: RetagOptions;
  readonly client: RegistryClient;
  readonly io: Io;
}

/** Plans, applies or compares, tells how it goes, and writes down what became of it. */
export async function askRegistry(request: Request): Promise<ExitCode> {
  const { entries, locks, options, io } = request;
  const { mode, strict, format } = options;
  const report = options.report === undefined ? undefined : new ReportFile(io.cwd, options.report);
  const progress = new RetagProgress(io, mode === "check" ? locks.lock.size : entries.length, options.progress);
  const interruption = listenForInterrupt();
  const tallies = new Map<RetagResult, Tally>();
  const onEnd = (result: RetagResult, tally: Tally): void => {
    tallies.set(result, tally);
    report?.add(result, tally);
    if (mode === "apply") locks.take(result);
    progress.end(result);
  };
  const results = await ask(request, stopBy(interruption.signal), { onEnd, onWait: progress.onWait }).finally(() => {
    interruption.ignore();
    progress.clear();
  });
  // Before standard output, which may be closed or full.
  const unsaved = mode === "apply" ? saveQuietly(locks) : undefined;

  const shown = results.flatMap((result) => {
    const tally = tallies.get(result);
    return tally === undefined ? [] : { result, tally };
  });
  if (format === "json") io.stdout.write(`${escapeControls(JSON.stringify({ version: 1, mode, summary: summarise(results, tallies.values()), entries: results.map(describeResult) }, undefined, 2))}\n`);
  else io.stdout.write(showResults(shown, mode).map((line) => `${printable(line)}\n`).join(""));
  const unknown = mode === "check" ? entries.filter((entry) => !locks.lock.has(lockKey(entry))).length : 0;
  if (unknown > 0) tell(io, `${LOCK_FILE} says nothing about ${unknown} of ${entries.length} entries; taglint retag --apply writes down what the registry has`);
  const [fault, ...others] = [report?.close(), unsaved].filter((error) => error !== undefined);
  for (const other of others) tellUserError(io, other);
  if (fault !== undefined) throw fault;
  if (interruption.signal.aborted) return 130;
  return strict && unknown > 0 ? 1 : exitCodeOf(results, strict);
}

/** Why the lock file could not be saved; what was done is told first. */
function saveQuietly(locks: LockStore): UserError | undefined {
  try {
    locks.save();
    return undefined;
  } catch (error) {
    if (!isUserError(error)) throw error;
    return error;
  }
}

function ask({ entries, moves, locks, options, client }: Request, stop: Stop, listeners: Pick<Parameters<typeof checkLock>[0], "onEnd" | "onWait">): Promise<readonly RetagResult[]> {
  const { mode, verifyBy, revisionSources: sources } = options;
  if (mode === "check") {
    const declared = new Map(entries.map((entry) => [lockKey(entry), entry]));
    return checkLock({ lock: locks.lock, declared, locate: (locked) => ({ file: LOCK_FILE, line: locks.lineOf(locked) }), client, stop, ...listeners });
  }
  const review = sources && ((planned: RetagResult, counted: RegistryClient) => reviewRevision(planned, counted, sources));
  return runRetag({ entries, moves, lock: locks.lock, client, clock: systemClock, stop, isApplied: mode === "apply", verifyBy, review, beforeWrites: () => { locks.tryToSave(); }, ...listeners });
}
