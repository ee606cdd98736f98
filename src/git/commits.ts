import type { RawChange } from "./raw-diff.js";
import { readRawChange } from "./raw-diff.js";
import type { GitPlace } from "./run.js";
import { runGit } from "./run.js";

export interface Commit {
  readonly sha: string;
  readonly parents: readonly string[];
  /** As UTF-8, whatever encoding the commit has. */
  readonly message: string;
}

const LOG = "log -z --reverse --no-color --no-show-signature --encoding=UTF-8 --format=%H%x20%P%n%B".split(" ");
const DIFF = "diff-tree --stdin -r --raw -z --root --no-renames --no-abbrev --no-ext-diff --no-relative".split(" ");

/**
 * The commits of a range as `git log` takes it (`A..B`, or one revision for all that it has), oldest first.
 * @throws UserError when git refuses.
 */
export function listCommits(place: GitPlace, range: string): readonly Commit[] {
  const output = runGit(place, [...LOG, "--end-of-options", range, "--"]);
  const commits: Commit[] = [];
  for (let start = 0; start < output.length; ) {
    const found = output.indexOf(0, start);
    const end = found < 0 ? output.length : found;
    const text = output.toString("utf8", start, end);
    const lineEnd = text.indexOf("\n");
    const [sha = "", ...parents] = text.slice(0, lineEnd).trim().split(" ");
    commits.push({ sha, parents, message: text.slice(lineEnd + 1) });
    start = end + 1;
  }
  return commits;
}

/** What each commit changes against its parent, by commit; merges are left out. */
export function listChanges(place: GitPlace, commits: readonly Commit[]): ReadonlyMap<string, readonly RawChange[]> {
  const plain = commits.filter(({ parents }) => parents.length < 2).map(({ sha }) => `${sha}\n`);
  const changes = new Map<string, RawChange[]>();
  if (plain.length === 0) return changes;
  const fields = runGit(place, DIFF, { input: plain.join("") }).toString("utf8").split("\0");
  let current: RawChange[] = [];
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index] ?? "";
    if (field.startsWith(":")) {
      current.push(readRawChange(field, fields[++index] ?? ""));
    } else if (field !== "") {
      current = [];
      changes.set(field, current);
    }
  }
  return changes;
}
