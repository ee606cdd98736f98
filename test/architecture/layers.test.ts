import { readdirSync, readFileSync } from "node:fs";
import { join, posix, relative, sep } from "node:path";
import { describe, expect, it } from "vitest";

/** Which layers a layer may import, beside itself. A layer is a folder of src/, `rules`, or a file right under src/. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  yaml: ["model"],
  rules: ["model"],
  engine: ["model"],
  report: ["model"],
  formats: ["model", "yaml"],
  config: ["model", "yaml"],
  linter: ["model", "yaml", "engine", "formats", "config"],
  git: ["model"],
  project: ["model", "git", "config"],
  registry: ["model"],
  facts: ["model", "formats", "config", "project", "git"],
  lsp: ["model", "yaml", "rules", "engine", "report", "formats", "config", "linter", "git", "project", "facts"],
  retag: ["model", "registry"],
  cli: ["model", "yaml", "rules", "engine", "report", "formats", "config", "linter", "git", "project", "lsp", "facts", "registry", "retag", "index"],
  index: ["model", "yaml", "rules", "engine", "report", "formats", "config", "linter", "git", "project"],
};

/**
 * Packages, and the layers that may open their door; a type-only import opens nothing. What loads slowly is loaded by the
 * command line when it is needed, and handed to the layer that uses it.
 */
const DOORS: Readonly<Record<string, readonly string[]>> = {
  chalk: ["cli"],
  "fast-glob": ["cli"],
  ignore: ["config"],
  picomatch: ["config"],
  undici: ["registry"],
  "vscode-languageserver/node": ["lsp"],
  "vscode-languageserver-textdocument": ["lsp"],
  yaml: ["cli", "index"],
};

const PURE = ["model", "yaml", "formats", "rules", "engine", "report", "config", "linter"];

interface Module {
  readonly path: string;
  readonly source: string;
}

interface Import {
  readonly name: string;
  readonly typeOnly: boolean;
}

const root = join(import.meta.dirname, "../..");

function readModules(): readonly Module[] {
  return ["src", "rules"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => ({ path: relative(root, file).split(sep).join("/"), source: readFileSync(file, "utf8") })),
  );
}

function importsOf(source: string): readonly Import[] {
  const statements = /^(?:import|export)\s+(type\s+)?[^;"']*?from\s+["']([^"']+)["']/gms;
  const found = [...source.matchAll(statements)].map((match) => ({ name: match[2]!, typeOnly: match[1] !== undefined }));
  const bare = [...source.matchAll(/^import\s+["']([^"']+)["']/gm)].map((match) => ({ name: match[1]!, typeOnly: false }));
  const late = [...source.matchAll(/\b(?:import|require)\(\s*["']([^"']+)["']\s*\)/g)].map((match) => ({ name: match[1]!, typeOnly: false }));
  return [...found, ...bare, ...late];
}

function layerOf(path: string): string {
  const [top, second = ""] = path.split("/");
  return top === "rules" ? "rules" : second.replace(/\.ts$/, "");
}

const resolveImport = (from: string, name: string): string =>
  posix.normalize(posix.join(posix.dirname(from), name)).replace(/\.js$/, ".ts");

function violationsOf(modules: readonly Module[]): readonly string[] {
  return modules.flatMap(({ path, source }) => {
    const layer = layerOf(path);
    return importsOf(source).flatMap(({ name, typeOnly }) => {
      if (name.startsWith("node:")) return PURE.includes(layer) ? [`${path}: ${layer} is pure and imports ${name}`] : [];
      if (!name.startsWith(".")) {
        const allowed = typeOnly || (DOORS[name]?.includes(layer) ?? false);
        return allowed ? [] : [`${path}: ${layer} is no door for the package ${name}`];
      }
      const target = layerOf(resolveImport(path, name));
      const allowed = target === layer || (MAY_IMPORT[layer]?.includes(target) ?? false);
      return allowed ? [] : [`${path}: ${layer} imports ${target} (${name})`];
    });
  });
}

/** A cycle of imports that run (types cost nothing), as a path of modules; empty when there is none. */
function cycleIn(modules: readonly Module[]): readonly string[] {
  const edges = new Map(
    modules.map(({ path, source }) => [
      path,
      importsOf(source).filter(({ name, typeOnly }) => name.startsWith(".") && !typeOnly).map(({ name }) => resolveImport(path, name)),
    ]),
  );
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): readonly string[] => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return [];
    for (const next of edges.get(path) ?? []) {
      const cycle = visit(next, [...trail, path]);
      if (cycle.length > 0) return cycle;
    }
    done.add(path);
    return [];
  };
  for (const path of edges.keys()) {
    const cycle = visit(path, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}

describe("the layers", () => {
  const modules = readModules();

  it("cover every module", () => {
    expect(modules.length).toBeGreaterThan(20);
    const unknown = modules.filter(({ path }) => !(layerOf(path) in MAY_IMPORT)).map(({ path }) => path);
    expect(unknown).toEqual([]);
  });

  it("import only what they may", () => {
    expect(violationsOf(modules)).toEqual([]);
  });

  it("have no cycle", () => {
    expect(cycleIn(modules)).toEqual([]);
  });

  it.each([
    ["a layer above", "src/model/x.ts", 'import { a } from "../engine/check.js";'],
    ["a layer above, by type only", "src/engine/x.ts", 'import type { a } from "../cli/run.js";'],
    ["a sibling", "rules/x/index.ts", 'import { a } from "../../src/yaml/read.js";'],
    ["node in a pure layer", "src/report/x.ts", 'import { readFileSync } from "node:fs";'],
    ["node, late", "src/config/x.ts", 'const fs = await import("node:fs");'],
    ["a package behind another door", "src/project/x.ts", 'import glob from "fast-glob";'],
    ["a package nobody has a door for", "src/cli/x.ts", 'import "left-pad";'],
    ["an export from elsewhere", "src/formats/x.ts", 'export { a } from "../project/discover.js";'],
  ])("would report %s", (_name, path, source) => {
    expect(violationsOf([{ path, source }])).toHaveLength(1);
  });

  it("would report a cycle", () => {
    const planted = [
      { path: "src/model/a.ts", source: 'import { b } from "./b.js";' },
      { path: "src/model/b.ts", source: 'import { a } from "./a.js";' },
    ];
    expect(cycleIn(planted)).toEqual(["src/model/a.ts", "src/model/b.ts", "src/model/a.ts"]);
  });
});
