import type { ActiveSeverity } from "../model/finding.js";
import type { Rule, RuleOptions } from "../model/rule.js";
import type { RuleSetting } from "../model/settings.js";

/** A rule that is on, with every option that it declares. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly severity: ActiveSeverity;
  readonly options: RuleOptions;
}

/**
 * The rules that are on, in the order of `rules`. With `reportUnused`, rules that judge directives or allow entries are on
 * with their recommended severity even where the settings do not name them.
 */
export function activateRules(rules: readonly Rule[], settings: ReadonlyMap<string, RuleSetting>, reportUnused: boolean): readonly ActiveRule[] {
  return rules.flatMap((rule) => {
    const setting = settings.get(rule.id);
    if (setting !== undefined) return [{ rule, severity: setting.severity, options: { ...(rule.options && defaultsOf(rule)), ...setting.options } }];
    const judgesUse = rule.unusedDirective !== undefined || rule.allowList !== undefined;
    if (!reportUnused || !judgesUse || rule.recommended === "off") return [];
    return [{ rule, severity: rule.recommended, options: defaultsOf(rule) }];
  });
}

function defaultsOf(rule: Rule): RuleOptions {
  return Object.fromEntries(Object.entries(rule.options ?? {}).map(([name, schema]) => [name, schema.default]));
}
