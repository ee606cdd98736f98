import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as yaml from "yaml";
import { rules } from "../../rules/index.js";
import { presetsFor } from "../../rules/presets/index.js";
import { fixConfig } from "../../src/cli/fix-config.js";
import { readConfig } from "../../src/config/read-config.js";
import { recordOf } from "../../src/model/entry-record.js";
import { fixText } from "../../src/engine/fix.js";
import { identify } from "../../src/formats/identify.js";
import { formats } from "../../src/formats/index.js";
import { readTagFile } from "../../src/formats/tag-file/read.js";
import type { Linter } from "../../src/linter.js";
import { createLinter } from "../../src/linter.js";
import type { Facts } from "../../src/model/facts.js";
import type { FileResult } from "../../src/model/finding.js";
import type { Settings } from "../../src/model/settings.js";
import { noColours, reporters } from "../../src/report/index.js";
import type { SourceFile } from "../../src/model/document.js";
import type { Block, Example } from "./readme-examples.js";
import { readExamples } from "./readme-examples.js";

const rulesById = new Map(rules.map((rule) => [rule.id, rule]));
const catalogue = {
  rules: rulesById,
  presets: presetsFor(rulesById),
  formats: formats.map((format) => format.id),
};

const readSettings = (config: string): Settings => readConfig(config, { path: ".taglint.yaml", loadYaml: () => yaml, ...catalogue });
const linterUnder = (settings: Settings, facts?: Facts): Linter => createLinter({ rules, identify, settings, facts, today: "2030-01-01", loadYaml: () => yaml });
const linterFor = (example: Example): Linter => linterUnder(readSettings(example.config ?? ""), factsOf(example));

/** All files of an example together, each with what it was before, where the example says; that is all of its past, too. */
function factsOf({ files, earlier, commits }: Example): Facts {
  const entriesOf = (text: string) => readTagFile(text, {}).entries;
  const baseOf = (path: string | undefined) => earlier.flatMap(({ title, text }) => (title === path ? entriesOf(text) : []));
  const brought = { commit: "5eed5eed5eed5eed", date: "2026-03-02", previous: [] };
  return {
    tagFiles: files.map(({ title, text }) => ({ path: title!, entries: entriesOf(text), base: earlier.length === 0 ? undefined : baseOf(title) })),
    past: earlier.flatMap(({ title, text }) => entriesOf(text).flatMap((entry) => ({ ...recordOf(entry)!, ...brought, path: title! }))),
    commitTimes: new Map(commits.map(([url, time]) => [url, Date.parse(time) / 1000])),
  };
}

/** The configuration's text after fixing what the run found in it. */
function fixedConfigOf({ config, files }: Example): string | undefined {
  if (config === undefined) return undefined;
  const settings = readSettings(config);
  const results = files.flatMap(({ title, text }) => linterUnder(settings).check({ path: title!, text }) ?? []);
  const finish = (under: Settings, about: readonly FileResult[]) => linterUnder(under).finish(about, { complete: true });
  return fixConfig({ settings, results, safety: "safe", read: readSettings, finish })?.after ?? config;
}

function sourceOf({ title, changes, text }: Block): SourceFile {
  if (title !== "COMMIT_EDITMSG" && title !== "commit") return { path: title!, text };
  const change = changes === undefined ? undefined : { paths: () => changes.split(" "), moves: () => [] };
  const settings = { cleanup: "strip", comment: "#", cutsDiff: true } as const;
  return { path: title, text, commit: { settings, sha: title === "commit" ? "c0ffee" : undefined, isMerge: false, change } };
}

function check(example: Example): readonly FileResult[] {
  const linter = linterFor(example);
  return example.files.map((block) => {
    const result = linter.check(sourceOf(block));
    // An example that nobody reads would be silent for the wrong reason.
    const isTagFile = identify(block.title!, block.text)?.id === "tag-file";
    if (result === undefined || (result.references === 0 && result.message === undefined && !isTagFile)) throw new Error(`${block.title!} is read by no format`);
    return result;
  });
}

function print(example: Example): string {
  const linter = linterFor(example);
  const results = check(example);
  const options = { pathOf: (path: string) => path, helpOf: (rule: string) => rule, quiet: false, colours: noColours, tool: () => ({ version: "", rules, pageOf: () => "" }) };
  return [...reporters.get("unix")!(linter.finish(results, { complete: true }), options)].join("");
}

const isFixable = ({ findings }: FileResult): boolean => findings.every(({ fixes }) => fixes.some(({ safety }) => safety === "safe"));

describe.each(rules.map((rule) => [rule.id, rule] as const))("the README of %s", (id, { fixable }) => {
  const examples = readExamples(readFileSync(join(import.meta.dirname, "../../rules", id, "README.md"), "utf8"));
  const incorrect = examples.filter(({ kind }) => kind === "Incorrect");
  const correct = examples.filter(({ kind }) => kind === "Correct");

  it("shows pairs of examples", () => {
    expect(incorrect.length).toBeGreaterThan(0);
    expect(correct).toHaveLength(incorrect.length);
  });

  it.each(incorrect.map((example, index) => [index + 1, example] as const))("prints what it says for incorrect example %i", (_, example) => {
    expect(print(example)).toBe(example.output);
    expect(example.output).toContain(` ${id} `);
  });

  it.each(correct.map((example, index) => [index + 1, example] as const))("is silent about correct example %i", (_, example) => {
    expect(print(example)).toBe("");
  });

  if (fixable !== true) return;
  const mended = incorrect.map((example, index) => [index + 1, example] as const).filter(([, example]) => check(example).every(isFixable));
  it("shows something that it fixes", () => {
    expect(mended.length).toBeGreaterThan(0);
  });

  it.each(mended)("fixes incorrect example %i into the correct one", (number, example) => {
    const fixed = example.files.map((block) => ({ ...block, text: fixText(sourceOf(block), linterFor(example).check, "safe").text }));
    expect(fixed).toEqual(correct[number - 1]?.files);
    expect(fixedConfigOf(example)).toEqual(correct[number - 1]?.config);
  });
});
