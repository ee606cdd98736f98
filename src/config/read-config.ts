import type * as Yaml from "yaml";
import type { Settings } from "../model/settings.js";
import type { Catalogue } from "./catalogue.js";
import { ConfigError } from "./config-error.js";
import type { ConfigNode } from "./config-node.js";
import { readYaml } from "./read-yaml.js";
import { settle } from "./settle.js";

export interface ReadConfigOptions extends Catalogue {
  /** The file's path, for messages and for findings about the configuration. */
  readonly path: string;
  /** The `yaml` package; passed in, so that a run without a configuration need not load it. */
  readonly yaml: typeof Yaml;
}

/**
 * Reads the text of a `.taglint.yaml`. Positions are counted without a byte order mark.
 * @throws ConfigError with everything that is wrong; nothing else, whatever the text.
 */
export function readConfig(text: string, { path, yaml, ...catalogue }: ReadConfigOptions): Settings {
  const file = { path, text: text.replace(/^\u{feff}/u, "") };
  const { root = EMPTY, problems } = readYaml(file.text, yaml);
  if (problems.length > 0) throw new ConfigError(problems, file);
  const settled = settle(root, catalogue, file);
  if ("problems" in settled) throw new ConfigError(settled.problems, file);
  return settled.settings;
}

const EMPTY: ConfigNode = { kind: "mapping", entries: [], range: { start: 0, end: 0 } };
