import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as yaml from "yaml";
import { VERBS } from "../../src/cli/verbs.js";
import { formats } from "../../src/formats/index.js";

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly language: string;
  readonly types: readonly string[];
  readonly files: string;
  readonly require_serial: boolean;
  readonly stages?: readonly string[];
}

const hooks = yaml.parse(readFileSync(join(import.meta.dirname, "../../.pre-commit-hooks.yaml"), "utf8")) as readonly Hook[];
const fileHook = hooks.find(({ id }) => id === "taglint")!;

/** As pre-commit searches a path with it; it writes Python's flag where JavaScript has its own. */
const takes = (path: string): boolean => new RegExp(fileHook.files.replace(/^\(\?i\)/, ""), "i").test(path);

/** Paths that a glob of a format takes: braces filled in each way, stars with a letter or with nothing. */
function examplesOf(glob: string): readonly string[] {
  const braces = /\{([^{}]*)\}/.exec(glob);
  if (braces !== null) return braces[1]!.split(",").flatMap((choice) => examplesOf(glob.replace(braces[0], choice)));
  return ["x", ""].map((filler) => glob.replace(/\*\*\//g, "").replace(/\*+/g, filler));
}

describe("the hook for pre-commit", () => {
  it("is of a kind that every pre-commit since 3.0 reads", () => {
    expect(fileHook).toMatchObject({ entry: "taglint --force-exclude", language: "node", types: ["text"], require_serial: true });
    expect(fileHook).not.toHaveProperty("stages");
  });

  it("calls commands that exist", () => {
    for (const { entry } of hooks) {
      const word = entry.split(" ")[1] ?? "";
      expect(word.startsWith("-") || VERBS.some(({ name }) => name === word)).toBe(true);
    }
  });

  it("has one for messages, at their stage", () => {
    expect(hooks.find(({ id }) => id === "taglint-commit-msg")).toMatchObject({ entry: "taglint commit-msg", language: "node", stages: ["commit-msg"] });
  });

  // Messages have the other hook.
  it.each(formats.filter(({ id }) => id !== "commit-message").flatMap(({ paths, endings }) => [...paths.flatMap(examplesOf), ...endings.map((ending) => `a/x${ending}`)]))("is handed %s", (path) => {
    expect(takes(path)).toBe(true);
  });

  it.each(["templates/_helpers.tpl", "deploy/Containerfile.dev", "dockerfile", "values.YAML"])("is handed %s, too", (path) => {
    expect(takes(path)).toBe(true);
  });

  it.each(["README.md", "src/dockerfiles.ts", "yaml", "a.yaml.orig"])("is not handed %s", (path) => {
    expect(takes(path)).toBe(false);
  });
});
