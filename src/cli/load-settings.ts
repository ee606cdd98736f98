import { relative } from "node:path";
import { defaultSettings } from "../config/default-settings.js";
import type { readConfig as ReadConfig } from "../config/index.js";
import { formats } from "../formats/index.js";
import { findWorkTree } from "../git/root.js";
import type { Rule } from "../model/rule.js";
import type { Settings } from "../model/settings.js";
import { UserError } from "../model/user-error.js";
import { findConfigFile, readConfigFile } from "../project/config-file.js";
import type { Project } from "../project/project.js";
import { locateProject, pathInProject } from "../project/project.js";
import { rules } from "../../rules/index.js";
import { presetsFor } from "../../rules/presets/index.js";
import type { Arguments } from "./arguments.js";
import type { Io } from "./io.js";

export interface Setup {
  readonly project: Project;
  readonly settings: Settings;
  /** The settings that the configuration would give with another text. */
  readonly reread: (text: string) => Settings;
}

/**
 * Finds the project around the working directory and the settings that hold in it.
 * @throws UserError for a configuration that is broken or missing, and for rules that do not exist.
 */
export async function loadSettings({ options }: Arguments, io: Io): Promise<Setup> {
  const named = options.get("config")?.[0];
  if (named === "") throw new UserError("--config needs the path of a file, not an empty text", "to read no configuration, use --no-config");
  if (named !== undefined && options.has("no-config")) throw new UserError("--config and --no-config contradict each other");
  const workTree = await findWorkTree(io);
  const found = named === undefined && !options.has("no-config") ? findConfigFile(io.cwd, workTree) : undefined;
  const project = locateProject(io.cwd, workTree, { found, named });
  const texts = options.get("rule") ?? [];
  if (project.configFile === undefined && texts.length === 0) {
    const settings = defaultSettings(rulesById, presetsFor(rulesById));
    return { project, settings, reread: () => settings };
  }
  const config = await import("../config/index.js");
  const overrides = texts.map((text) => config.parseRuleOverride(text, rulesById));
  const read = (given?: string): Settings => config.withRuleOverrides(readSettings(project, io, config.readConfig, given), overrides, rulesById);
  return { project, settings: read(), reread: read };
}

/** @param given stands for the configuration file's own text */
function readSettings(project: Project, io: Io, readConfig: typeof ReadConfig, given?: string): Settings {
  const { cwd, configFile } = project;
  if (configFile === undefined) return defaultSettings(rulesById, presetsFor(rulesById));
  const path = relative(cwd, configFile);
  const text = given ?? readConfigFile(cwd, path);
  const settings = readConfig(text, { path, ...catalogue(), yaml: io.packages.yaml() });
  // Its own mistakes are told from where the user stands; findings about it are told like all others.
  return { ...settings, file: { path: pathInProject(project, configFile), text } };
}

/** Everything that a configuration can name. */
export const catalogue = () => ({ rules: rulesById, presets: presetsFor(rulesById), formats: formats.map((format) => format.id) });

const rulesById: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));
