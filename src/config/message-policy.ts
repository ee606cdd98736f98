import { NO_POLICY } from "../model/commit-policy.js";
import type { Rule } from "../model/rule.js";
import type { Settings } from "../model/settings.js";
import type { Catalogue } from "./catalogue.js";
import { checkConfig } from "./checked-config.js";
import { childOf, itemsOf } from "./config-node.js";
import { DEFAULT_MAX_FILE_SIZE, settleFileSize } from "./file-size.js";
import { readPlainYaml } from "./plain-yaml.js";
import { buildRuleTable, layerOfPreset } from "./rule-table.js";
import { settleCommits } from "./settle-commits.js";
import { settleRules } from "./settle-rules.js";

/** What settings say about the message of a commit. */
export interface MessagePolicy extends Pick<Settings, "commits" | "maxFileSize"> {
  readonly rules: ReturnType<Settings["rulesFor"]>;
  readonly hasTagFiles: boolean;
}

/** What holds without a configuration. */
export function defaultMessagePolicy(rules: Catalogue["rules"], recommended: Parameters<typeof layerOfPreset>[0]): MessagePolicy {
  return { rules: buildRuleTable(judgesOf(rules), [], [layerOfPreset(recommended)]), commits: NO_POLICY, maxFileSize: DEFAULT_MAX_FILE_SIZE, hasTagFiles: false };
}

/**
 * The same of what the text of a configuration would give as settings (readConfig); `undefined` where that is not certain, because it
 * is written in an unusual way or has mistakes.
 */
export function readMessagePolicy(text: string, catalogue: Catalogue): MessagePolicy | undefined {
  const root = readPlainYaml(text);
  const checked = root && checkConfig(root, catalogue);
  if (checked === undefined || "problems" in checked) return undefined;
  const { config, extended } = checked;
  // A message belongs to no path.
  const rules = settleRules(checked, judgesOf(catalogue.rules))("");
  return { rules, commits: settleCommits(extended, config), maxFileSize: settleFileSize(config), hasTagFiles: itemsOf(childOf(config, "tagFiles")).length > 0 };
}

const judgesOf = (rules: Catalogue["rules"]): ReadonlyMap<string, Rule> =>
  new Map([...rules.values()].filter((rule) => rule.message !== undefined).map((rule) => [rule.id, rule]));
