import type * as Yaml from "yaml";
import type { ConfigNode } from "./config-node.js";
import { ConfigError } from "./config-error.js";
import { readPlainYaml } from "./plain-yaml.js";
import { readYaml } from "./read-yaml.js";

/** A configuration's file; the text without byte order mark. */
export interface ConfigFile {
  readonly path: string;
  readonly text: string;
}

/**
 * The values in a configuration's text.
 * @param loadYaml loads the `yaml` package, which most configurations are read without
 * @throws ConfigError for what is no YAML
 */
export function readConfigText(file: ConfigFile, loadYaml: () => typeof Yaml): ConfigNode {
  const plain = readPlainYaml(file.text);
  if (plain !== undefined) return plain;
  const { root = EMPTY, problems } = readYaml(file.text, loadYaml());
  if (problems.length > 0) throw new ConfigError(problems, file);
  return root;
}

const EMPTY: ConfigNode = { kind: "mapping", entries: [], range: { start: 0, end: 0 } };

export const withoutMark = (text: string): string => text.replace(/^\u{feff}/u, "");
