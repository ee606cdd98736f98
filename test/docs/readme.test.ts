import { readFileSync } from "node:fs";
import { join } from "node:path";
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
    const settings = readConfig(text, { path: "README", rules: byId, presets: presetsFor(byId), formats: formats.map(({ id }) => id), yaml });
    expect(settings.allow).toHaveLength(2);
    expect(settings.rulesFor("test/x").has("floating-tag")).toBe(false);
    expect(settings.rulesFor("src/x").get("implicit-latest")?.severity).toBe("warning");
  });

  it("shows directives that silence what stands there", () => {
    const text = blocksOf("yaml").find((block) => block.startsWith("# taglint-disable-next-line"))!;
    const file = { path: "pod.yaml", text: `apiVersion: v1\nkind: Pod\n${text}` };
    const result = taglint.createLinter().check(file)!;
    expect(result.findings).toEqual([]);
    expect(result.suppressed).toHaveLength(2);
  });

  it("shows library code that does what it says", () => {
    const code = blocksOf("js")[0]!;
    const body = code.replace(/^import .*$/m, "");
    const run = new Function("taglint", `const { createLinter, extractImages, parseReference } = taglint;\n${body}\nreturn { findings, reference: extractImages({ path: "compose.yaml", text: "services: {a: {image: 'x:1'}}\\n" })[0].reference, tag: parseReference("registry:5000/app").tag };`) as (library: typeof taglint) => { findings: readonly taglint.Finding[]; reference: string; tag: unknown };
    const { findings, reference, tag } = run(taglint);
    expect(findings.map(({ rule }) => rule)).toEqual(["implicit-latest", "require-digest"]);
    expect(reference).toBe("docker.io/library/x:1");
    expect(tag).toBeUndefined();
  });
});
