import { readFileSync } from "node:fs";
import { UserError } from "../model/user-error.js";
import { readCiEvent } from "./ci-event.js";
import type { RangeGuess } from "./ci-range.js";
import { guessRanges } from "./ci-range.js";
import type { Commit } from "./commits.js";
import { listCommits } from "./commits.js";
import type { GitPlace } from "./run.js";
import { runGit, tryGit } from "./run.js";

const UNSHALLOW = "fetch the whole history (actions/checkout: fetch-depth: 0; GitLab: GIT_DEPTH: 0; or git fetch --unshallow)";
const MAIN_BRANCHES = ["origin/HEAD", "origin/main", "origin/master", "main", "master"];

/**
 * The commits that a run is about, some at a time: those of the range, or, without one, those that the CI system means, else those that the
 * upstream branch lacks, else those since the merge base with the main branch.
 * @throws UserError when a range cannot be found or read, or when a shallow clone ends within it.
 */
export async function* findCommits(place: GitPlace, range: string | undefined, { withChanges }: { readonly withChanges: boolean }): AsyncGenerator<readonly Commit[], void> {
  const settled = range ?? defaultRange(place);
  for (const revision of settled.split(/\.{2,3}/).filter(Boolean)) {
    if (!exists(place, revision)) throw new UserError(`git knows no revision ${JSON.stringify(revision)}`, isShallow(place) ? `this clone is shallow: ${UNSHALLOW}` : "is it spelled right, and fetched?");
  }
  const ends = isShallow(place) ? findShallowEnds(place) : new Set<string>();
  for await (const commits of listCommits(place, settled, { withChanges })) {
    const end = ends.size === 0 ? undefined : commits.find(({ sha }) => ends.has(sha));
    if (end !== undefined) throw new UserError(`this clone is shallow and ends at ${end.sha.slice(0, 12)}, within ${settled}`, UNSHALLOW);
    yield commits;
  }
}

function defaultRange(place: GitPlace): string {
  const guesses = guessRanges(place.env, readCiEvent(place.env.GITHUB_EVENT_PATH));
  const found = guesses.find(({ base, head = "HEAD" }) => exists(place, base) && exists(place, head));
  if (found !== undefined) return `${found.base}..${found.head ?? "HEAD"}`;
  if (isShallow(place) && guesses[0] !== undefined) throw missingBase(guesses[0]);
  if (exists(place, "@{upstream}")) return "@{upstream}..HEAD";
  const main = MAIN_BRANCHES.find((branch) => exists(place, branch) && !isHead(place, branch));
  if (main !== undefined) return `${main}..HEAD`;
  throw new UserError("there is nothing to tell which commits are meant: no CI variables, no upstream, no main branch", "name a range: taglint commits main..HEAD");
}

const missingBase = ({ base, from }: RangeGuess): UserError => new UserError(`this clone is shallow and lacks ${JSON.stringify(base)}, where the commits begin (by ${from})`, UNSHALLOW);

/** Whether the branch is the very one that is checked out; its commits since itself would be none. */
function isHead(place: GitPlace, branch: string): boolean {
  const outcome = tryGit(place, ["symbolic-ref", "--quiet", "--short", "HEAD"]);
  return outcome.kind === "done" && outcome.stdout.toString("utf8").trim() === branch;
}

function exists(place: GitPlace, revision: string): boolean {
  return tryGit(place, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]).kind === "done";
}

const isShallow = (place: GitPlace): boolean => runGit(place, ["rev-parse", "--is-shallow-repository"]).toString("latin1").trim() === "true";

/** The commits at which a clone ends show no parents; those behind them would be checked, too, if they were there. */
function findShallowEnds(place: GitPlace): ReadonlySet<string> {
  const path = runGit(place, ["rev-parse", "--path-format=absolute", "--git-path", "shallow"]).toString("utf8").trim();
  return new Set(readFileSync(path, "latin1").split("\n").filter(Boolean));
}
