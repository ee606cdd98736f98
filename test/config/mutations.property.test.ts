import fc from "fast-check";
import { expect, it } from "vitest";
import { ConfigError } from "../../src/config/config-error.js";
import { read } from "./read.js";

const VALID = `extends: [strict, shaped]
placeholders: { pattern: "@[A-Z_]+@", values: { "@OS@": [bullseye, trixie] } }
ignore: [vendor/**, "!vendor/ours/**"]
allow:
  - { files: &f ["charts/**/values.yaml"], images: ["docker.io/acme/*"], reason: inputs, expires: 2027-06-30 }
  - files: *f
    tags: ["*@SUFFIX@*"]
    reason: >-
      filled by
      the build
rules:
  limited: { severity: off, count: 3, mode: quick, name: ABC }
  floating-tag: { severity: warning, require: [{ images: ["acme/*"], pattern: "^v\\\\d" }] }
overrides:
  - { files: ["test/**", "*.{a,b}"], rules: { floating-tag: off } }
formats: { "**/*.images": compose }
maxFileSize: 2MB
`;

const scraps = [
  ...Array.from("[]{}:,-?*&!|>'\"%@`#~\\\n\t \r\0\u{feff}\u{2028}\u{1f600}\u{d800}"),
  ...["- ", ": ", "? ", "---\n", "...\n", "<<: *f\n", "*f", "&f ", "!!str ", "!!binary ", "!x ", "null", "~", "1", ".inf", "off", "(((", "**", "!(a)", "\n  ", "''", "{}", "[]"],
  ...["rules: ", "severity", "__proto__", "constructor", "2027-02-29", "tagFiles: 1\n", "limited: ", "9".repeat(400)],
];

const mutation = fc.record({
  at: fc.nat({ max: VALID.length }),
  cut: fc.oneof(fc.constant(0), fc.nat({ max: 5 }), fc.nat({ max: 200 })),
  insert: fc.oneof(
    fc.constantFrom("", ...scraps),
    fc.string({ unit: "binary", maxLength: 5 }),
    fc.tuple(fc.nat({ max: VALID.length }), fc.nat({ max: 60 })).map(([from, length]) => VALID.slice(from, from + length)),
  ),
});

const mutated = fc
  .array(mutation, { minLength: 1, maxLength: 6 })
  .map((mutations) => mutations.reduce((text, { at, cut, insert }) => text.slice(0, at) + insert + text.slice(at + cut), VALID));

it("the text that is mutated is right", () => {
  expect(() => read(VALID)).not.toThrow();
});

it("a mutated text gives settings that answer, or problems that lie inside the text", () => {
  const seen = { settings: 0, errors: 0 };
  fc.assert(
    fc.property(mutated, (text) => {
      try {
        const settings = read(text);
        seen.settings++;
        for (const path of ["a.yaml", "test/x/y.a", "../up", ""]) {
          for (const { severity } of settings.rulesFor(path).values()) expect(severity).not.toBe("off");
          expect(settings.ignores(path)).toBeTypeOf("boolean");
          settings.formatFor(path);
          for (const entry of settings.allow) expect(entry.matchesPath(path)).toBeTypeOf("boolean");
        }
        const length = settings.file?.text.length ?? 0;
        for (const { range } of settings.allow) expect(range!.start < range!.end && range!.end <= length).toBe(true);
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error;
        seen.errors++;
        expect(error.problems.length).toBeGreaterThan(0);
        const length = text.replace(/^\u{feff}/u, "").length;
        for (const { range } of error.problems) expect(range.start >= 0 && range.start <= range.end && range.end <= length).toBe(true);
      }
    }),
    { numRuns: 1500 },
  );
  expect(seen.settings).toBeGreaterThan(20);
  expect(seen.errors).toBeGreaterThan(20);
});
