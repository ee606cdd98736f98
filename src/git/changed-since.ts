import { UserError } from "../model/user-error.js";
import type { FileName } from "./names.js";
import { splitNames } from "./names.js";
import type { GitPlace } from "./run.js";
import { explainFailure, runGit, tryGit } from "./run.js";

const FETCH_HINT = "this clone is shallow: fetch the whole history (actions/checkout: fetch-depth: 0; or git fetch --unshallow)";

const CHANGED = "diff --name-only -z --no-renames --no-ext-diff --no-relative --ignore-submodules --diff-filter=ACMT".split(" ");

/**
 * Files that differ from the merge base of HEAD and a revision, as they are in the work tree now: committed, staged, changed or
 * new and not ignored. Relative to the top of the work tree, so `place.cwd` must be that.
 * @throws UserError for an unknown revision, or when there is no merge base, with the way out in a shallow clone.
 */
export function listChangedSince(place: GitPlace, revision: string): readonly FileName[] {
  const base = findMergeBase(place, revision);
  const output = runGit(place, [...CHANGED, base, "--"]);
  const untracked = runGit(place, ["ls-files", "-z", "--others", "--exclude-standard"]);
  return splitNames(Buffer.concat([output, untracked])).filter((name) => !name.text.endsWith("/"));
}

function findMergeBase(place: GitPlace, revision: string): string {
  const commit = tryGit(place, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
  if (commit.kind !== "done") {
    // Quiet about a revision that does not exist; anything it does say is about something else.
    if (commit.kind === "failed" && commit.stderr.includes("fatal:")) throw explainFailure(place, ["rev-parse"], commit.stderr);
    throw new UserError(`git knows no revision ${JSON.stringify(revision)}`, isShallow(place) ? FETCH_HINT : "is it spelled right, and fetched?");
  }
  const base = tryGit(place, ["merge-base", commit.stdout.toString("latin1").trim(), "HEAD"]);
  if (base.kind === "done") return base.stdout.toString("latin1").trim();
  if (base.kind === "failed" && base.status !== 1) throw explainFailure(place, ["merge-base"], base.stderr);
  throw new UserError(`${JSON.stringify(revision)} and HEAD have no commit in common`, isShallow(place) ? FETCH_HINT : "name a revision of the same history");
}

function isShallow(place: GitPlace): boolean {
  return runGit(place, ["rev-parse", "--is-shallow-repository"]).toString("latin1").trim() === "true";
}
