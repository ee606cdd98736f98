import type { Preset } from "../model/preset.js";
import type { Rule } from "../model/rule.js";
import type { Settings } from "../model/settings.js";
import { NO_TAG_SETTINGS } from "../model/tag-settings.js";
import { DEFAULT_MAX_FILE_SIZE } from "./file-size.js";
import { buildRuleTable, layerOfPreset } from "./rule-table.js";

/** What holds without any configuration: the rules as preset `recommended` has them, and nothing else. */
export function defaultSettings(rules: ReadonlyMap<string, Rule>, recommended: Pick<Preset, "rules">): Settings {
  const table = buildRuleTable(rules, [], [layerOfPreset(recommended)]);
  return {
    rulesFor: () => table,
    ignores: () => false,
    formatFor: () => undefined,
    allow: [],
    placeholders: { pattern: undefined, values: new Map() },
    commits: { trackers: new Map(), require: [] },
    tagging: NO_TAG_SETTINGS,
    authRealms: {},
    maxFileSize: DEFAULT_MAX_FILE_SIZE,
    file: undefined,
  };
}
