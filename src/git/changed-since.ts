import { UserError } from "../model/user-error.js";
import type { FileName } from "./names.js";
import { splitNames } from "./names.js";
import type { GitPlace } from "./run.js";
import { explainFailure } from "./explain-failure.js";
import { runGit, tryGit } from "./run.js";

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

/**
 * The merge base of HEAD and a revision.
 * @throws UserError for an unknown revision, or when there is none, with the way out in a shallow clone.
 */
export function findMergeBase(place: GitPlace, revision: string): string {
  const commit = peelToCommit(place, resolveRevision(place, revision), revision);
  if (readHash(place, "HEAD") === undefined) throw new UserError("HEAD has no commit yet, so nothing has changed since one", "without --since all files are checked");
  const base = tryGit(place, ["merge-base", commit, "HEAD"]);
  if (base.kind === "done") return base.stdout.toString("latin1").trim();
  if (base.kind === "failed" && base.status !== 1) throw explainFailure(place, ["merge-base"], base.stderr);
  throw new UserError(`${JSON.stringify(revision)} and HEAD have no commit in common`, isShallow(place) ? FETCH_HINT : "name a revision of the same history");
}

/** The hash of the object that a revision names. On its own, because in `:/text^{commit}` all of it would be the text. */
function resolveRevision(place: GitPlace, revision: string): string {
  const hash = readHash(place, revision);
  if (hash !== undefined) return hash;
  throw new UserError(`git knows no revision ${JSON.stringify(revision)}`, adviseRevision(place, revision));
}

function peelToCommit(place: GitPlace, hash: string, revision: string): string {
  const commit = readHash(place, `${hash}^{commit}`);
  if (commit !== undefined) return commit;
  throw new UserError(`${JSON.stringify(revision)} is no commit`, "name a commit, a branch or a tag; paths go without --since");
}

/** @throws UserError for what git complains of beside a revision that does not exist, about which it is quiet. */
function readHash(place: GitPlace, revision: string): string | undefined {
  const outcome = tryGit(place, ["rev-parse", "--verify", "--quiet", "--end-of-options", revision]);
  if (outcome.kind === "failed" && outcome.stderr.includes("fatal:")) throw explainFailure(place, ["rev-parse"], outcome.stderr);
  // `^main` is answered by a hash with the same mark.
  const hash = outcome.kind === "done" ? outcome.stdout.toString("latin1").trim() : "";
  return /^[0-9a-f]{40,64}$/.test(hash) ? hash : undefined;
}

function adviseRevision(place: GitPlace, revision: string): string {
  const from = /^([^.].*?)\.{2,3}/.exec(revision)?.[1];
  if (from !== undefined) return `a range has two ends, --since takes where it begins: --since ${from}`;
  if (isShallow(place)) return FETCH_HINT;
  return revision === "HEAD" || revision === "@" ? "there is no commit yet; without --since all files are checked" : "is it spelled right, and fetched?";
}

function isShallow(place: GitPlace): boolean {
  return runGit(place, ["rev-parse", "--is-shallow-repository"]).toString("latin1").trim() === "true";
}
