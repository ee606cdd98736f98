import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { cleanEnvironment } from "../git/repository.js";
import { bin } from "./bin.js";
import type { BinOptions } from "./bin.js";

export interface BinRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The built bin while it runs, so that this process can serve what it asks for. */
export interface RunningBin {
  readonly child: ChildProcess;
  readonly ended: Promise<BinRun>;
}

/** Starts the built bin as users do, with no credentials of this machine's. */
export function startTaglint({ cwd, env }: Omit<BinOptions, "input">, ...args: readonly string[]): RunningBin {
  const child = spawn(process.execPath, [bin, ...args], { cwd, env: { ...cleanEnvironment(), HOME: cwd, XDG_RUNTIME_DIR: cwd, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  const status = new Promise<number | null>((resolve, reject) => {
    child.once("close", resolve).once("error", reject);
  });
  const ended = Promise.all([status, text(child.stdout), text(child.stderr)]).then(([code, stdout, stderr]) => ({ status: code, stdout, stderr }));
  return { child, ended };
}

export const runTaglint = (options: Omit<BinOptions, "input">, ...args: readonly string[]): Promise<BinRun> => startTaglint(options, ...args).ended;
