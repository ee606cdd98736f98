import { resolve } from "node:path";
import type { RunResult } from "../../model/finding.js";
import { UserError } from "../../model/user-error.js";
import { realPathOf } from "../../project/real-path.js";
import { findEntryProblems } from "../../retag/entry-problems.js";
import { LOCK_FILE } from "../../retag/lock-file.js";
import { parseMoves } from "../../retag/moves.js";
import { plainCheckOptions } from "../check-options.js";
import type { Io } from "../io.js";
import type { Setup } from "../load-settings.js";
import { loadSettings } from "../load-settings.js";
import { tell } from "../messages.js";
import { openRegistry } from "../registry-options.js";
import { LockStore } from "../retag/lock-store.js";
import { readRetagOptions } from "../retag/options.js";
import { askRegistry } from "../retag/ask-registry.js";
import { readTagFiles, tellSkipped } from "../retag/tag-files.js";
import type { Command } from "../verbs.js";
import { writeReports } from "../write-reports.js";

/**
 * `taglint retag [FILE…]`: 0 all good, 1 a person must act, 2 a tag file is wrong (nothing is asked of any registry then),
 * 3 incomplete, and a rerun may help, 130 interrupted.
 */
export const retag: Command = async (args, io) => {
  const options = readRetagOptions(args);
  const setup = await loadSettings(args, io);
  const isOnlyLock = options.mode === "check" && args.positionals.length === 0 && setup.settings.tagging.globs.length === 0;
  if (args.positionals.length === 0) tellSkipped(setup, io);
  const { result, problems, entries } = isOnlyLock ? NONE : await readTagFiles(args.positionals, setup, io);
  if (result !== undefined && result.summary.errors > 0) {
    await tellFindings(result, setup, io);
    return 2;
  }
  const unusable = [...problems, ...findEntryProblems(entries)];
  for (const line of unusable) tell(io, line);
  if (unusable.length > 0) return 2;
  const moves = parseMoves(options.moves, entries);
  const locks = new LockStore(setup, () => io.now().getTime());
  if (options.mode === "check" && !locks.exists) throw new UserError(`there is no ${LOCK_FILE} to compare with`, "taglint retag --apply writes it");
  if (options.report !== undefined) refuseReport(options.report, [locks.path, ...entries.map(({ file }) => file), setup.project.configFile, args.options.get("ca-file")?.[0]], io.cwd);
  const registry = openRegistry(args, setup.settings, io);
  try {
    return await askRegistry({ entries, moves, locks, options, client: registry.client, io });
  } finally {
    await registry.close();
  }
};

/** A report begins by emptying its file. */
function refuseReport(report: string, inputs: readonly (string | undefined)[], cwd: string): void {
  const path = realPathOf(resolve(cwd, report));
  if (!inputs.some((input) => input !== undefined && realPathOf(resolve(cwd, input)) === path)) return;
  throw new UserError(`the report ${JSON.stringify(report)} would overwrite a file that this run reads`, "give --report another file");
}

const NONE = { result: undefined, problems: [], entries: [] };

/** All that the rules say about the tag files; standard output is for what a registry says. */
async function tellFindings(result: RunResult, { project, settings }: Setup, io: Io): Promise<void> {
  await writeReports(result, { project, settings, options: plainCheckOptions(), io }, io.stderr);
  tell(io, "no registry was asked, because the tag file is wrong");
}
