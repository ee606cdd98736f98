import type { Settings } from "../model/settings.js";
import type { Catalogue } from "./catalogue.js";
import { ConfigError } from "./config-error.js";
import { readObject } from "./read-object.js";
import { settle } from "./settle.js";

/**
 * The settings of a configuration that a program passes as an object, with the keys of `.taglint.yaml`.
 * @throws ConfigError; its messages name keys, because there are no positions.
 */
export function settingsFromObject(object: unknown, catalogue: Catalogue): Settings {
  const { root, problems } = readObject(object);
  if (problems.length > 0) throw new ConfigError(problems);
  const settled = settle(root, catalogue, undefined);
  if ("problems" in settled) throw new ConfigError(settled.problems);
  return settled.settings;
}
