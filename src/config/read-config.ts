import type * as Yaml from "yaml";
import type { Settings } from "../model/settings.js";
import type { Catalogue } from "./catalogue.js";
import { ConfigError } from "./config-error.js";
import type { ConfigNode } from "./config-node.js";
import type { YamlReading } from "./read-yaml.js";
import { readYaml } from "./read-yaml.js";
import { scanYaml } from "./scan-yaml.js";
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
  const file = { path, text: text.replace(/^\u{feff}/u, "") };
  const { root = EMPTY, problems } = readText(file.text, loadYaml);
  if (problems.length > 0) throw new ConfigError(problems, file);
  const settled = settle(root, catalogue, file);
  if ("problems" in settled) throw new ConfigError(settled.problems, file);
  return settled.settings;
}

function readText(text: string, loadYaml: ReadConfigOptions["loadYaml"]): YamlReading {
  const root = scanYaml(text);
  return root === undefined ? readYaml(text, loadYaml()) : { root, problems: [] };
}

const EMPTY: ConfigNode = { kind: "mapping", entries: [], range: { start: 0, end: 0 } };
