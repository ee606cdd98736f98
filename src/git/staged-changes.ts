import type { RawChange } from "./raw-diff.js";
import { readRawChange } from "./raw-diff.js";
import type { GitPlace } from "./run.js";
import { runGit } from "./run.js";

const STAGED = "diff --cached --raw -z --no-renames --no-abbrev --no-ext-diff --no-relative".split(" ");

/**
 * What the index changes against HEAD (against nothing before the first commit), deletions among it.
 * @throws UserError when git refuses.
 */
export function listStagedChanges(place: GitPlace): readonly RawChange[] {
  const fields = runGit(place, STAGED).toString("utf8").split("\0");
  const changes: RawChange[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) changes.push(readRawChange(fields[index] ?? "", fields[index + 1] ?? ""));
  return changes;
}
