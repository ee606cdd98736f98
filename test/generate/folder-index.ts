import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The folders that have an index.ts, in the order of their names: each is one rule, or one format. */
export function foldersWithIndex(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name !== "presets" && existsSync(join(folder, name, "index.ts")))
    .sort();
}

/**
 * The source of a folder's index.ts, which imports what each folder beside it exports.
 * @param noun what each exports: `rule`, `format`
 */
export function generateFolderIndex(noun: string, names: readonly string[], model: string): string {
  const type = (noun[0] ?? "").toUpperCase() + noun.slice(1);
  return [
    "// Generated from the folders beside this file (`npm test -- -u`). Do not edit.",
    `import type { ${type} } from "${model}/${noun}.js";`,
    ...names.map((name) => `import { ${noun} as ${camelCase(name)} } from "./${name}/index.js";`),
    "",
    listLine(`${noun}s: readonly ${type}[]`, names.map(camelCase)),
    "",
  ].join("\n");
}

function listLine(declaration: string, names: readonly string[]): string {
  const line = `export const ${declaration} = [${names.join(", ")}];`;
  return line.length <= 120 ? line : [`export const ${declaration} = [`, ...names.map((name) => `  ${name},`), "];"].join("\n");
}

const camelCase = (name: string): string => name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
