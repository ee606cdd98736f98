import type { Diagnostic } from "vscode-languageserver/node";
import { DiagnosticSeverity, DiagnosticTag } from "vscode-languageserver/node";
import type { ActiveSeverity, Finding } from "../model/finding.js";
import { printable } from "../model/printable.js";
import type { Abilities } from "./abilities.js";
import type { CheckedDocument } from "./checker.js";
import type { Host } from "./host.js";
import type { Problem } from "../model/document.js";
import type { Offsets } from "./offsets.js";

const SEVERITIES: Readonly<Record<ActiveSeverity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** Rules about what has no effect, which editors show faded. */
const UNNECESSARY: readonly string[] = ["unused-disable", "unused-allow"];

/** Everything that was found in a document, as the client is told. */
export function diagnosticsOf(checked: CheckedDocument, host: Host, abilities: Abilities): Diagnostic[] {
  const { problems, findings, offsets } = checked;
  return [...problems.map((problem) => configDiagnostic(problem, offsets)), ...findings.map((finding) => diagnosticOf(finding, checked, host, abilities))];
}

export function diagnosticOf(finding: Finding, { document, offsets }: CheckedDocument, host: Host, abilities: Abilities): Diagnostic {
  const related = finding.related.map(({ location, message }) => ({ location: { uri: document.uri, range: offsets.range(location.range) }, message: printable(message) }));
  return {
    range: offsets.range(finding.location.range),
    severity: SEVERITIES[finding.severity],
    code: finding.rule,
    codeDescription: { href: host.ruleUrl(finding.rule) },
    source: "taglint",
    message: printable(finding.message),
    ...(abilities.relatedInformation && related.length > 0 && { relatedInformation: related }),
    ...(abilities.unnecessaryTag && UNNECESSARY.includes(finding.rule) && { tags: [DiagnosticTag.Unnecessary] }),
  };
}

/** What is wrong with a configuration. */
export function configDiagnostic({ range, message }: Problem, offsets: Offsets): Diagnostic {
  return { range: offsets.range(range), severity: DiagnosticSeverity.Error, code: "configuration", source: "taglint", message: printable(message) };
}
