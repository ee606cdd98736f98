import type { Preset } from "../../src/model/preset.js";
import type { Rule } from "../../src/model/rule.js";

/** Every rule at the severity that it recommends for itself. */
export function recommendedPreset(rules: Iterable<Rule>): Preset {
  return {
    name: "recommended",
    summary: "What every project should keep; all other presets stand on it",
    rules: Object.fromEntries([...rules].map(({ id, recommended }) => [id, recommended])),
  };
}
