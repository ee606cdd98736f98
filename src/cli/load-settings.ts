import { defaultSettings } from "../config/default-settings.js";
import { formats } from "../formats/index.js";
import { findWorkTree } from "../git/root.js";
import type { Settings } from "../model/settings.js";
import { UserError } from "../model/user-error.js";
import { findConfigFile } from "../project/config-file.js";
import type { Project } from "../project/project.js";
import { locateProject } from "../project/project.js";
import { rules } from "../../rules/index.js";
import { recommendedPreset } from "../../rules/presets/recommended.js";
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
  const rulesById = new Map(rules.map((rule) => [rule.id, rule]));
  if (project.configFile === undefined && texts.length === 0) {
    const settings = defaultSettings(rulesById, recommendedPreset(rules));
    return { project, settings, reread: () => settings };
  }
  const { configuredSettings } = await import("./configured-settings.js");
  const read = configuredSettings({ project, overrides: texts, names: { rules: rulesById, formats: formats.map(({ id }) => id) }, io });
  return { project, settings: read(), reread: read };
}
