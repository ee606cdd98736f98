import type { FileResult, Finding, RunResult, Summary } from "../model/finding.js";
import { LineMap } from "../model/line-map.js";
import type { AllowUse } from "../model/rule.js";
import type { Settings } from "../model/settings.js";
import type { ActiveRule } from "./active-rule.js";
import { isExpired } from "./allow.js";
import { compareFindings, compareText, locateReport } from "./locate.js";

export interface FinishInput {
  readonly results: readonly FileResult[];
  readonly settings: Settings;
  /** The rules that are on for the configuration file. */
  readonly active: readonly ActiveRule[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Whether the whole repository was checked. */
  readonly complete: boolean;
}

/** Puts the files' results together, judges the allow list by them, and counts. */
export function finishRun(input: FinishInput): RunResult {
  const { results, settings } = input;
  const about = judgeAllowList(input);
  const files = mergeFindings(results, settings.file, about)
    .filter(({ findings, suppressed }) => findings.length + suppressed.length > 0)
    .sort((left, right) => (left.message?.sha ?? right.message?.sha) === undefined ? compareText(left.path, right.path) : 0);
  return { files, summary: summarise(results, files) };
}

function judgeAllowList({ results, settings, active, today, complete }: FinishInput): readonly Finding[] {
  const { allow, file } = settings;
  if (file === undefined || allow.length === 0) return [];
  const used = new Set(results.flatMap((result) => result.usedAllows));
  const lines = new LineMap(file.text);
  const uses = allow.flatMap((entry, index): readonly AllowUse[] => {
    const { range } = entry;
    return range === undefined ? [] : [{ entry: { ...entry, range }, used: used.has(index), expired: isExpired(entry, today), complete }];
  });
  // Of an entry that holds, and that may yet be used, no rule has anything to say.
  if (uses.every(({ expired, used }) => !expired && (used || !complete))) return [];
  const findings = active.flatMap((one) => [...(one.rule.allowList?.(uses) ?? [])].map((report) => locateReport(report, one, file, lines)));
  return findings.sort(compareFindings);
}

/** Adds findings about the configuration to that file's result, which exists only if it was checked, too. */
function mergeFindings(results: readonly FileResult[], config: Settings["file"], findings: readonly Finding[]): FileResult[] {
  if (config === undefined || findings.length === 0) return [...results];
  const { path, text } = config;
  const own = results.find((result) => result.path === path);
  const merged: FileResult = {
    ...(own ?? { suppressed: [], references: 0, usedAllows: [] }),
    path,
    text,
    findings: [...(own?.findings ?? []), ...findings].sort(compareFindings),
  };
  return [...results.filter((result) => result !== own), merged];
}

function summarise(results: readonly FileResult[], files: readonly FileResult[]): Summary {
  const counts = { error: 0, warning: 0, info: 0, allow: 0, inline: 0 };
  const messages = results.filter(({ message }) => message !== undefined).length;
  let references: number | undefined = 0;
  for (const result of results) references = references === undefined || result.references === undefined ? undefined : references + result.references;
  for (const { findings, suppressed } of files) {
    for (const { severity } of findings) counts[severity]++;
    for (const { suppression } of suppressed) if (suppression) counts[suppression.kind]++;
  }
  return {
    files: results.length - messages,
    ...(messages > 0 && { messages }),
    references,
    errors: counts.error,
    warnings: counts.warning,
    infos: counts.info,
    allowed: counts.allow,
    suppressed: counts.inline,
    baselined: 0,
  };
}
