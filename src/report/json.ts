import type { Finding } from "../model/finding.js";
import { stringifyList } from "./json-text.js";
import type { ReportOptions, Reporter, ShownFinding } from "./reporter.js";
import { findingsToShow } from "./reporter.js";

/** Version 1 of the contract for scripts; keys may be added, never changed. */
export const json: Reporter = (result, options) => {
  const shown = findingsToShow(result, options.quiet);
  return stringifyList((findings) => ({ version: 1, findings, summary: result.summary }), describeAll(shown, options));
};

function* describeAll(shown: readonly ShownFinding[], options: ReportOptions): Generator {
  for (const { finding } of shown) yield describeFinding(finding, options);
}

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
