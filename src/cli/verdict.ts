import type { RunResult } from "../model/finding.js";
import type { CheckOptions } from "./check-options.js";
import type { ExitCode } from "./verbs.js";

/** 1 for errors, and for warnings beyond those allowed. */
export function judgeRun({ summary }: RunResult, { maxWarnings, exitZero }: Pick<CheckOptions, "maxWarnings" | "exitZero">): ExitCode {
  return !exitZero && (summary.errors > 0 || summary.warnings > maxWarnings) ? 1 : 0;
}
