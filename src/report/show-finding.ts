import { printable } from "../model/printable.js";
import { frameCode } from "./code-frame.js";
import type { ReportOptions, ShownFinding } from "./reporter.js";

/** A finding for people, its line of code and what there is to add; without a line end. */
export function showFinding({ file, finding }: ShownFinding, { pathOf, colours }: ReportOptions): string {
  const { location, severity, rule, message, related, fixes } = finding;
  const { line, column } = location.start;
  const gutter = " ".repeat(String(line).length + 2);
  const { code, carets } = frameCode(file.text, location);
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
