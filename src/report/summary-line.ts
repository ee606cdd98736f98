import type { Summary } from "../model/finding.js";

/** `12 files: 1 error, 2 warnings, 3 allowed`; what is zero goes unsaid. */
export function summaryLine(summary: Summary): string {
  const counts = [
    count(summary.errors, "error"),
    count(summary.warnings, "warning"),
    count(summary.infos, "info"),
    `${summary.allowed} allowed`,
    `${summary.suppressed} suppressed`,
    `${summary.baselined} in the baseline`,
  ].filter((text) => !text.startsWith("0 "));
  const seen = summary.messages === undefined ? count(summary.files, "file") : count(summary.messages, "message");
  return `${seen}: ${counts.length === 0 ? "nothing to report" : counts.join(", ")}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
