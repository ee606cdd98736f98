import { findCommits } from "../../git/commit-range.js";
import type { Commit } from "../../git/commits.js";
import { MADE } from "../../git/message-settings.js";
import type { Linter } from "../../linter.js";
import type { CommitChange } from "../../model/commit.js";
import type { Facts } from "../../model/facts.js";
import { UserError } from "../../model/user-error.js";
import { reporters } from "../../report/index.js";
import { readCheckOptions } from "../check-options.js";
import { asksForChange, describeChanges } from "../commit-changes.js";
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
  const withChanges = asksForChange(input);
  const found = findCommits(io, range, { withChanges });
  const changes = withChanges ? loadChanges(found, input, linter, await loadMoveFacts(input, io, { kind: "commits" })) : new Map<string, CommitChange>();
  const results = found.flatMap(({ sha, parents, message }) => {
    const commit = { settings: MADE, sha, isMerge: parents.length > 1, change: changes.get(sha) };
    return linter.check({ path: sha.slice(0, SHORT), text: message, commit }) ?? [];
  });
  const result = linter.finish(results, { complete: false });
  // A commit's name is no path, to be shown from somewhere else.
  await writeReports(result, { ...input, project: { ...input.project, root: input.project.cwd } }, io.stdout);
  return judgeRun(result, options);
};

/** A merge's own changes are those of the commits that it joins. */
function loadChanges(found: readonly Commit[], input: GatherInput, linter: Linter, facts: Facts | undefined): ReadonlyMap<string, CommitChange> {
  const plain = found.filter(({ parents }) => parents.length < 2);
  const described = describeChanges(plain.map(({ changes }) => changes), input.io, input, linter, facts);
  return new Map(plain.flatMap(({ sha }, index) => (described[index] === undefined ? [] : [[sha, described[index]]])));
}
