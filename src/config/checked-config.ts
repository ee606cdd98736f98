import type { Problem } from "../model/document.js";
import type { Preset } from "../model/preset.js";
import type { Catalogue } from "./catalogue.js";
import type { ConfigNode } from "./config-node.js";
import { childOf, stringsOf } from "./config-node.js";
import { findPlaceholderProblems } from "./placeholder-problems.js";
import { orderPresets } from "./rule-table.js";
import { configSchema } from "./schema.js";
import { validate } from "./validate.js";

/** A configuration all of whose values are what they should be. */
export interface CheckedConfig {
  readonly config: ConfigNode;
  /** The presets that it stands on, the later over the earlier. */
  readonly extended: readonly Preset[];
}

/** Checks all values of a configuration, or says what is wrong with them. */
export function checkConfig(root: ConfigNode, { rules, presets, formats }: Catalogue): CheckedConfig | { readonly problems: readonly Problem[] } {
  const names = stringsOf(childOf(root, "extends")) ?? ["recommended"];
  const extended = orderPresets(names, presets);
  const schema = configSchema(rules, presets, formats, extended);
  const config = withoutEmptyKeys(root, Object.keys(schema.properties ?? {}));
  const problems = [...validate(config, schema), ...findPlaceholderProblems(config, extended)];
  return problems.length > 0 ? { problems } : { config, extended };
}

/** A key whose values are all commented out is as good as not there. Unknown keys stay, to be reported. */
function withoutEmptyKeys(root: ConfigNode, known: readonly string[]): ConfigNode {
  if (root.kind !== "mapping") return root;
  const isEmpty = (value: ConfigNode) => value.kind === "scalar" && value.value === null;
  return { ...root, entries: root.entries.filter(({ key, value }) => !(isEmpty(value) && known.includes(key))) };
}
