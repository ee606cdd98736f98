import { describe, expect, it } from "vitest";
import type { FileResult } from "../../src/model/finding.js";
import { places, stubLinter } from "./stub-settings.js";

function run(texts: Readonly<Record<string, string>>, settings: Parameters<typeof stubLinter>[0], complete = true) {
  const linter = stubLinter(settings);
  const results = Object.entries(texts).map(([path, text]): FileResult => linter.check({ path, text })!);
  return linter.finish(results, { complete });
}

describe("finishing a run", () => {
  it("counts over all files and lists those with findings by path", () => {
    const result = run(
      { "b.stub": "image a:latest\nimage b:1\n", "a.stub": "image a # taglint-disable-line implicit-latest\nimage x\n", "c.stub": "image c:1\n" },
      { allow: [{ images: ["x"] }] },
    );
    expect(result.files.map(({ path }) => path)).toEqual(["a.stub", "b.stub"]);
    expect(result.summary).toEqual({ files: 3, references: 5, errors: 1, warnings: 0, infos: 0, allowed: 1, suppressed: 1, baselined: 0 });
  });

  it("reports an unused allow entry in the configuration, only when all was checked", () => {
    const { files, summary } = run({ "a.stub": "image a:1" }, { allow: [{ reason: "old", range: { start: 9, end: 29 } }] });
    expect(files).toHaveLength(1);
    expect(files[0]).toMatchObject({ path: ".taglint.yaml", findings: [{ rule: "unused-allow", severity: "warning", location: { start: { line: 2, column: 3 } } }] });
    expect(files[0]?.findings[0]?.message).toContain('"old"');
    expect(summary).toMatchObject({ files: 1, warnings: 1 });
    expect(run({ "a.stub": "image a:1" }, { allow: [{}] }, false).files).toEqual([]);
  });

  it("reports an expired entry when all was checked or it would have matched, and never as unused, too", () => {
    const expired = { allow: [{ expires: "2025-01-31" }] };
    const rules = (text: string, complete: boolean) => run({ "a.stub": text }, expired, complete).files.flatMap(places);
    expect(rules("image a:1", true)).toEqual(["1 expired-allow"]);
    expect(rules("image a:1", false)).toEqual([]);
    expect(rules("image a:latest", false)).toEqual(["1 expired-allow", "1 floating-tag"]);
  });

  it("adds to what was found in the configuration file itself", () => {
    const linter = stubLinter({ allow: [{}] });
    const own: FileResult = { ...linter.check({ path: "a.stub", text: "image a:latest" })!, path: ".taglint.yaml", usedAllows: [] };
    const { files } = linter.finish([{ ...own, findings: own.suppressed }], { complete: true });
    expect(files).toHaveLength(1);
    expect(places(files[0]!)).toEqual(["1 unused-allow", "1 floating-tag"]);
  });
});
