import type { Finding } from "../model/finding.js";
import { printable } from "../model/printable.js";
import type { ReportOptions, Reporter } from "./reporter.js";
import { findingsToShow } from "./reporter.js";

/** `path:line:col: severity rule message`, one line for each finding. */
export const unix: Reporter = function* (result, options) {
  for (const { finding } of findingsToShow(result, options.quiet)) yield `${unixLine(finding, options)}\n`;
};

/** One finding on one line, without its line end. */
export function unixLine({ path, location, severity, rule, message }: Finding, { pathOf }: Pick<ReportOptions, "pathOf">): string {
  const { line, column } = location.start;
  return `${printable(pathOf(path))}:${line}:${column}: ${severity} ${rule} ${printable(message)}`;
}
