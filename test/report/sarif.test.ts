import { describe, expect, it } from "vitest";
import type { FileResult, Finding } from "../../src/model/finding.js";
import type { ReportOptions } from "../../src/report/index.js";
import { shapeProblems } from "./sarif-shape.js";
import { fileWith, plain, resultOf, textOf } from "./stub-result.js";

const sarif = textOf("sarif");

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: object } }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions: readonly object[];
  readonly fixes?: readonly object[];
}

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly object[] } };
  readonly invocations?: readonly object[];
  readonly results: readonly Result[];
}

/** The one run, after a check that the log is shaped as the standard says. */
function runOf(files: readonly FileResult[], options: Partial<ReportOptions> = {}): Run {
  const log = JSON.parse(sarif(resultOf(files), { ...plain, ...options })) as { readonly runs: readonly Run[] };
  expect(shapeProblems(log)).toEqual([]);
  expect(log).toMatchObject({ version: "2.1.0", runs: [{}] });
  return log.runs[0]!;
}

const resultsOf = (files: readonly FileResult[], options?: Partial<ReportOptions>): readonly Result[] => runOf(files, options).results;
const silenced = (file: FileResult, suppression: Finding["suppression"]): FileResult => ({ ...file, text: "", findings: [], suppressed: file.findings.map((finding) => ({ ...finding, suppression })) });
const fingerprintsOf = (files: readonly FileResult[]): readonly string[] => resultsOf(files).map(({ partialFingerprints }) => partialFingerprints["taglint/v1"]!);

