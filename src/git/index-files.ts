import type { GitPlace } from "./run.js";
import { runGit } from "./run.js";

/** A file as the next commit will have it. */
export interface IndexFile {
  /** Relative to the top of the work tree. */
  readonly path: string;
  /** The blob's object id, SHA-1 or SHA-256. */
  readonly oid: string;
}

const STAGED = "diff --cached --raw -z --no-renames --no-abbrev --no-ext-diff --no-relative --diff-filter=ACMT".split(" ");

/**
 * The files that the index adds or changes against HEAD (against nothing before the first commit); no symbolic links, no submodules.
 * @throws UserError when git refuses.
 */
export function listStagedFiles(place: GitPlace): readonly IndexFile[] {
  return parseRawDiff(runGit(place, STAGED).toString("utf8"));
}

/**
 * The files of the index that pathspecs match (gitglossary, "pathspec"), changed or not; no symbolic links, no submodules.
 * @throws UserError when git refuses.
 */
export function listIndexFiles(place: GitPlace, pathspecs: readonly string[]): readonly IndexFile[] {
  const records = runGit(place, ["ls-files", "--stage", "--full-name", "-z", "--", ...pathspecs]).toString("utf8").split("\0");
  return records.flatMap((record): readonly IndexFile[] => {
    const [, oid, path] = /^100\d{3} ([0-9a-f]+) 0\t(.*)$/s.exec(record) ?? [];
    return oid === undefined || path === undefined ? [] : [{ path, oid }];
  });
}

/** Reads `:mode mode oid oid status NUL path NUL` records, the raw format of `git diff` with `-z` and without renames. */
function parseRawDiff(output: string): readonly IndexFile[] {
  const fields = output.split("\0");
  const files: IndexFile[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const [, mode, , oid] = (fields[index] ?? "").split(" ");
    const path = fields[index + 1];
    if (path === undefined || oid === undefined || /^0+$/.test(oid)) continue;
    if (mode === "100644" || mode === "100755") files.push({ path, oid });
  }
  return files;
}
