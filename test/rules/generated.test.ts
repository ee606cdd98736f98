import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { presetsFor } from "../../rules/presets/index.js";
import { configSchema, tagFileSchema } from "../../src/config/index.js";
import type { Format } from "../../src/model/format.js";
import type { Rule } from "../../src/model/rule.js";
import { foldersWithIndex, generateFolderIndex } from "../generate/folder-index.js";
import { generateFormatTable } from "../generate/format-table.js";
import { generateRuleHead, generateRuleTable } from "../generate/rule-head.js";
import { replaceSection } from "../generate/section.js";
import { generateWordKernel } from "../generate/word-kernel.js";

// `npm test -- -u` writes these files; the folders themselves are read, so that a new one is not forgotten.
const root = join(import.meta.dirname, "../..");
const ruleIds = foldersWithIndex(join(root, "rules"));
const formatIds = foldersWithIndex(join(root, "src/formats"));
const importAll = async (noun: string, folder: string, names: readonly string[]) =>
  Promise.all(names.map(async (name) => ((await import(join(root, folder, name, "index.ts"))) as Record<string, unknown>)[noun]));
const rules = (await importAll("rule", "rules", ruleIds)) as readonly Rule[];

/** What the README's first command prints. */
function checkExamples(): string {
  const env = { ...process.env, NO_COLOR: "1" };
  const { status, stdout, stderr } = spawnSync(process.execPath, ["dist/taglint.cjs", "examples"], { cwd: root, encoding: "utf8", env });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return `\`\`\`text\n${stdout.trimEnd()}\n\`\`\``;
}

describe("generated files", () => {
  it("list every rule", async () => {
    await expect(generateFolderIndex("rule", ruleIds, "../src/model")).toMatchFileSnapshot(join(root, "rules/index.ts"));
  });

  it("list every format", async () => {
    await expect(generateFolderIndex("format", formatIds, "../model")).toMatchFileSnapshot(join(root, "src/formats/index.ts"));
  });

  it("bring what finds words, in the form that is run", async () => {
    const folder = join(root, "src/formats/glance");
    await expect(await generateWordKernel(readFileSync(join(folder, "word-kernel.wat"), "utf8"))).toMatchFileSnapshot(join(folder, "word-kernel.ts"));
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))("describe %s in its README", async (id, rule) => {
    const path = join(root, "rules", id, "README.md");
    const text = readFileSync(path, "utf8");
    expect(text.split("\n")[0]).toBe(`# ${id}`);
    await expect(replaceSection(text, "<!-- generated head -->", "<!-- /generated -->", generateRuleHead(rule))).toMatchFileSnapshot(path);
  });

  it("put rules, formats and the examples' output into the README", async () => {
    const path = join(root, "README.md");
    const formats = (await importAll("format", "src/formats", formatIds)) as readonly Format[];
    const withRules = replaceSection(readFileSync(path, "utf8"), "<!-- rules -->", "<!-- /rules -->", generateRuleTable(rules));
    const withFormats = replaceSection(withRules, "<!-- formats -->", "<!-- /formats -->", generateFormatTable(formats));
    await expect(replaceSection(withFormats, "<!-- output -->", "<!-- /output -->", checkExamples())).toMatchFileSnapshot(path);
  });
});

describe("the published schemas", () => {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  it.each([
    ["config", configSchema(byId, presetsFor(byId), formatIds)],
    ["tag-file", tagFileSchema()],
  ])("are those of the program: %s", async (name, schema) => {
    await expect(`${JSON.stringify(schema, undefined, 2)}\n`).toMatchFileSnapshot(join(root, "schemas", `${name}.json`));
  });
});

describe("rules", () => {
  it.each(rules.map((rule, index) => [ruleIds[index], rule] as const))("%s is named as its folder, and its options have defaults", (folder, rule) => {
    expect(rule.id).toBe(folder);
    for (const schema of Object.values(rule.options ?? {})) {
      expect(schema).toHaveProperty("default");
      expect(typeof schema.description).toBe("string");
    }
  });
});