describe("sarif", () => {
  it("describes the tool and every rule", () => {
    const { tool } = runOf([]);
    expect(tool.driver).toMatchObject({ name: "taglint", version: "1.2.3", semanticVersion: "1.2.3" });
    expect(tool.driver.rules).toEqual([
      {
        id: "floating-tag",
        shortDescription: { text: "A tag latest floats" },
        fullDescription: { text: "Tags such as latest move. They do." },
        help: { text: expect.stringContaining("# floating-tag") as string, markdown: expect.stringContaining("```yaml\na: b\n```") as string },
        helpUri: "https://docs.test/floating-tag",
        defaultConfiguration: { level: "error" },
      },
      expect.objectContaining({ id: "require-digest", defaultConfiguration: { enabled: false, level: "warning" } }),
    ]);
  });

  it("says where, in lines, columns and offsets, with what is related and how to fix it", () => {
    const file = fileWith("a\nb: nginx:«latest»\n", {
      image: { reference: "docker.io/library/nginx:latest", written: "nginx:latest", where: "services.web.image" },
      related: [{ location: { range: { start: 0, end: 1 }, start: { line: 1, column: 1 }, end: { line: 1, column: 2 } }, message: "here" }],
      fixes: [{ title: "Write 1.27", safety: "safe", edits: [{ start: 11, end: 17, text: "1.27" }] }],
    });
    const region = { startLine: 2, startColumn: 10, endLine: 2, endColumn: 16, charOffset: 11, charLength: 6 };
    expect(resultsOf([file])).toEqual([
      {
        ruleId: "floating-tag",
        ruleIndex: 0,
        level: "error",
        message: { text: 'tag "latest" moves' },
        locations: [{ physicalLocation: { artifactLocation: { uri: "a.yaml" }, region }, logicalLocations: [{ fullyQualifiedName: "services.web.image" }] }],
        relatedLocations: [{ id: 0, physicalLocation: { artifactLocation: { uri: "a.yaml" }, region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2, charOffset: 0, charLength: 1 } }, message: { text: "here" } }],
        partialFingerprints: { "taglint/v1": expect.stringMatching(/^[0-9a-f]{16}$/) as string },
        fixes: [{ description: { text: "Write 1.27" }, artifactChanges: [{ artifactLocation: { uri: "a.yaml" }, replacements: [{ deletedRegion: region, insertedContent: { text: "1.27" } }] }] }],
        suppressions: [],
      },
    ]);
  });

  it("tells the commit that a message belongs to", () => {
    expect(resultsOf([fileWith("«a»", { path: "0123456789ab", commit: "c0ffee" })])).toMatchObject([{ properties: { commit: "c0ffee" } }]);
  });

  it("has a level for each severity, and only errors when quiet", () => {
    const files = (["error", "warning", "info"] as const).map((severity) => fileWith("«a»", { severity }));
    expect(resultsOf(files).map(({ level }) => level)).toEqual(["error", "warning", "note"]);
    expect(resultsOf(files, { quiet: true }).map(({ level }) => level)).toEqual(["error"]);
  });

  it("tells what a comment silences from what the allow list does, with the reason", () => {
    const files = [
      silenced(fileWith("«a»", { path: "a" }), { kind: "inline", reason: "a demo" }),
      silenced(fileWith("«a»", { path: "b" }), { kind: "inline", reason: undefined }),
      silenced(fileWith("«a»", { path: "c" }), { kind: "allow", reason: "an input" }),
    ];
    expect(resultsOf(files).map(({ suppressions }) => suppressions)).toEqual([
      [{ kind: "inSource", justification: "a demo" }],
      [{ kind: "inSource" }],
      [{ kind: "external", justification: "an input" }],
    ]);
  });

  it("offers no fix for what is silenced, because the text to place it in is gone", () => {
    const file = fileWith("\n\n«a»", { fixes: [{ title: "x", safety: "safe", edits: [{ start: 2, end: 3, text: "" }] }] });
    expect(resultsOf([silenced(file, { kind: "allow", reason: "r" })])[0]).not.toHaveProperty("fixes");
  });

  it.each([
    ["a b/ü.yaml", "a%20b/%C3%BC.yaml"],
    ["c:d/100%.yaml", "c%3Ad/100%25.yaml"],
    ["q?x#y.yaml", "q%3Fx%23y.yaml"],
    ["../up.yaml", "../up.yaml"],
    ["bad\ud800.yaml", "bad%EF%BF%BD.yaml"],
    ["line\nbreak", "line%0Abreak"],
  ])("writes the path %j as a relative reference", (path, uri) => {
    expect(resultsOf([fileWith("«a»", { path })])[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(uri);
  });

  describe("fingerprints", () => {
    const at = (line: number, finding: Partial<Finding> = {}) => fileWith(`${"\n".repeat(line)}«a»`, finding);

    it("do not change when lines move", () => {
      expect(fingerprintsOf([at(7)])).toEqual(fingerprintsOf([at(0)]));
    });

    it("differ by path, rule, message and image", () => {
      const image = { reference: "r", written: "w", where: "x" };
      const files = [at(0), at(0, { path: "b" }), at(0, { rule: "require-digest" }), at(0, { message: "m" }), at(0, { image }), at(0, { image: { ...image, written: "v" } })];
      expect(new Set(fingerprintsOf(files)).size).toBe(files.length);
    });

    it("are unique where findings are alike, and silencing one renames no other", () => {
      const one = at(0);
      const [first, second, third] = [0, 5, 9].map((start) => ({ ...one.findings[0]!, location: { ...one.findings[0]!.location, range: { start, end: start + 1 } } }));
      const all = fingerprintsOf([{ ...one, findings: [first!, second!, third!] }]);
      expect(new Set(all).size).toBe(3);
      const suppressed = [{ ...second!, suppression: { kind: "inline", reason: "r" } as const }];
      expect(fingerprintsOf([{ ...one, findings: [first!, third!], suppressed }])).toEqual(all);
    });

    it("do not meet by chance in a large run", () => {
      const files = Array.from({ length: 20_000 }, (_, index) => at(0, { path: `charts/a${index}/values.yaml` }));
      expect(new Set(fingerprintsOf(files)).size).toBe(20_000);
    });
  });

  it("keeps to 25,000 results, the worst first, and says how many are left out", () => {
    const one = fileWith("«a»");
    const many = (count: number, finding: Partial<Finding>): readonly Finding[] => Array.from({ length: count }, () => ({ ...one.findings[0]!, ...finding }));
    const file = { ...one, findings: [...many(20_000, { severity: "warning" }), ...many(10_000, { severity: "error" })], suppressed: many(5, { suppression: { kind: "allow", reason: "r" } }) };
    const { results, invocations } = runOf([file]);
    expect(results).toHaveLength(25_000);
    expect(results.filter(({ level }) => level === "error")).toHaveLength(10_000);
    expect(results.every(({ suppressions }) => suppressions.length === 0)).toBe(true);
    expect(invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [{ level: "warning", message: { text: "5005 more results are left out, because a run may have no more than 25000" } }] }]);
    expect(runOf([one])).not.toHaveProperty("invocations");
  });

  it("prints nothing that a terminal obeys", () => {
    // eslint-disable-next-line no-control-regex -- they are what must not be there
    expect(sarif(resultOf([fileWith("«a»", { message: "\u009b2J\u001b[31m\u202e" })]), plain)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  });
});
