import { splitNames } from "./names.js";
import type { GitPlace } from "./run.js";
import { runGit } from "./run.js";

const UNSTAGED = "diff --name-only -z --no-renames --no-ext-diff --no-relative --ignore-submodules".split(" ");

/**
 * The files whose content in the work tree is not that of the index (line ends and filters as git applies them), relative to the
 * top of the work tree.
 * @throws UserError when git refuses.
 */
export function listUnstagedFiles(place: GitPlace): ReadonlySet<string> {
  return new Set(splitNames(runGit(place, UNSTAGED)).map((name) => name.text));
}
