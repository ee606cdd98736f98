import { printable } from "../model/printable.js";
import type { RunResult } from "../model/finding.js";
import type { ReportOptions, ShownFinding } from "./reporter.js";
import { findingsToShow, SEVERITIES } from "./reporter.js";
import { summaryLine } from "./summary-line.js";

/** More rows help nobody, and GitHub refuses a summary of more than a mebibyte. */
const MOST_ROWS = 500;

/** The run as Markdown, for the page of a workflow run on GitHub. */
export const githubSummary = (result: RunResult, options: ReportOptions): string => {
  const all = findingsToShow(result, options.quiet);
  const rows = SEVERITIES.flatMap((severity) => all.filter(({ finding }) => finding.severity === severity));
  const table = rows.slice(0, MOST_ROWS).map((one) => showRow(one, options));
  const lines = [
    "### taglint",
    "",
    summaryLine(result.summary),
    "",
    ...(table.length > 0 ? ["| Place | Severity | Message | Rule |", "| --- | --- | --- | --- |", ...table, ""] : []),
    ...(rows.length > MOST_ROWS ? [`and ${rows.length - MOST_ROWS} more`, ""] : []),
  ];
  return `${lines.join("\n")}\n`;
};

function showRow({ finding: { path, location, severity, message, rule } }: ShownFinding, { pathOf, helpOf }: ReportOptions): string {
  const place = `${pathOf(path)}:${location.start.line}:${location.start.column}`;
  return `| ${escapeMarkdown(place)} | ${severity} | ${escapeMarkdown(message)} | [${escapeMarkdown(rule)}](${helpOf(rule)}) |`;
}

/** Every mark that Markdown or HTML could read is taken literally, and one cell stays short. */
function escapeMarkdown(text: string): string {
  const short = text.length > 500 ? `${text.slice(0, 500)}…` : text;
  return printable(short).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/[\\`*_{}[\]()#+!|~@>$]/g, "\\$&");
}
