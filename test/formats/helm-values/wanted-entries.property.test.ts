import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as yaml from "yaml";
import { rules } from "../../../rules/index.js";
import { presetsFor } from "../../../rules/presets/index.js";
import { readConfig } from "../../../src/config/index.js";
import { formats } from "../../../src/formats/index.js";
import { identify } from "../../../src/formats/identify.js";
import { createLinter } from "../../../src/linter.js";

const byId = new Map(rules.map((rule) => [rule.id, rule]));
const catalogue = { rules: byId, presets: presetsFor(byId), formats: formats.map(({ id }) => id), path: ".taglint.yaml", loadYaml: () => yaml };

/** A linter that leaves entries out, and one that reads all. */
function lintersFor(config: string) {
  const input = { rules, identify, settings: readConfig(config, catalogue), today: "2026-07-01", loadYaml: () => yaml };
  return { hasty: createLinter({ ...input, countReferences: false }), thorough: createLinter({ ...input, countReferences: true }) };
}

const linters = lintersFor("{}");

const FLOATING = "float:\n  image:\n    repository: a/b\n    tag: latest\n";

/** What is found in values by either linter, and whether anything was left out. */
function checkBothWays(text: string, { hasty, thorough } = linters) {
  const source = { path: "values.yaml", text };
  const partial = hasty.check(source);
  const whole = thorough.check(source);
  return { partial: { ...partial, references: whole?.references }, whole, isPartial: partial?.references === undefined };
}

it.each([
  ["without what is sure to be no fault", `web:\n  a: b\n${FLOATING}`, true],
  ["as a whole where it may have directives", `web:\n  a: b # taglint-disable-line x\n${FLOATING}`, false],
  ["as a whole where it is a resource", "apiVersion: source.toolkit.fluxcd.io/v1\nspec:\n  url: oci://r.io/a\nkind: OCIRepository\nx: oci://r.io/a:latest\n", false],
])("a file of values is read %s", (_name, text, left) => {
  const { partial, whole, isPartial } = checkBothWays(text);
  expect(partial).toEqual(whole);
  expect(partial.findings).not.toEqual([]);
  expect(isPartial).toBe(left);
});

it("a file of values is read as a whole where placeholders stand for anything", () => {
  const { partial, whole, isPartial } = checkBothWays(`b:\n  c: X\n${FLOATING}X: d\n${FLOATING}`, lintersFor("placeholders: {pattern: 'X[^X]*X'}"));
  expect(partial).toEqual(whole);
  expect(isPartial).toBe(false);
});

/** Lines below a key; most are read without a doubt wherever they stand. */
const line = fc.constantFrom(
  "a: 1", "b: text of some words", 'c: "in quotes"', "d: 'in others'", "e:", "f: {cpu: 1, memory: \"2Gi\"}", "f: {g: h\"i, j: \"k}", "g: []", 'h: ["ALL", x]', "i: http://a.b/c:8080", "- a", "- name: x", "- - b", "# a comment", "", "j: 1 # one",
  '"k/l": m', "n: |", "o: >-", "text of a scalar", "{{ if .x }}", "{{ .y }}", "p: {{ .q }}", "r: |2", "s: &anchor", "<<: *anchor", "t: *anchor", "? u", ": v", 'w: "open', 'closed"', "x: 'open", "y: [", "]", "z: {", "}", "...", "---",
  "image: a/b:latest", "image: a/b", "image:", "repository: a/b", "tag: latest", 'tag: "1.2"', "tag:", "images:", "tags:", "extraContainers:", "- image: nginx", "- image: nginx:latest", "reference: a/b", "volumes:", "utility_images:",
  "type: object", "properties:", "asserts:", "podTemplates:", "kind: CustomResourceDefinition", "apiVersion: apiextensions.k8s.io/v1", "pullPolicy: Always", "branch: main", "\ttab", "\u00a0", "<<<<<<< a", "value: a/b:latest", "name: a_IMAGE",
);
const key = fc.constantFrom("web:", "image:", "images:", "tags:", "extraContainers:", "global:", "part1: # the first", "spec:", "properties:", "type: object", "kind: Pod", "kind: OCIRepository", "apiVersion: source.toolkit.fluxcd.io/v1", '"quoted":', "podTemplates:", "proxyImage:", "tag: latest", "repository: a/b", "? x", ": y", "pullPolicy:", "branch:", "- a", "---", "# c", "{{- if .x }}", "{{- end }}", '  odd: "', "anchored: &anchor", "merged: *anchor", "<<: *anchor", "volumes:", "text: |");
const indented = fc.tuple(fc.constantFrom(2, 2, 2, 4, 4, 6, 1, 0), line).map(([columns, text]) => `${text === "" ? "" : " ".repeat(columns)}${text}\n`);
const entry = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(key, fc.array(indented, { maxLength: 6 })).map(([head, lines]) => `${head}\n${lines.join("")}`) },
  fc.constantFrom(FLOATING, "a:\n  b: c\n", "d: e\n", "images:\n  tags:\n    x: a/b\n"),
);

describe("an entry of values that is left unread", () => {
  it("would have given nothing, whatever stands there", () => {
    let left = 0;
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 6 }), fc.constantFrom("", FLOATING), fc.constantFrom("\n", "\r\n"), (entries, last, lineEnd) => {
        const text = (entries.join("") + last).replaceAll("\n", lineEnd);
        const { partial, whole, isPartial } = checkBothWays(text);
        expect(partial, text).toEqual(whole);
        if (isPartial && partial.findings!.length > 0) left++;
      }),
      { numRuns: 2000 },
    );
    expect(left).toBeGreaterThan(200);
  }, 60_000);
});
