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
