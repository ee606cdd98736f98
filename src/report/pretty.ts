import type { FileResult, Finding } from "../model/finding.js";
import { frameCode } from "./code-frame.js";
import { printable } from "../model/printable.js";
import type { ReportOptions, Reporter } from "./reporter.js";
import { findingsToShow } from "./reporter.js";
import { summaryLine } from "./summary-line.js";

/** For people: each finding with its line of code, then where the rules are explained, then the counts. */
export const pretty: Reporter = (result, options) => {
  const { quiet, colours, helpOf } = options;
  const shown = findingsToShow(result, quiet);
  if (quiet && shown.length === 0) return "";
  const blocks = shown.map(({ file, finding }) => showFinding(file, finding, options));
  const rules = [...new Set(shown.map(({ finding }) => finding.rule))].sort();
  const help = rules.map((rule) => colours.faint(`${rule}: ${helpOf(rule)}`)).join("\n");
  if (help !== "") blocks.push(help);
  blocks.push(colours.strong(summaryLine(result.summary)));
  return `${blocks.join("\n\n")}\n`;
};

function showFinding({ text }: FileResult, finding: Finding, { pathOf, colours }: ReportOptions): string {
  const { location, severity, rule, message, related, fixes } = finding;
  const { line, column } = location.start;
  const gutter = " ".repeat(String(line).length + 2);
  const { code, carets } = frameCode(text, location);
  const notes = [
    ...related.map((other) => `line ${other.location.start.line}: ${printable(other.message)}`),
    ...fixes.map(({ title, safety, isChoice }) => `${isChoice === true ? "to choose" : safety === "safe" ? "--fix" : "--fix=all"}: ${printable(title)}`),
  ];
  return [
    `${colours.strong(`${printable(pathOf(finding.path))}:${line}:${column}`)} ${colours[severity](`${severity} ${rule}`)}: ${printable(message)}`,
    `${colours.faint(` ${line} |`)} ${code}`,
    `${colours.faint(`${gutter}|`)} ${colours[severity](carets)}`,
    ...notes.map((note) => `${colours.faint(`${gutter}=`)} ${note}`),
  ].join("\n");
}
