import type * as Yaml from "yaml";
import { readConfig } from "../config/index.js";
import { formats } from "../formats/index.js";
import type { Problem } from "../model/document.js";
import type { Settings } from "../model/settings.js";
import { LineMap } from "../model/line-map.js";
import { rules } from "../../rules/index.js";
import { presetsFor } from "../../rules/presets/index.js";
import { faultOf } from "./project-state.js";

const rulesById = new Map(rules.map((rule) => [rule.id, rule]));

/** Everything that a configuration can name. */
export const catalogue = { rules: rulesById, presets: presetsFor(rulesById), formats: formats.map(({ id }) => id) };

/**
 * The settings that a text would give as a configuration.
 * @throws ConfigError with everything that is wrong
 */
export const readText = (text: string, yaml: typeof Yaml): Settings => readConfig(text, { ...catalogue, path: "", loadYaml: () => yaml });

/** What is wrong with the text of a configuration. */
export function findConfigProblems(text: string, yaml: typeof Yaml): readonly Problem[] {
  try {
    readText(text, yaml);
    return [];
  } catch (error) {
    const { problems, message } = faultOf(error);
    return problems.length > 0 ? problems : [{ range: { start: 0, end: new LineMap(text).textOf(1).length }, message }];
  }
}
