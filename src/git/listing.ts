import type { FileName } from "./names.js";
import { splitNames } from "./names.js";
import type { GitPlace } from "./run.js";
import { runGit } from "./run.js";

/**
 * Files below a folder that are tracked, or untracked and not ignored; relative to the folder.
 * Pathspecs (gitglossary, "pathspec") leave out what they do not match.
 * Among them may be tracked files that the work tree lacks, symbolic links, and submodules (folders): who reads, looks first.
 * @throws UserError when git refuses.
 */
export function listFiles(place: GitPlace, pathspecs: readonly string[] = []): readonly FileName[] {
  const output = runGit(place, ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", ...pathspecs]);
  // An untracked repository inside this one is listed as one name that ends in a slash.
  return splitNames(output).filter((name) => !name.text.endsWith("/"));
}
