import type { Severity } from "../model/finding.js";
import { quote } from "../model/quote.js";
import type { Rule } from "../model/rule.js";
import type { Settings } from "../model/settings.js";
import { UserError } from "../model/user-error.js";
import type { RuleTable } from "./rule-table.js";
import { settleOptions } from "./rule-table.js";
import { adviseName } from "./unknown-name.js";

/** A severity for one rule on every path, over the whole configuration. */
export interface RuleOverride {
  readonly rule: string;
  readonly severity: Severity;
}

const SEVERITIES: readonly Severity[] = ["off", "info", "warning", "error"];

/**
 * Reads `ID=SEVERITY`.
 * @throws UserError for an unknown rule or severity, or another shape.
 */
export function parseRuleOverride(text: string, rules: ReadonlyMap<string, Rule>): RuleOverride {
  const [rule = "", written, ...rest] = text.split("=");
  if (written === undefined || rest.length > 0) throw new UserError(`${quote(text)} is no rule with a severity; write it as floating-tag=warning`);
  if (!rules.has(rule)) throw new UserError(`unknown rule ${quote(rule)}${adviseName(rule, [...rules.keys()])}`);
  const severity = SEVERITIES.find((name) => name === written);
  if (severity === undefined) throw new UserError(`unknown severity ${quote(written)}${adviseName(written, SEVERITIES)}`);
  return { rule, severity };
}

/**
 * The settings with other severities, the last of several for one rule; paths that shared a table still do.
 * A rule that the configuration has off gets its default options, because settings do not know those of such rules.
 */
export function withRuleOverrides(settings: Settings, overrides: readonly RuleOverride[], rules: ReadonlyMap<string, Rule>): Settings {
  if (overrides.length === 0) return settings;
  const tables = new Map<RuleTable, RuleTable>();
  return {
    ...settings,
    rulesFor: (path) => {
      const base = settings.rulesFor(path);
      const table = tables.get(base) ?? overrideTable(base, overrides, rules);
      tables.set(base, table);
      return table;
    },
  };
}

function overrideTable(base: RuleTable, overrides: readonly RuleOverride[], rules: ReadonlyMap<string, Rule>): RuleTable {
  const severities = new Map(overrides.map(({ rule, severity }) => [rule, severity]));
  const table = new Map(base);
  for (const [id, severity] of severities) {
    const rule = rules.get(id);
    if (severity === "off" || rule === undefined) table.delete(id);
    else table.set(id, { severity, options: base.get(id)?.options ?? settleOptions(rule, [], {}) });
  }
  return table;
}
