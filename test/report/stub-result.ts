import type { FileResult, Finding, RunResult } from "../../src/model/finding.js";
import { LineMap } from "../../src/model/line-map.js";
import type { ReportOptions, Tool } from "../../src/report/index.js";
import { noColours, reporters } from "../../src/report/index.js";

const tool = (): Tool => ({
  version: "1.2.3",
  rules: [
    { id: "floating-tag", summary: "A tag `latest` floats", recommended: "error" },
    { id: "require-digest", summary: "No digest", recommended: "off" },
  ],
  pageOf: (rule) => `# ${rule}\n\nSeverity in preset: **error**.\n\nTags such as \`latest\`\nmove. They do.\n\n## Incorrect\n\n\`\`\`yaml\na: b\n\`\`\`\n`,
});

export const plain: ReportOptions = { pathOf: (path) => path, helpOf: (rule) => `https://docs.test/${rule}`, quiet: false, colours: noColours, tool };

/** A reporter by its name, its pieces put together. */
export function textOf(name: string): (result: RunResult, options: ReportOptions) => string {
  return (result, options) => [...reporters.get(name)!(result, options)].join("");
}

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
