import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { describe, expect, it } from "vitest";
import * as yaml from "yaml";
import { readConfig } from "../../src/config/index.js";
import { formats } from "../../src/formats/index.js";
import * as taglint from "../../src/index.js";
import { rules } from "../../rules/index.js";
import { presetsFor } from "../../rules/presets/index.js";

const root = join(import.meta.dirname, "../..");
const readme = readFileSync(join(root, "README.md"), "utf8");

/** The fenced blocks of a language, in order. */
const blocksOf = (language: string): readonly string[] =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map((match) => match[1]!);

describe("the README", () => {
  it("shows a configuration that is one", () => {
    const text = blocksOf("yaml").find((block) => block.startsWith("extends:"))!;
    const byId = new Map(rules.map((rule) => [rule.id, rule]));
    const settings = readConfig(text, { path: "README", rules: byId, presets: presetsFor(byId), formats: formats.map(({ id }) => id), loadYaml: () => yaml });
    expect(settings.allow).toHaveLength(2);
    expect(settings.rulesFor("test/x").has("floating-tag")).toBe(false);
    expect(settings.rulesFor("src/x").get("implicit-latest")?.severity).toBe("warning");
  });

  it("shows trackers and requirements that are a configuration", () => {
    const text = blocksOf("yaml").find((block) => block.startsWith("trackers:"))!;
    const byId = new Map(rules.map((rule) => [rule.id, rule]));
    const { commits } = readConfig(text, { path: "README", rules: byId, presets: presetsFor(byId), formats: [], loadYaml: () => yaml });
    expect([[...commits.trackers.keys()], commits.require.length]).toEqual([["Closes-Bug", "Ticket"], 3]);
  });

  it("shows a tag file, and a configuration of such files", () => {
    const byId = new Map(rules.map((rule) => [rule.id, rule]));
    const text = blocksOf("yaml").find((block) => block.startsWith("tagFiles:"))!;
    const { tagging } = readConfig(text, { path: "README", rules: byId, presets: presetsFor(byId), formats: [], loadYaml: () => yaml });
    expect(tagging).toMatchObject({ globs: ["tags/image-tags-*.yaml"], currentRelease: "13.0", mirrors: ["registry.local:9001/"] });
    const file = { path: "tags/image-tags-a.yaml", text: blocksOf("yaml").find((block) => block.startsWith("images:"))! };
    expect(taglint.parseTagFile(file.text)).toMatchObject({ entries: [{ tag: { value: "v1.4.0" } }], problems: [] });
    expect(taglint.createLinter({ config: text }).check(file)?.findings).toEqual([]);
  });

  it("shows directives that silence what stands there", () => {
    const text = blocksOf("yaml").find((block) => block.startsWith("# taglint-disable-next-line"))!;
    const file = { path: "pod.yaml", text: `apiVersion: v1\nkind: Pod\n${text}` };
    const result = taglint.createLinter().check(file)!;
    expect(result.findings).toEqual([]);
    expect(result.suppressed).toHaveLength(2);
  });

  it("shows library code that does what it says", () => {
    const body = blocksOf("js")[0]!.replace(/^import .*$/m, "").replaceAll("const ", "var ");
    const context = createContext({ ...taglint }) as unknown as { findings: readonly taglint.Finding[] };
    const results = body.split("\n").filter((line) => line.trim() !== "").map((line) => runInContext(line, context) as unknown);
    expect(context.findings.map(({ rule }) => rule)).toEqual(["implicit-latest", "require-digest"]);
    expect(results.slice(-4)).toEqual(["docker.io/library/x:1", undefined, ['this entry has no "src_build_tag"; write it', '"tag" is a text, and YAML reads "1.0" as a number; put it in quotes'], [{ key: "Task", value: "1", line: 3 }]]);
  });
});
