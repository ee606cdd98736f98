import type { ActiveSeverity, FileResult, Finding, RunResult, Severity } from "../model/finding.js";
import type { Colours } from "./colours.js";

/** What a report says about a rule itself. */
export interface RuleDescription {
  readonly id: string;
  readonly summary: string;
  readonly recommended: Severity;
}

/** Who writes the report. */
export interface Tool {
  readonly version: string;
  readonly rules: readonly RuleDescription[];
  /** A rule's page, Markdown. */
  readonly pageOf: (rule: string) => string;
}

export interface ReportOptions {
  /** How a project path is shown: relative to the working directory. */
  readonly pathOf: (path: string) => string;
  /** Where a rule is explained: a URL. */
  readonly helpOf: (rule: string) => string;
  /** Only findings at error level. */
  readonly quiet: boolean;
  readonly colours: Colours;
  /** Called only by reports that describe their rules, since reading all pages takes time. */
  readonly tool: () => Tool;
}

/** Writes a run's result for people or machines, as pieces of one text, which can be very long; it ends in a line end unless it is empty. */
export type Reporter = (result: RunResult, options: ReportOptions) => Iterable<string>;

export interface ShownFinding {
  readonly file: FileResult;
  readonly finding: Finding;
}

/** The findings to show, each with its file. */
export function findingsToShow({ files }: RunResult, quiet: boolean): readonly ShownFinding[] {
  return files.flatMap((file) =>
    file.findings.filter(({ severity }) => !quiet || severity === "error").map((finding) => ({ file, finding })),
  );
}

/** The worst first. */
export const SEVERITIES: readonly ActiveSeverity[] = ["error", "warning", "info"];
