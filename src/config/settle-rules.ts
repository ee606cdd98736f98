import type { Severity } from "../model/finding.js";
import type { Rule, RuleOptions } from "../model/rule.js";
import type { Settings } from "../model/settings.js";
import type { CheckedConfig } from "./checked-config.js";
import type { ConfigNode } from "./config-node.js";
import { childOf, dataOf, entriesOf, itemsOf, stringsOf } from "./config-node.js";
import { matchPaths } from "./path-matcher.js";
import type { RuleChange, RuleLayer, RuleTable } from "./rule-table.js";
import { buildRuleTable, layerOfPreset } from "./rule-table.js";

/** Which of some rules are on for a path: one table for each set of overrides that match together, so that thousands of paths share a few. */
export function settleRules({ config, extended }: CheckedConfig, rules: ReadonlyMap<string, Rule>): Settings["rulesFor"] {
  const layers = [...extended.map(layerOfPreset), layerOf(childOf(config, "rules"))];
  const tableOf = (more: readonly RuleLayer[]) => buildRuleTable(rules, extended, [...layers, ...more]);
  const base = tableOf([]);
  const nodes = itemsOf(childOf(config, "overrides"));
  if (nodes.length === 0) return () => base;
  const overrides = nodes.map((node, index) => ({
    index,
    matches: matchPaths(stringsOf(childOf(node, "files")) ?? []),
    layer: layerOf(childOf(node, "rules")),
  }));
  const tables = new Map<string, RuleTable>();
  return (path) => {
    const matching = overrides.filter(({ matches }) => matches(path));
    if (matching.length === 0) return base;
    const key = matching.map(({ index }) => index).join();
    const table = tables.get(key) ?? tableOf(matching.map(({ layer }) => layer));
    tables.set(key, table);
    return table;
  };
}

function layerOf(node: ConfigNode | undefined): RuleLayer {
  return new Map(entriesOf(node).map(({ key, value }): [string, RuleChange] => [key, changeOf(value)]));
}

function changeOf(node: ConfigNode): RuleChange {
  const data = dataOf(node);
  if (typeof data === "string") return { severity: data as Severity, options: {} };
  const { severity, ...options } = data as RuleOptions & { readonly severity?: Severity };
  return { severity, options };
}
