import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cleanEnvironment } from "../git/repository.js";

export const bin = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), "dist", "taglint.cjs");

export interface BinOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string | Buffer;
}

/** Runs the built bin as users do. */
export function taglint({ cwd, env, input }: BinOptions, ...args: readonly string[]) {
  const run = spawnSync(process.execPath, [bin, ...args], { cwd, env: { ...cleanEnvironment(), ...env }, input: input ?? "", encoding: "utf8", maxBuffer: Infinity });
  return { status: run.status, stdout: run.stdout, stderr: run.stderr };
}
