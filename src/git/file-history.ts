import type { GitPlace } from "./run.js";
import { runGit } from "./run.js";

/** What a commit did to a file. Paths are relative to the top of the work tree. */
export interface FileChange {
  readonly commit: string;
  /** When it was committed, `YYYY-MM-DD`. */
  readonly date: string;
  readonly path: string;
  /** The file's content in each parent, a renamed file's under its old name; none where it is new. */
  readonly before: readonly string[];
  /** Object ids; `undefined` where the file was deleted. */
  readonly after: string | undefined;
  readonly isNew: boolean;
}

// Of a merge `-c` shows what is in none of its parents: what somebody wrote while merging.
const LOG = "log -z --topo-order --raw -c -M --no-abbrev --no-color --no-show-signature --no-ext-diff --no-relative --date=short --format=commit%x20%H%x20%cd".split(" ");

/**
 * Every change of the files that some pathspecs name, in the history of a commit, oldest first (parents before children).
 * Renames are followed where both names are among them.
 * @throws UserError when git refuses.
 */
export function listFileChanges(place: GitPlace, tip: string, pathspecs: readonly string[]): readonly FileChange[] {
  const output = runGit(place, [...LOG, "--end-of-options", tip, "--", ...pathspecs]);
  return readChanges(output.toString("utf8").split("\0")).reverse();
}

/** Reads what `git log -z --raw` prints, newest first. */
function readChanges(fields: readonly string[]): FileChange[] {
  const changes: FileChange[] = [];
  let [commit, date] = ["", ""];
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index]?.trimStart() ?? "";
    if (field.startsWith("commit ")) [, commit = "", date = ""] = field.split(" ");
    if (!field.startsWith(":")) continue;
    const parents = /^:+/.exec(field)?.[0].length ?? 1;
    const words = field.slice(parents).split(" ");
    const status = words.at(-1) ?? "";
    const [first = "", second = ""] = fields.slice(index + 1, index + 3);
    const isMoved = parents === 1 && /^[RC]/.test(status);
    index += isMoved ? 2 : 1;
    const isFile = words.slice(0, parents + 1).map((mode) => mode.startsWith("100"));
    const oids = words.slice(parents + 1, 2 * parents + 2);
    const before = oids.slice(0, parents).filter((_, parent) => isFile[parent]);
    const after = isFile[parents] === true ? oids[parents] : undefined;
    changes.push({ commit, date, path: isMoved ? second : first, before, after, isNew: status === "A" });
  }
  return changes;
}

const RENAMES = "diff-tree --stdin -r -z -M --raw --root --no-abbrev --no-ext-diff --no-relative --diff-filter=R".split(" ");

/** A file's name before and after a commit. */
export interface Rename {
  readonly commit: string;
  readonly from: string;
  readonly to: string;
}

/**
 * The files that some commits renamed, among all of the tree.
 * @throws UserError when git refuses.
 */
export function listRenames(place: GitPlace, commits: readonly string[]): readonly Rename[] {
  if (commits.length === 0) return [];
  const fields = runGit(place, RENAMES, { input: `${commits.join("\n")}\n` }).toString("utf8").split("\0");
  const renames: Rename[] = [];
  let commit = "";
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index]?.trimStart() ?? "";
    if (!field.startsWith(":")) {
      commit = field;
      continue;
    }
    renames.push({ commit, from: fields[index + 1] ?? "", to: fields[index + 2] ?? "" });
    index += 2;
  }
  return renames;
}
