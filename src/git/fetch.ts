import { mkdirSync } from "node:fs";
import { UserError } from "../model/user-error.js";
import { placeElsewhere } from "./repository-state.js";
import type { GitPlace } from "./run.js";
import { explainFailure } from "./explain-failure.js";
import { runGit, tryGit } from "./run.js";

/**
 * Brings a revision of a repository, with its whole history, into a bare repository of its own, which is made when it is not there.
 * Asks nothing on the terminal: credentials are git's own matter.
 * @param into the reference that is set to what `ref` stands for
 * @throws UserError when git refuses, or the server does.
 */
export function fetchInto(folder: string, { url, ref, into }: { readonly url: string; readonly ref: string; readonly into: string }, env: GitPlace["env"]): void {
  mkdirSync(folder, { recursive: true });
  const place = placeElsewhere(folder, { ...env, GIT_TERMINAL_PROMPT: "0" });
  runGit(place, ["init", "--quiet", "--bare", "."]);
  const args = ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--end-of-options", url, `+${ref}:${into}`];
  const outcome = tryGit(place, args);
  if (outcome.kind === "done") return;
  const failure = explainFailure(place, args, outcome.kind === "failed" ? outcome.stderr : "");
  throw new UserError(`${JSON.stringify(url)} cannot be fetched: ${failure.message.replace(/^git fetch failed: /, "")}`, "are URL and ref right, and does git fetch from it by hand?");
}
