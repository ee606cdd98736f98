import type { Severity } from "../model/finding.js";
import type { Preset } from "../model/preset.js";
import type { Rule, RuleOptions } from "../model/rule.js";
import type { RuleSetting } from "../model/settings.js";
import { fillDefaults } from "./json-schema.js";
import { optionSchemasOf } from "./option-schemas.js";

/** What one layer (a preset, `rules`, an override) says about a rule. */
export interface RuleChange {
  /** `undefined` keeps the severity of the layers below. */
  readonly severity: Severity | undefined;
  /** Over the options of the layers below, option by option. */
  readonly options: RuleOptions;
}

export type RuleLayer = Pick<ReadonlyMap<string, RuleChange>, "get">;
export type RuleTable = ReadonlyMap<string, RuleSetting>;

/** Presets in the order in which they are layered: `recommended` once, under all others; none when none is named. */
export function orderPresets(names: readonly string[], presets: ReadonlyMap<string, Preset>): readonly Preset[] {
  if (names.length === 0) return [];
  return [...new Set(["recommended", ...names])].flatMap((name) => presets.get(name) ?? []);
}

export function layerOfPreset({ rules }: Pick<Preset, "rules">): RuleLayer {
  return {
    get(id) {
      const setting = rules[id];
      if (typeof setting !== "object") return setting && { severity: setting, options: {} };
      const { severity, ...options } = setting;
      return { severity, options };
    },
  };
}

/** The rules that are on, with all their options: the rule's defaults, then layer over layer. `presets` supply item defaults only. */
export function buildRuleTable(rules: ReadonlyMap<string, Rule>, presets: readonly Preset[], layers: readonly RuleLayer[]): RuleTable {
  const table = new Map<string, RuleSetting>();
  for (const [id, rule] of rules) {
    const changes = layers.flatMap((layer) => layer.get(id) ?? []);
    const severity = changes.findLast((change) => change.severity !== undefined)?.severity ?? "off";
    if (severity === "off") continue;
    const options = Object.fromEntries(changes.flatMap((change) => Object.entries(change.options)));
    table.set(id, { severity, options: settleOptions(rule, presets, options) });
  }
  return table;
}

/** Options with the rule's defaults for all that are not set. */
export function settleOptions(rule: Rule, presets: readonly Preset[], options: RuleOptions): RuleOptions {
  if (rule.options === undefined) return options;
  return fillDefaults(options, { properties: optionSchemasOf(rule, presets) }) as RuleOptions;
}
