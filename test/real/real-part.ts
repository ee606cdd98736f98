import { spawnSync } from "node:child_process";
import type { TestContext } from "vitest";

/** A program of somebody else's that a suite runs for real. */
export interface RealPart {
  readonly program: string;
  /** How to get it. */
  readonly install: string;
  /** Arguments with which it succeeds and does nothing; default `--version`. */
  readonly probe?: readonly string[];
}

/**
 * Goes on only where the program is there. In CI it has to be; elsewhere the test is skipped, and says aloud what to install.
 * @throws Error in CI when the program is absent.
 */
export function needRealPart({ program, install, probe = ["--version"] }: RealPart, context: TestContext): void {
  if (spawnSync(program, probe).status === 0) return;
  missingPart(`${program} is not installed, so nothing tells whether taglint works with it; install it: ${install}`, context);
}

/** Ends a test that cannot run: in CI it fails, elsewhere it is skipped aloud. */
export function missingPart(message: string, context: TestContext): never {
  if (process.env.CI) throw new Error(message);
  process.stderr.write(`\n${message}\n\n`);
  context.skip(message);
}
