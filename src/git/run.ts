import { UserError } from "../model/user-error.js";

/** Where git runs. The environment goes through whole, because a hook tells git by it which index and repository it serves. */
export interface GitPlace {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export type GitOutcome =
  | { readonly kind: "done"; readonly stdout: Buffer }
  | { readonly kind: "failed"; readonly status: number | null; readonly stderr: string }
  | { readonly kind: "overflow" };

export interface GitOptions {
  readonly input?: string;
  /** Bytes of output after which git is stopped and the outcome is `overflow`. */
  readonly limit?: number;
  /** False of a git that only reads and hardly ever fails: its complaints are heard in a second try. */
  readonly mayFail?: boolean;
}

/**
 * Runs git with arguments, never through a shell.
 * @throws UserError when git is not installed.
 */
export function tryGit(place: GitPlace, args: readonly string[], options: GitOptions = {}): GitOutcome {
  // Loaded here: it takes three milliseconds, and not every run needs a git.
  const { spawnSync } = process.getBuiltinModule("node:child_process");
  const { input, limit = Infinity, mayFail = true } = options;
  // Each pipe to a child costs most of a millisecond.
  const stdio = [input === undefined ? "ignore" : "pipe", "pipe", mayFail ? "pipe" : "ignore"] as const;
  const result = spawnSync("git", [...args], { ...surroundings(place), input, stdio: [...stdio], maxBuffer: limit });
  const code = (result.error as NodeJS.ErrnoException | undefined)?.code;
  if (code === "ENOBUFS") return { kind: "overflow" };
  // A git that fails early may not read its input; its own message says more than the broken pipe.
  if (result.error !== undefined && code !== "EPIPE") throw explainNoStart(result.error);
  if (result.status === 0) return { kind: "done", stdout: result.stdout };
  if (!mayFail) return tryGit(place, args, { ...options, mayFail: true });
  return { kind: "failed", status: result.status, stderr: result.stderr.toString("utf8") };
}

/** Where and how a git is started. */
export const surroundings = ({ cwd, env }: GitPlace) => ({
  cwd,
  // English messages, because they are recognised below; no locks, because a linter must not disturb a commit.
  env: { ...env, LC_ALL: "C", LANGUAGE: "C", GIT_OPTIONAL_LOCKS: "0" },
  windowsHide: true,
});

/** Why git could not be started at all. */
export function explainNoStart(error: NodeJS.ErrnoException): UserError {
  if (error.code === "ENOENT") return new UserError("git is not installed, or not on PATH", "install git, or name the files to check");
  return new UserError(`git could not be started: ${error.message}`);
}

/**
 * What git prints.
 * @throws UserError that says why git refused.
 */
export function runGit(place: GitPlace, args: readonly string[], options?: Omit<GitOptions, "limit">): Buffer {
  const outcome = tryGit(place, args, options);
  if (outcome.kind === "done") return outcome.stdout;
  throw explainFailure(place, args, outcome.kind === "failed" ? outcome.stderr : "");
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
