import type { FileResult, Finding, RunResult } from "../../src/model/finding.js";
import { LineMap } from "../../src/model/line-map.js";
import type { ReportOptions } from "../../src/report/index.js";
import { noColours } from "../../src/report/index.js";

export const plain: ReportOptions = { pathOf: (path) => path, helpOf: (rule) => `https://docs.test/${rule}`, quiet: false, colours: noColours };

/** A file with one finding: on the text between the guillemets of `marked`, which are taken out. */
export function fileWith(marked: string, finding: Partial<Finding> = {}): FileResult {
  const start = marked.indexOf("«");
  const end = marked.indexOf("»") - 1;
  const text = marked.replace("«", "").replace("»", "");
  const lines = new LineMap(text);
  const location = { range: { start, end }, start: lines.positionAt(start), end: lines.positionAt(end) };
  const whole: Finding = { rule: "floating-tag", severity: "error", path: "a.yaml", location, message: 'tag "latest" moves', related: [], fixes: [], ...finding };
  return { path: whole.path, text, findings: [whole], suppressed: [], references: 1, usedAllows: [] };
}

export function resultOf(files: readonly FileResult[], summary: Partial<RunResult["summary"]> = {}): RunResult {
  const none = { files: 0, references: 0, errors: 0, warnings: 0, infos: 0, allowed: 0, suppressed: 0, baselined: 0 };
  return { files, summary: { ...none, ...summary } };
}
