import { UserError } from "../model/user-error.js";
import type { GitPlace } from "./run.js";
import { explainFailure } from "./explain-failure.js";
import { runGit, tryGit } from "./run.js";

/** What `git describe --tags` says of a commit. */
export interface Description {
  /** `v0.11.0-103-g4f28657`: the nearest tag, and how many commits it is behind. */
  readonly name: string;
  readonly commit: string;
  /** Where the clone comes from, without credentials. */
  readonly origin: string | undefined;
}

/**
 * Describes a commit of a clone by its nearest tag.
 * @throws UserError when there is no such commit, or no tag before it.
 */
export function describeCommit(place: GitPlace, revision = "HEAD"): Description {
  const shown = JSON.stringify(revision);
  const found = tryGit(place, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
  if (found.kind !== "done") {
    if (found.kind === "failed" && found.stderr !== "") throw explainFailure(place, ["rev-parse"], found.stderr);
    throw new UserError(`${JSON.stringify(place.cwd)} has no commit ${shown}`, "git fetch there, or name another");
  }
  const commit = found.stdout.toString("utf8").trim();
  const described = tryGit(place, ["describe", "--tags", commit]);
  if (described.kind !== "done") throw new UserError(`no tag leads to commit ${shown} of ${JSON.stringify(place.cwd)}`, "git fetch --tags there, or give --tag");
  return { name: described.stdout.toString("utf8").trim(), commit, origin: originOf(place) };
}

function originOf(place: GitPlace): string | undefined {
  const [remote] = runGit(place, ["remote"]).toString("utf8").split("\n");
  if (remote === undefined || remote === "") return undefined;
  const url = tryGit(place, ["remote", "get-url", "--", remote]);
  return url.kind === "done" ? url.stdout.toString("utf8").trim().replace(/^([a-z+]+:\/\/)[^/@]*@/i, "$1") : undefined;
}
