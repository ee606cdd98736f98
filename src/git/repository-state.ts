import type { GitPlace } from "./run.js";
import { runGit, tryGit } from "./run.js";

/** What a repository is like at the moment. */
export interface RepositoryState {
  /** The folder where it keeps its objects; work trees share it. Absolute. */
  readonly gitFolder: string;
  /** Whether the history of its commits ends early. */
  readonly isShallow: boolean;
  /** The commit that is checked out; `undefined` before the first one. */
  readonly head: string | undefined;
}

/** @throws UserError when git refuses. */
export function readRepositoryState(place: GitPlace): RepositoryState {
  // Of a HEAD that does not exist `--revs-only` prints nothing.
  const output = runGit(place, ["rev-parse", "--path-format=absolute", "--git-common-dir", "--is-shallow-repository", "--revs-only", "HEAD"]);
  const [gitFolder = "", isShallow = "", head] = output.toString("utf8").trimEnd().split("\n");
  return { gitFolder, isShallow: isShallow === "true", head };
}

/** The commit that a revision names; `undefined` when there is none of that name. */
export function findCommit(place: GitPlace, revision: string): string | undefined {
  const outcome = tryGit(place, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
  return outcome.kind === "done" ? outcome.stdout.toString("latin1").trim() : undefined;
}

/** The newest commit that two have in common; `undefined` when there is none, or when one of them is missing. */
export function findCommonCommit(place: GitPlace, left: string, right: string): string | undefined {
  if (left === right) return left;
  const outcome = tryGit(place, ["merge-base", "--end-of-options", left, right]);
  return outcome.kind === "done" ? outcome.stdout.toString("latin1").trim() : undefined;
}

/** The variables by which git tells a hook which repository it serves; another repository must not hear of them. */
const LOCAL = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_NAMESPACE", "GIT_SHALLOW_FILE", "GIT_GRAFT_FILE", "GIT_QUARANTINE_PATH", "GIT_CONFIG", "GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT"];

/** A folder of another repository than the one that this process may be a hook of. */
export function placeElsewhere(cwd: string, env: GitPlace["env"]): GitPlace {
  return { cwd, env: Object.fromEntries(Object.entries(env).filter(([name]) => !LOCAL.includes(name))) };
}
