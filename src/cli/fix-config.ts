import { fixText } from "../engine/fix.js";
import type { FileResult, RunResult } from "../model/finding.js";
import type { Safety } from "../model/image.js";
import type { Settings } from "../model/settings.js";

export interface ConfigFixInput {
  readonly settings: Settings;
  /** What the files gave under these settings. */
  readonly results: readonly FileResult[];
  readonly safety: Safety;
  /** Reads a configuration's text into settings. */
  readonly read: (text: string) => Settings;
  /** Judges a run under some settings, whose allow list the results' indices are about. */
  readonly finish: (settings: Settings, results: readonly FileResult[]) => RunResult;
}

export interface FixedConfig {
  readonly before: string;
  readonly after: string;
  readonly applied: number;
  /** The run as it is with the fixed configuration. */
  readonly result: RunResult;
}

/**
 * Fixes what a finished run found in the configuration itself; `undefined` when there is nothing to fix. The files are not
 * checked again: what is cut from the configuration had no effect on them.
 */
export function fixConfig({ settings, results, safety, read, finish }: ConfigFixInput): FixedConfig | undefined {
  const { file } = settings;
  if (file === undefined) return undefined;
  const finishWith = (text: string, about: readonly FileResult[]): RunResult => {
    const next = text === file.text ? settings : read(text);
    return finish(next, carryUses(about, settings, next));
  };
  // Findings in the configuration as a file like others are fixed with the files.
  const others = results.filter(({ path }) => path !== file.path);
  const check = ({ text }: { readonly text: string }) => finishWith(text, others).files.find(({ path }) => path === file.path);
  const { text, applied } = fixText(file, check, safety);
  if (text === file.text) return undefined;
  return { before: file.text, after: text, applied, result: finishWith(text, results) };
}

/** The results with the indices that the used entries have in another state of the same allow list; entries keep their text. */
function carryUses(results: readonly FileResult[], from: Settings, to: Settings): readonly FileResult[] {
  if (from === to) return results;
  const places = new Map<string, number[]>();
  for (const index of to.allow.keys()) {
    const key = keyOf(to, index);
    places.set(key, [...(places.get(key) ?? []), index]);
  }
  return results.map((result) => ({ ...result, usedAllows: result.usedAllows.flatMap((index) => places.get(keyOf(from, index)) ?? []) }));
}

/** Entries of presets have no text; they stand behind all others. */
function keyOf({ allow, file }: Settings, index: number): string {
  const range = allow[index]?.range;
  return range === undefined ? `preset ${allow.length - index}` : `entry ${file?.text.slice(range.start, range.end) ?? ""}`;
}
