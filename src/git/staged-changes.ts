import type { RawChange } from "./raw-diff.js";
import { readRawChange } from "./raw-diff.js";
import type { GitOutcome, GitPlace } from "./run.js";
import { explainFailure } from "./explain-failure.js";

/** The question to git about what the index changes against HEAD (against nothing before the first commit), deletions among it. */
export const STAGED_CHANGES: readonly string[] = "diff --cached --raw -z --no-renames --no-abbrev --no-ext-diff --no-relative".split(" ");

/**
 * What the next commit changes.
 * @param answer git's, to STAGED_CHANGES
 * @throws UserError when git refused.
 */
export function stagedChangesIn(place: GitPlace, answer: GitOutcome): readonly RawChange[] {
  if (answer.kind !== "done") throw explainFailure(place, STAGED_CHANGES, answer.kind === "failed" ? answer.stderr : "");
  const fields = answer.stdout.toString().split("\0");
  const changes: RawChange[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) changes.push(readRawChange(fields[index] ?? "", fields[index + 1] ?? ""));
  return changes;
}
