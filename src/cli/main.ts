import { dirname } from "node:path";
import type { ChalkInstance } from "chalk";
import type fastGlob from "fast-glob";
import type * as yaml from "yaml";
import { readInput } from "./input.js";
import type { Io, Packages } from "./io.js";
import { openOutput } from "./output.js";
import { run } from "./run.js";

// This module is only ever the start of the CommonJS bundle that boot.ts runs, where `require` loads a package later and without a promise.
/* eslint-disable @typescript-eslint/no-require-imports */
const packages: Packages = {
  yaml: () => require("yaml") as typeof yaml,
  chalk: () => new (require("chalk") as { readonly Chalk: new (options: { level: 1 }) => ChalkInstance }).Chalk({ level: 1 }),
  fastGlob: () => require("fast-glob") as typeof fastGlob,
};
/* eslint-enable @typescript-eslint/no-require-imports */

const io: Io = {
  cwd: process.cwd(),
  env: process.env,
  stdin: () => readInput(0),
  stdout: openOutput(1),
  stderr: openOutput(2),
  now: () => new Date(),
  packages,
  packageRoot: dirname(__dirname),
};

// All output is written at once, so nothing is lost when the process ends here, and to wait for its natural end costs a millisecond.
// An interrupt is left to the system, because work here is synchronous and a handler would run only after it; shells report the
// signal as 130.
void run(process.argv.slice(2), io).then((code) => process.exit(code));
