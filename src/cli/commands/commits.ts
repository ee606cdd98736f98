import { findCommits } from "../../git/commit-range.js";
import { MADE } from "../../git/message-settings.js";
import type { Commit } from "../../git/commits.js";
import type { Linter } from "../../linter.js";
import type { CommitChange, ImageMove } from "../../model/commit.js";
import type { SourceFile } from "../../model/document.js";
import type { FileResult } from "../../model/finding.js";
import { UserError } from "../../model/user-error.js";
import { reporters } from "../../report/index.js";
import { readCheckOptions } from "../check-options.js";
import type { ImageChange } from "../commit-changes.js";
import { asksForChange, changedPaths } from "../asked-changes.js";
import { compareImages, findImageChanges } from "../commit-changes.js";
import type { GatherInput } from "../gather.js";
import { loadSettings } from "../load-settings.js";
import { loadMoveFacts } from "../move-facts.js";
import { createMessageLinter } from "../message-linter.js";
import { judgeRun } from "../verdict.js";
import type { Command } from "../verbs.js";
import { writeReports } from "../write-reports.js";

/** Digits of a commit that tell it apart for people. */
const SHORT = 12;

/** `taglint commits [RANGE]`: 0 clean, 1 findings at error level or too many warnings. */
export const commits: Command = async (args, io) => {
  const [range, ...others] = args.positionals;
  if (others.length > 0) throw new UserError("taglint commits takes one range", "taglint commits main..HEAD");
  const options = readCheckOptions(args, [...reporters.keys()]);
  const input: GatherInput = { ...(await loadSettings(args, io)), options, io };
  const linter = createMessageLinter(input);
  const results = await checkCommits(range, input, linter);
  const result = linter.finish(results, { complete: false });
  // A commit's name is no path, to be shown from somewhere else.
  await writeReports(result, { ...input, project: { ...input.project, root: input.project.cwd } }, io.stdout);
  return judgeRun(result, options);
};

/** A commit whose result depends on which images it moved. */
interface OpenCommit {
  readonly commit: Commit;
  readonly changes: readonly ImageChange[];
}

/** Most commits carry what could be asked of them, so images are compared in a second round, of those alone that lack it. */
async function checkCommits(range: string | undefined, input: GatherInput, linter: Linter): Promise<readonly FileResult[]> {
  const withChanges = asksForChange(input.settings.commits, input.settings.rulesFor(""));
  const results: FileResult[] = [];
  /** By the index of its result. */
  const open = new Map<number, OpenCommit>();
  for await (const found of findCommits(input.io, range, { withChanges })) {
    for (const commit of found) {
      const moves = (): readonly ImageMove[] => {
        const changes = findImageChanges(commit.changes, input);
        if (changes.length > 0) open.set(results.length, { commit, changes });
        return [];
      };
      const change = withChanges ? changeOf(commit, input, moves) : undefined;
      const result = linter.check(fileOf(commit, change));
      if (result !== undefined) results.push(result);
    }
  }
  if (open.size === 0) return results;
  const facts = await loadMoveFacts(input, input.io, { kind: "commits" });
  const moves = compareImages(Array.from(open.values(), ({ changes }) => changes), { settings: input.settings, place: input.io, linter, facts });
  for (const [order, [index, { commit }]] of [...open].entries()) {
    const result = linter.check(fileOf(commit, changeOf(commit, input, () => moves[order] ?? [])));
    if (result !== undefined) results[index] = result;
  }
  return results;
}

function fileOf({ sha, parents, message }: Commit, change: CommitChange | undefined): SourceFile {
  return { path: sha.slice(0, SHORT), text: message, commit: { settings: MADE, sha, isMerge: parents.length > 1, change } };
}

/** Nothing of a merge: its own changes are those of the commits that it joins. */
function changeOf({ changes, parents }: Commit, input: GatherInput, moves: CommitChange["moves"]): CommitChange | undefined {
  return parents.length > 1 ? undefined : { paths: () => changedPaths(changes, input.project), moves };
}
