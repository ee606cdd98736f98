import type { IndexFile } from "./index-files.js";
import type { GitPlace } from "./run.js";
import { runGit } from "./run.js";

/**
 * The files of a commit that have one of these paths; no symbolic links, no submodules.
 * @param paths relative to the top of the work tree, wherever git runs
 * @throws UserError when git refuses.
 */
export function listTreeFiles(place: GitPlace, commit: string, paths: readonly string[]): readonly IndexFile[] {
  const output = runGit(place, ["ls-tree", "-z", "--full-tree", "--end-of-options", commit, "--", ...paths]);
  return readEntries(output, /^100[0-7]{3} blob ([0-9a-f]+)\t(.*)$/s);
}

/**
 * The names of all files of a commit, from the top of the work tree; no symbolic links, no submodules.
 * @throws UserError when git refuses.
 */
export function listTreeNames(place: GitPlace, commit: string): readonly string[] {
  const output = runGit(place, ["ls-tree", "-r", "-z", "--full-tree", "--end-of-options", commit]);
  return readEntries(output, /^100[0-7]{3} blob ([0-9a-f]+)\t(.*)$/s).map(({ path }) => path);
}

/**
 * The files of the index that some pathspecs name; of a file in conflict, no version.
 * @throws UserError when git refuses.
 */
export function listIndexFiles(place: GitPlace, pathspecs: readonly string[]): readonly IndexFile[] {
  const output = runGit(place, ["ls-files", "-z", "--stage", "--full-name", "--", ...pathspecs]);
  return readEntries(output, /^100[0-7]{3} ([0-9a-f]+) 0\t(.*)$/s);
}

function readEntries(output: Buffer, shape: RegExp): readonly IndexFile[] {
  return output.toString("utf8").split("\0").flatMap((entry) => {
    const [, oid, path] = shape.exec(entry) ?? [];
    return oid === undefined || path === undefined ? [] : [{ path, oid }];
  });
}
