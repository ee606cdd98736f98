import type { ActiveSeverity } from "../model/finding.js";
import { printable } from "../model/printable.js";
import type { ReportOptions, Reporter, ShownFinding } from "./reporter.js";
import { findingsToShow, SEVERITIES } from "./reporter.js";
import { unixLine } from "./unix.js";

/** GitHub shows no more annotations of one level and step. */
const MOST_PER_LEVEL = 10;
/** UTF-16 units of the notice about the rest; GitHub cuts longer messages. */
const LONGEST_NOTICE = 30_000;
const COMMANDS: Readonly<Record<ActiveSeverity, string>> = { error: "error", warning: "warning", info: "notice" };

/** GitHub Actions' workflow commands: errors first, ten annotations of each level, then one notice that lists the rest. */
export const github: Reporter = (result, options) => {
  const all = findingsToShow(result, options.quiet);
  const groups = SEVERITIES.map((severity) => all.filter(({ finding }) => finding.severity === severity));
  // The notice about the rest is a notice, too, and would be the one too many.
  const hasRest = groups.some((group) => group.length > MOST_PER_LEVEL);
  const limitOf = (index: number): number => (hasRest && SEVERITIES[index] === "info" ? MOST_PER_LEVEL - 1 : MOST_PER_LEVEL);
  const shown = groups.flatMap((group, index) => group.slice(0, limitOf(index)));
  const rest = groups.flatMap((group, index) => group.slice(limitOf(index)));
  const lines = shown.map((one) => annotate(one, options));
  if (rest.length > 0) lines.push(`::notice title=taglint::${escapeData(listRest(rest, options))}`);
  return lines.map((line) => `${line}\n`);
};

function annotate({ finding }: ShownFinding, { pathOf, helpOf }: ReportOptions): string {
  const { severity, path, commit, location, message, rule } = finding;
  const { start, end } = location;
  // A commit's message is no file of the checkout, so there is no line to show it at.
  if (commit !== undefined) {
    const title = escapeProperty(`taglint: ${rule} in ${path}, line ${start.line}`);
    return `::${COMMANDS[severity]} title=${title}::${escapeData(`${printable(message)}\n${helpOf(rule)}`)}`;
  }
  // Columns of a range over several lines are refused.
  const columns = start.line === end.line ? [`col=${start.column}`, `endColumn=${end.column}`] : [];
  const properties = [`file=${escapeProperty(pathOf(path))}`, `line=${start.line}`, `endLine=${end.line}`, ...columns, `title=${escapeProperty(`taglint: ${rule}`)}`];
  return `::${COMMANDS[severity]} ${properties.join(",")}::${escapeData(`${printable(message)}\n${helpOf(rule)}`)}`;
}

function listRest(rest: readonly ShownFinding[], options: ReportOptions): string {
  const lines = [`${rest.length} more ${rest.length === 1 ? "finding" : "findings"}:`];
  let length = 0;
  for (const { finding } of rest) {
    const line = unixLine(finding, options);
    length += line.length + 1;
    if (length > LONGEST_NOTICE) break;
    lines.push(line);
  }
  const left = rest.length - (lines.length - 1);
  return (left > 0 ? [...lines, `and ${left} more`] : lines).join("\n");
}

/** As the runner reads it (actions/toolkit, `escapeData`); other control characters would only move a cursor. */
function escapeData(text: string): string {
  return printable(text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A"));
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
