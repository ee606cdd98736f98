import type { Preset } from "../model/preset.js";
import type { Rule } from "../model/rule.js";
import type { Settings } from "../model/settings.js";
import { NO_TAG_SETTINGS } from "../model/tag-settings.js";
import { DEFAULT_MAX_FILE_SIZE } from "./file-size.js";
import { buildRuleTable, layerOfPreset, orderPresets } from "./rule-table.js";
import { settleCommits } from "./settle-commits.js";

/** What holds without any configuration: preset `recommended`, and nothing else. */
export function defaultSettings(rules: ReadonlyMap<string, Rule>, presets: ReadonlyMap<string, Preset>): Settings {
  const layered = orderPresets(["recommended"], presets);
  const table = buildRuleTable(rules, layered, layered.map(layerOfPreset));
  return {
    rulesFor: () => table,
    ignores: () => false,
    formatFor: () => undefined,
    allow: [],
    placeholders: { pattern: undefined, values: new Map() },
    commits: settleCommits(layered),
    tagging: NO_TAG_SETTINGS,
    authRealms: {},
    maxFileSize: DEFAULT_MAX_FILE_SIZE,
    file: undefined,
  };
}
