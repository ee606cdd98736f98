import type * as Yaml from "yaml";
import type { Settings } from "../model/settings.js";
import type { Catalogue } from "./catalogue.js";
import { ConfigError } from "./config-error.js";
import { readConfigText, withoutMark } from "./config-text.js";
import { settle } from "./settle.js";

export interface ReadConfigOptions extends Catalogue {
  /** The file's path, for messages and for findings about the configuration. */
  readonly path: string;
  /** Loads the `yaml` package, which most configurations are read without. */
  readonly loadYaml: () => typeof Yaml;
}

/**
 * Reads the text of a `.taglint.yaml`. Positions are counted without a byte order mark.
 * @throws ConfigError with everything that is wrong; nothing else, whatever the text.
 */
export function readConfig(text: string, { path, loadYaml, ...catalogue }: ReadConfigOptions): Settings {
  const file = { path, text: withoutMark(text) };
  const settled = settle(readConfigText(file, loadYaml), catalogue, file);
  if ("problems" in settled) throw new ConfigError(settled.problems, file);
  return settled.settings;
}
