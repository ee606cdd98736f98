import type { ChildProcess } from "node:child_process";
import type { GitOutcome, GitPlace } from "./run.js";
import { explainFailure, explainNoStart } from "./explain-failure.js";
import { surroundings, tryGit } from "./run.js";

/**
 * What git prints, piece by piece while it still runs beside this program; it is stopped when nobody asks for more.
 * @throws UserError when git is not installed, and at the end when it refused.
 */
export async function* streamGit(place: GitPlace, args: readonly string[]): AsyncGenerator<Buffer, void> {
  const { spawn } = process.getBuiltinModule("node:child_process");
  const git = spawn("git", [...args], { ...surroundings(place), stdio: ["ignore", "pipe", "pipe"] });
  const complaints: string[] = [];
  git.stderr.setEncoding("utf8").on("data", (text: string) => complaints.push(text));
  const end = statusOf(git);
  // It may fail while what it printed before is still being used.
  end.catch(() => undefined);
  try {
    for await (const chunk of git.stdout) yield chunk as Buffer;
    if ((await end) !== 0) throw explainFailure(place, args, complaints.join(""));
  } finally {
    git.kill();
  }
}

/**
 * Starts a git that is read from and writes nothing, and that runs beside this program; the outcome is to be waited for, sooner or
 * later. Each pipe to a child costs a millisecond, so there is none for complaints: of a git that fails the outcome is that of a second try.
 * @throws UserError when git is not installed.
 */
export function startGit(place: GitPlace, args: readonly string[]): Promise<GitOutcome> {
  const { spawn } = process.getBuiltinModule("node:child_process");
  const git = spawn("git", [...args], { ...surroundings(place), stdio: ["ignore", "pipe", "ignore"] });
  const printed: Buffer[] = [];
  git.stdout.on("data", (chunk: Buffer) => printed.push(chunk));
  const outcome = statusOf(git).then((status): GitOutcome => {
    if (status === 0) return { kind: "done", stdout: Buffer.concat(printed) };
    // 1 is an answer: no.
    return status === 1 ? { kind: "failed", status, stderr: "" } : tryGit(place, args);
  });
  // Whoever waits for it hears of a failure; until then nobody need.
  outcome.catch(() => undefined);
  return outcome;
}

function statusOf(git: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    git.on("error", (error) => { reject(explainNoStart(error)); });
    git.on("close", resolve);
  });
}
