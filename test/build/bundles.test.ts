import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { BundleFile } from "../../src/build/bundles.mjs";
import { bundleProgram } from "../../src/build/bundles.mjs";
import { formats } from "../../src/formats/index.js";
import { rules } from "../../rules/index.js";

let files: readonly BundleFile[];
beforeAll(async () => {
  files = await bundleProgram(join(import.meta.dirname, "../.."));
});

const fileNamed = (name: string): BundleFile => {
  const file = files.find((candidate) => candidate.name === name);
  if (file === undefined) throw new Error(`there is no ${name}`);
  return file;
};
/** The bundles that have a source itself, not a stand-in; that of git's hook aside, which has all of its own. */
const bundlesWith = (source: string): readonly string[] => files.filter(({ name, sources }) => name !== "hook.cjs" && sources.includes(source)).map(({ name }) => name);

/** What a run over one file without findings does not need: other verbs, what reads formats, the configuration, git. */
const LATE = [
  // One word tells a tag file, whose facts are asked for before it is read.
  /^src\/formats\/[^/]+\/(?!recognise\.ts)/,
  /^src\/yaml\//,
  /^src\/git\/(?!root\.ts)/,
  /^src\/project\/other-files\.ts/,
  /^src\/config\/(?:settle|validate|schema|read-|parse-)/,
  /^src\/report\/(?:json|sarif|github|unix|show-finding|code-frame|unified-diff)/,
  /^src\/engine\/(?:directives|fix)\.ts/,
  /^src\/cli\/(?:hook\/|help|fixer|commands\/(?!check\.ts))/,
  /^rules\/presets\/(?!recommended\.ts)/,
  /^src\/model\/trackers\//,
];

describe("the bundle that is read at every start", () => {
  it("has what a run over one file needs, and no more", () => {
    const { sources } = fileNamed("main.cjs");
    expect(sources).toEqual(expect.arrayContaining(["src/cli/main.ts", "src/cli/commands/check.ts", "src/linter.ts", "src/formats/identify.ts", "src/engine/check.ts"]));
    expect(sources.filter((source) => LATE.some((pattern) => pattern.test(source)))).toEqual([]);
  });

  it("stays small: what many runs do not need belongs behind an import() or into src/build/late-modules.mjs", () => {
    expect(fileNamed("main.cjs").contents.length).toBeLessThanOrEqual(72_000);
  });

  it("has of a rule or a format that comes to it no more than its data", () => {
    for (const { id } of formats) expect(fileNamed("main.cjs").sources).toContain(`late:src/formats/${id}/index.ts`);
    const judgesFiles = rules.filter((rule) => rule.recommended !== "off" && ("image" in rule || "document" in rule));
    for (const { id } of rules.filter((rule) => !judgesFiles.includes(rule))) expect(fileNamed("main.cjs").sources).toContain(`late:rules/${id}/index.ts`);
  });
});

describe("the bundle of git's hook", () => {
  it("has all that judges a message by a configuration", () => {
    const judges = rules.filter((rule) => "message" in rule).map(({ id }) => `rules/${id}/index.ts`);
    expect(judges.length).toBeGreaterThan(5);
    expect(fileNamed("hook.cjs").sources).toEqual(expect.arrayContaining(["src/cli/hook-main.ts", "src/config/message-policy.ts", "src/formats/commit-message/index.ts", ...judges]));
  });

  it("has nothing that reads files or tells of findings, and other rules and formats as data", () => {
    const { sources } = fileNamed("hook.cjs");
    const others = [...rules.filter((rule) => !("message" in rule)).map(({ id }) => `rules/${id}/index.ts`), ...formats.filter(({ id }) => id !== "commit-message").map(({ id }) => `src/formats/${id}/index.ts`)];
    expect(sources).toEqual(expect.arrayContaining(others.map((source) => `data:${source}`)));
    const needless = /^src\/(?:yaml|report|facts|lsp|retag|registry)\/|^src\/formats\/(?!commit-message\/|index\.ts)|^src\/(?:linter|cli\/(?:main|run|verbs|options))\.ts|^src\/project\/(?:discover|decode|read-file)/;
    expect(sources.filter((source) => needless.test(source))).toEqual([]);
  });

  it("stays small: each kilobyte costs every commit a fortieth of a millisecond", () => {
    expect(fileNamed("hook.cjs").contents.length).toBeLessThanOrEqual(65_000);
  });

  it("is ASCII, as all are that are read often: V8 takes twice the space and time for any other text", () => {
    for (const name of ["hook.cjs", "main.cjs", "late-formats-yaml.cjs"]) expect(Buffer.from(fileNamed(name).contents).toString("latin1")).not.toMatch(/[^\0-\x7f]/);
  });
});

describe("late bundles", () => {
  it("have the reader of YAML once, with all formats that use it", () => {
    expect(bundlesWith("src/formats/kubernetes/index.ts")).toEqual(["late-formats-yaml.cjs"]);
    expect(bundlesWith("src/formats/helm-values/index.ts")).toEqual(["late-formats-yaml.cjs"]);
    expect(bundlesWith("src/formats/dockerfile/index.ts")).toEqual(["late-format-dockerfile.cjs"]);
    expect(fileNamed("late-format-dockerfile.cjs").sources.filter((source) => source.startsWith("src/yaml/"))).toEqual([]);
  });

  it("tell formats apart without the reader", () => {
    expect(bundlesWith("src/formats/kubernetes/recognise.ts")).toEqual(["late-glance.cjs"]);
    expect(fileNamed("late-glance.cjs").sources.filter((source) => source.startsWith("src/yaml/"))).toEqual([]);
  });

  it("have every format and every rule in one of them", () => {
    for (const { id } of formats) expect(bundlesWith(`src/formats/${id}/index.ts`)).toHaveLength(1);
    for (const { id } of rules) expect(bundlesWith(`rules/${id}/index.ts`)).not.toEqual([]);
  });
});
