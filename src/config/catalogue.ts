import type { Preset } from "../model/preset.js";
import type { Rule } from "../model/rule.js";

/** The names that a configuration can use. */
export interface Catalogue {
  readonly rules: ReadonlyMap<string, Rule>;
  readonly presets: ReadonlyMap<string, Preset>;
  /** Ids of formats. */
  readonly formats: readonly string[];
}
