import type { FileResult, Finding, RunResult } from "../model/finding.js";
import type { Colours } from "./colours.js";

export interface ReportOptions {
  /** How a project path is shown: relative to the working directory. */
  readonly pathOf: (path: string) => string;
  /** Where a rule is explained: a URL. */
  readonly helpOf: (rule: string) => string;
  /** Only findings at error level. */
  readonly quiet: boolean;
  readonly colours: Colours;
}

/** Writes a run's result for people or machines; the text ends in a line end unless it is empty. */
export type Reporter = (result: RunResult, options: ReportOptions) => string;

/** The findings to show, each with its file. */
export function findingsToShow({ files }: RunResult, quiet: boolean): readonly { readonly file: FileResult; readonly finding: Finding }[] {
  return files.flatMap((file) =>
    file.findings.filter(({ severity }) => !quiet || severity === "error").map((finding) => ({ file, finding })),
  );
}
