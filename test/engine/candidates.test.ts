import { describe, expect, it } from "vitest";
import { activateRules } from "../../src/engine/active-rule.js";
import { createFindCandidates } from "../../src/engine/candidates.js";
import type { Candidates } from "../../src/model/candidates.js";
import type { Rule } from "../../src/model/rule.js";
import { stubFormat } from "./stub-format.js";
import { allRules, stubLinter, stubSettings } from "./stub-settings.js";

function candidatesWith(settings: Parameters<typeof stubSettings>[0], more: readonly Rule[] = []): Candidates | undefined {
  const settled = stubSettings(settings);
  const rules = new Map([...settled.rulesFor(""), ...more.map(({ id }) => [id, { severity: "error", options: {} }] as const)]);
  return createFindCandidates(settled)(activateRules([...allRules, ...more], rules, false), "a.stub");
}

const stubRule = (more: Partial<Rule>): Rule => ({ id: "stub", summary: "", recommended: "error", ...more });

describe("what may be at fault in a file", () => {
  it("is what the active rules say, together", () => {
    expect(candidatesWith({})).toEqual({ tags: ["latest", "*-latest"], untagged: true });
    expect(candidatesWith({ rules: { "implicit-latest": "off", "floating-tag": { tags: ["edge"] } } })).toEqual({ tags: ["edge"], untagged: false });
  });

  it("is any reference where a rule does not say", () => {
    expect(candidatesWith({ rules: { "require-digest": {} } })).toBeUndefined();
    expect(candidatesWith({ rules: { "floating-tag": { require: [{ images: ["*"], pattern: "." }] } } })).toBeUndefined();
    expect(candidatesWith({}, [stubRule({ *image() { yield* []; } })])).toBeUndefined();
    expect(candidatesWith({}, [stubRule({ *document() { yield* []; } })])).toBeUndefined();
    expect(candidatesWith({}, [stubRule({ *message() { yield* []; } })])).toBeDefined();
  });

  it("is what would use an allow entry, too, and any reference where that names no tags", () => {
    expect(candidatesWith({ allow: [{ tags: ["x-*"] }] })?.tags).toContain("x-*");
    expect(candidatesWith({ allow: [{ images: ["x"] }] })).toBeUndefined();
    expect(candidatesWith({ allow: [{ images: ["x"], matchesPath: () => false }] })).toBeDefined();
  });

  it("is what a placeholder can stand for", () => {
    expect(candidatesWith({ placeholders: new Map([["@OS@", ["latest"]]]) })?.tags).toContain("*@OS@*");
    expect(candidatesWith({ placeholders: new Map([["*", ["latest"]]]) })).toBeUndefined();
  });
});

describe("a file that cannot have a candidate", () => {
  const format = { ...stubFormat, isGlanced: true } as const;
  const check = (text: string, more: Parameters<typeof stubLinter>[1] = {}) => stubLinter({}, { identify: () => format, ...more }).check({ path: "a.stub", text });

  it("is not read, unless all references are counted", () => {
    expect(check("image a:1\n", { countReferences: false })?.references).toBeUndefined();
    expect(check("image a:1\n", { countReferences: true })?.references).toBe(1);
    expect(check("image a:1\n")?.references).toBe(1);
    expect(check("image a:latest\n", { countReferences: false })?.references).toBe(1);
  });

  it("is read where its bytes have a problem", () => {
    const linter = stubLinter({}, { identify: () => format, countReferences: false });
    const problems = [{ range: { start: 0, end: 1 }, message: "bad" }];
    expect(linter.check({ path: "a.stub", text: "image a:1\n", problems })?.findings).toHaveLength(1);
  });

  it("leaves the count of references open", () => {
    const linter = stubLinter({}, { identify: () => format, countReferences: false });
    const results = ["image a:1\n", "image a:latest\n"].map((text) => linter.check({ path: "a.stub", text })!);
    expect(linter.finish(results, { complete: true }).summary).toMatchObject({ files: 2, references: undefined, errors: 1 });
  });
});
