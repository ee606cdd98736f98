import { github } from "./github.js";
import { json } from "./json.js";
import { pretty } from "./pretty.js";
import type { Reporter } from "./reporter.js";
import { sarif } from "./sarif.js";
import { unix } from "./unix.js";

export { noColours } from "./colours.js";
export { githubSummary } from "./github-summary.js";
export type { ReportOptions, Reporter, Tool } from "./reporter.js";

/** The output formats that tell how many references there are. */
export const countsReferences: ReadonlySet<string> = new Set(["json"]);

/** The output formats by the name that `--format` knows them by. */
export const reporters: ReadonlyMap<string, Reporter> = new Map([
  ["pretty", pretty],
  ["unix", unix],
  ["json", json],
  ["sarif", sarif],
  ["github", github],
]);
