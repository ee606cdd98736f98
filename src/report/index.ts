import { json } from "./json.js";
import { pretty } from "./pretty.js";
import type { Reporter } from "./reporter.js";
import { unix } from "./unix.js";

export { noColours } from "./colours.js";
export type { ReportOptions, Reporter } from "./reporter.js";

/** The output formats by the name that `--format` knows them by. */
export const reporters: ReadonlyMap<string, Reporter> = new Map([
  ["pretty", pretty],
  ["unix", unix],
  ["json", json],
]);
