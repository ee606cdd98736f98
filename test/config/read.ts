import * as yaml from "yaml";
import { ConfigError } from "../../src/config/config-error.js";
import { readConfig } from "../../src/config/read-config.js";
import type { Settings } from "../../src/model/settings.js";
import { catalogue } from "./stub-catalogue.js";

export function read(text: string): Settings {
  return readConfig(text, { ...catalogue, path: ".taglint.yaml", yaml });
}

/** The error that the text gives; fails when there is none or another. */
export function errorOf(run: () => unknown): ConfigError {
  try {
    run();
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

/** The message's lines for a text with mistakes. */
export const mistakes = (text: string): readonly string[] => errorOf(() => read(text)).message.split("\n");
