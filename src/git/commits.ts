import type { RawChange } from "./raw-diff.js";
import { readRawChange } from "./raw-diff.js";
import type { GitPlace } from "./run.js";
import { runGit } from "./run.js";

export interface Commit {
  readonly sha: string;
  readonly parents: readonly string[];
  /** As UTF-8, whatever encoding the commit has. */
  readonly message: string;
  /** What it changes against its parent; nothing for a merge, and where nobody asked. */
  readonly changes: readonly RawChange[];
}

const LOG = "-c log.showRoot=true -c log.diffMerges=off log -z --reverse --no-color --no-show-signature --encoding=UTF-8 --format=%H%x20%P%n%B".split(" ");
const RAW = "--raw --no-renames --no-abbrev --no-ext-diff --no-relative".split(" ");

const COLON = 58;
const LINE_END = 10;

/**
 * The commits of a range as `git log` takes it (`A..B`, or one revision for all that it has), oldest first. One run of git
 * gives messages and changes alike, because each walk over the history costs as much as all else.
 * @throws UserError when git refuses.
 */
export function listCommits(place: GitPlace, range: string, { withChanges }: { readonly withChanges: boolean }): readonly Commit[] {
  const output = runGit(place, [...LOG, ...(withChanges ? RAW : ["--no-patch"]), "--end-of-options", range, "--"]);
  const commits: Commit[] = [];
  let changes: RawChange[] = [];
  let next = 0;
  const readField = (): string => {
    const start = next;
    const end = output.indexOf(0, start);
    next = end < 0 ? output.length + 1 : end + 1;
    return output.toString("utf8", start, next - 1);
  };
  while (next < output.length) {
    // A commit's first change stands on a line of its own; a commit begins with its name.
    const changeStart = output[next] === LINE_END ? next + 1 : next;
    if (output[changeStart] === COLON) {
      next = changeStart;
      changes.push(readRawChange(readField(), readField()));
      continue;
    }
    changes = [];
    commits.push(readCommit(readField(), changes));
  }
  return commits;
}

function readCommit(text: string, changes: readonly RawChange[]): Commit {
  const lineEnd = text.indexOf("\n");
  const [sha = "", ...parents] = text.slice(0, lineEnd).trim().split(" ");
  return { sha, parents, message: text.slice(lineEnd + 1), changes };
}
