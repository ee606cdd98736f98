import { explainFailure, explainNoStart } from "./explain-failure.js";

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
  // English messages, because explainFailure recognises them; no locks, because a linter must not disturb a commit.
  env: { ...env, LC_ALL: "C", LANGUAGE: "C", GIT_OPTIONAL_LOCKS: "0" },
  windowsHide: true,
});

/**
 * What git prints.
 * @throws UserError that says why git refused.
 */
export function runGit(place: GitPlace, args: readonly string[], options?: Omit<GitOptions, "limit">): Buffer {
  const outcome = tryGit(place, args, options);
  if (outcome.kind === "done") return outcome.stdout;
  throw explainFailure(place, args, outcome.kind === "failed" ? outcome.stderr : "");
}
