import type { Catalogue } from "../config/catalogue.js";
import { formats } from "../formats/index.js";
import { rules } from "../../rules/index.js";
import { presetsFor } from "../../rules/presets/index.js";

/** Everything that a configuration can name. */
export function readCatalogue(): Catalogue {
  const rulesById = new Map(rules.map((rule) => [rule.id, rule]));
  return { rules: rulesById, presets: presetsFor(rulesById), formats: formats.map(({ id }) => id) };
}
