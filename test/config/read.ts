import { expect } from "vitest";
import * as yaml from "yaml";
import { ConfigError } from "../../src/config/config-error.js";
import { readConfig } from "../../src/config/read-config.js";
import { readYaml } from "../../src/config/read-yaml.js";
import { readPlainYaml } from "../../src/config/plain-yaml.js";
import type { Settings } from "../../src/model/settings.js";
import { catalogue } from "./stub-catalogue.js";

export function read(text: string): Settings {
  expectAgreement(text.replace(/^\u{feff}/u, ""));
  return readConfig(text, { ...catalogue, path: ".taglint.yaml", loadYaml: () => yaml });
}

/** Our own scanner reads a text as the `yaml` package does, to the last range, or leaves it to that; answers which of the two. */
export function expectAgreement(text: string): "scanned" | "left" {
  const root = readPlainYaml(text);
  if (root === undefined) return "left";
  expect({ root, problems: [] }).toEqual(readYaml(text, yaml));
  return "scanned";
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
