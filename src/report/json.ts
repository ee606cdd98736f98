import type { Finding } from "../model/finding.js";
import type { ReportOptions, Reporter } from "./reporter.js";
import { findingsToShow } from "./reporter.js";

/** Version 1 of the contract for scripts; keys may be added, never changed. */
export const json: Reporter = (result, options) => {
  const findings = findingsToShow(result, options.quiet).map(({ finding }) => describeFinding(finding, options));
  return `${escapeControls(JSON.stringify({ version: 1, findings, summary: result.summary }, undefined, 2))}\n`;
};

/** `reference`, `written` and `where` are there when the finding is about an image. */
function describeFinding({ rule, severity, path, commit, location, message, image, related, fixes }: Finding, { pathOf, helpOf }: ReportOptions) {
  return {
    rule,
    severity,
    ...(commit !== undefined && { commit }),
    path: commit === undefined ? pathOf(path) : null,
    line: location.start.line,
    column: location.start.column,
    endLine: location.end.line,
    endColumn: location.end.column,
    message,
    ...(image && { reference: image.reference, written: image.written, where: image.where }),
    help: helpOf(rule),
    related: related.map((other) => ({ ...other.location.start, message: other.message })),
    fixes: fixes.map(({ title, safety, edits }) => ({ title, safety, edits: edits.map(({ start, end, text }) => ({ start, end, text })) })),
  };
}

/** JSON allows C1 controls and line separators as they are; a terminal may obey them. */
export function escapeControls(text: string): string {
  return text.replace(/[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
