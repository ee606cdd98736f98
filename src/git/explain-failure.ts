import { UserError } from "../model/user-error.js";
import type { GitPlace } from "./run.js";

/** Why git could not be started at all. */
export function explainNoStart(error: NodeJS.ErrnoException): UserError {
  if (error.code === "ENOENT") return new UserError("git is not installed, or not on PATH", "install git, or name the files to check");
  return new UserError(`git could not be started: ${error.message}`);
}

/** Git's own complaint as one sentence and what to do about it. */
export function explainFailure(place: GitPlace, args: readonly string[], stderr: string): UserError {
  if (stderr.includes("dubious ownership")) {
    const folder = /safe\.directory (.+)/.exec(stderr)?.[1] ?? place.cwd;
    return new UserError("git does not read this repository, because it belongs to another user", `git config --global --add safe.directory ${folder}`);
  }
  if (/not a git repository|must be run in a work tree/i.test(stderr)) {
    return new UserError(`${JSON.stringify(place.cwd)} is not in a git repository`, "run taglint inside one, or name the files to check");
  }
  const first = stderr.split("\n").find((line) => /^(fatal|error):/.test(line)) ?? stderr.split("\n", 1)[0] ?? "";
  return new UserError(`git ${args[0] ?? ""} failed: ${first.replace(/^(fatal|error): /, "") || "it said nothing"}`);
}
