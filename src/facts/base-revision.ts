import { findMergeBase } from "../git/changed-since.js";
import { guessRanges } from "../git/ci-range.js";
import { readCiEvent } from "../git/ci-event.js";
import { findCommit, findCommonCommit } from "../git/repository-state.js";
import type { GitPlace } from "../git/run.js";

/** What a run looks at, which decides what counts as its change. */
export type ChangeChoice =
  | { readonly kind: "work-tree" }
  | { readonly kind: "staged" }
  | { readonly kind: "since"; readonly revision: string }
  /** Commits one by one: all that HEAD has is history. */
  | { readonly kind: "commits" };

/** Commits, by hash; `undefined` where there is none. */
export interface BaseRevisions {
  /** What the change is a change of. */
  readonly base: string | undefined;
  /**
   * Up to where tags count as published. What is committed but in no other's hands is not: it can be amended, and nothing has
   * been built from it.
   */
  readonly published: string | undefined;
}

/**
 * Finds what a run is to be compared with: for `--since` the merge base; else, of what is staged, HEAD; else the merge base with
 * what a CI system says is the target, else with the upstream, else with the remote's main branch, else HEAD.
 * @param head the commit that is checked out; `undefined` before the first one
 * @throws UserError for a revision that does not exist.
 */
export function findBaseRevisions(place: GitPlace, head: string | undefined, choice: ChangeChoice): BaseRevisions {
  if (head === undefined) return { base: undefined, published: undefined };
  if (choice.kind === "commits") return { base: head, published: head };
  if (choice.kind === "since") {
    const base = findMergeBase(place, choice.revision);
    return { base, published: base };
  }
  const published = findTarget(place, head) ?? findFork(place, head) ?? head;
  return { base: choice.kind === "staged" ? head : published, published };
}

/** Where a CI system says that the change begins. */
function findTarget(place: GitPlace, head: string): string | undefined {
  for (const { base } of guessRanges(place.env, readCiEvent(place.env.GITHUB_EVENT_PATH))) {
    const found = findCommonCommit(place, base, head);
    if (found !== undefined) return found;
  }
  return undefined;
}

// A topic branch that was never pushed has no upstream, and what it adds is published nowhere all the same.
const UPSTREAMS = ["@{upstream}", "origin/HEAD", "origin/main", "origin/master"];

/** Where the branch leaves its upstream, or else the remote's main branch. */
function findFork(place: GitPlace, head: string): string | undefined {
  for (const name of UPSTREAMS) {
    const upstream = findCommit(place, name);
    if (upstream !== undefined) return findCommonCommit(place, upstream, head);
  }
  return undefined;
}
