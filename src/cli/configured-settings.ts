import { relative } from "node:path";
import type { Catalogue } from "../config/catalogue.js";
import { defaultSettings, parseRuleOverride, readConfig, withRuleOverrides } from "../config/index.js";
import type { Settings } from "../model/settings.js";
import { readConfigFile } from "../project/config-file.js";
import type { Project } from "../project/project.js";
import { pathInProject } from "../project/project.js";
import { presetsFor } from "../../rules/presets/index.js";
import { recommendedPreset } from "../../rules/presets/recommended.js";
import type { Io } from "./io.js";

export interface ConfiguredInput {
  readonly project: Project;
  /** Values of `--rule`. */
  readonly overrides: readonly string[];
  /** What a configuration can name, beside presets. */
  readonly names: Pick<Catalogue, "rules" | "formats">;
  readonly io: Io;
}

/**
 * What reads the settings of a project, with the severities that `--rule` gives on top: from its configuration file, or from
 * another text in the place of that file's own.
 * @throws UserError for rules and severities that do not exist; what it returns, for a configuration that is broken or missing.
 */
export function configuredSettings({ project, overrides, names, io }: ConfiguredInput): (given?: string) => Settings {
  const catalogue: Catalogue = { ...names, presets: presetsFor(names.rules) };
  const severities = overrides.map((text) => parseRuleOverride(text, catalogue.rules));
  const read = (given: string | undefined): Settings => {
    const { cwd, configFile } = project;
    if (configFile === undefined) return defaultSettings(catalogue.rules, recommendedPreset(catalogue.rules.values()));
    const path = relative(cwd, configFile);
    const text = given ?? readConfigFile(cwd, path);
    const settings = readConfig(text, { path, ...catalogue, loadYaml: io.packages.yaml });
    // Its own mistakes are told from where the user stands; findings about it are told like all others.
    return { ...settings, file: { path: pathInProject(project, configFile), text } };
  };
  return (given) => withRuleOverrides(read(given), severities, catalogue.rules);
}
