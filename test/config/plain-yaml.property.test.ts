import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { expectAgreement } from "./read.js";

const PLAIN = `# What holds here.
extends: [starlingx]
tagFiles: ["tags/**/image-tags-*.yaml"]
currentRelease: "13.0"
sources: { "https://example.com/org/": "../" }
placeholders: { pattern: "@[A-Z0-9_]+@", values: { "@OS@": [bullseye, trixie] } }
ignore: [vendor/**, '!vendor/ours/**']   # gitignore syntax
allow:
  # One reason for each.
  - { files: ["charts/**/values.yaml"], images: ["docker.io/acme/*"], reason: inputs to the build, expires: 2027-06-30 }
  - files: [a.yaml]
    tags: ["*@SUFFIX@*"]
    reason: 'it''s filled by the build'

rules:
  implicit-latest: warning
  tag-file-tag: { pattern: "^stx\\\\.(?<release>\\\\d+)$" }
overrides:
- files: [ "test/**", "*.{a,b}" ]
  rules: { floating-tag: off }
formats:
commits: { require: [ { when: { moves: managed }, anyOf: [[Closes-Bug], [Story, Task]] } ] }
maxFileSize: 2_000
`;

const scraps = [
  ...Array.from("[]{}:,-?*&!|>'\"%@`#~\\^$(é😀\n ."),
  ...["- ", ": ", "? ", "---\n", "...\n", "%A\n", "<<: *f\n", "*f", "&f ", "!!str ", "!t\n", "{{ a }}", "\t", "\r\n", "\u{feff}", "\u0085"],
  ...["null", "~", "1", "-1", "1.50", "+.5", "0x1F", "0o17", "1e3", "-.inf", ".NaN", "yes", "TRUE", "9".repeat(30)],
  ...["\n  ", "\n    ", "\n- a", "\n\n", "a: b\n", "  - ", " #a", "#a: b\n", "\n  #- x\n", "\n# x\n", "''", "{}", "[ ]", "a: - b", "a: b: c", ">-\n  x\n"],
  ...["\\\\", "\\n", "\\q", "\\x41", "\\u00e9", "\\/", "\\\n"],
];

const mutation = fc.record({
  at: fc.nat({ max: PLAIN.length }),
  cut: fc.oneof(fc.constant(0), fc.constant(0), fc.nat({ max: 5 }), fc.nat({ max: 60 })),
  insert: fc.oneof(fc.constantFrom("", ...scraps), fc.tuple(fc.nat({ max: PLAIN.length }), fc.nat({ max: 60 })).map(([from, length]) => PLAIN.slice(from, from + length))),
});

const mutated = fc
  .array(mutation, { minLength: 1, maxLength: 3 })
  .map((mutations) => mutations.reduce((text, { at, cut, insert }) => text.slice(0, at) + insert + text.slice(at + cut), PLAIN));

const pieces = fc
  .array(fc.constantFrom(..."a|b|- |- |: |: |:|:\n| |  |\n|\n|\n  |\n    |\n- |\n  - |{|}|[|]|, |,|\"x\"|'y'|''|# c\n| # d|foo: |bar:\n|x: y|1.10|b: c\n|- a: b\n  c: d\n".split("|"), ...scraps), { minLength: 1, maxLength: 12 })
  .map((chosen) => `k: v\n${chosen.join("")}`);

describe("a configuration that our own scanner reads", () => {
  test("is any that is plainly written", () => {
    expect(expectAgreement(PLAIN)).toBe("scanned");
    expect(expectAgreement("extends: [strict]")).toBe("scanned");
    expect(expectAgreement("\n# a\n\nignore:\n  - a\n  - b   # c\n\n# d\nrules:\n  x:\n    severity: off\n#y: z\n")).toBe("scanned");
  });

  test.each([
    "", "# a\n", "a", "[a]", "a: b\na: c\n", "{a: 1, a: 2}", "a: &x b\n", "a: *x\n", "a: !!str b\n", "a: |\n  b\n", "a: b\n  c\n", "a: [\n  b\n]\n", "? a\n: b\n", "a: b: c\n",
    "a:\tb\n", "a: b\r\n", "---\na: b\n", "a: b\n---\n", "a: 'b\n  c'\n", "a: \"\\q\"\n", "a: [b,, c]\n", "a: [b: c]\n", "a: {b}\n", "a: @b\n", "a: ${b}\n", "a: \n", "- a: b\n", "1: [",
    `a: ${"[".repeat(30)}${"]".repeat(30)}\n`,
  ])("is left to the package where it is anything else: %j", (text) => {
    expect(expectAgreement(text)).toBe("left");
  });

  test.each(["~", "null", "Null", "nULL", "true", "True", "tRUE", "FALSE", "yes", "off", "0", "007", "1_000", "12.", "1.50", "1e3", "1.e+3", "0x1F", "0xg", "0o17", "0o8", "0b1", ".5", ".inf", ".Inf", ".nan", "..", "12:30", "2024-01-01", "9".repeat(25), "0x" + "f".repeat(20)])(
    "gives a plain scalar the type that the package gives it: %s",
    (scalar) => {
      expect(expectAgreement(`a: ${scalar}\nb: [${scalar}]\n${scalar}: "${scalar}"\n`)).toBe("scanned");
    },
  );

  it("is read as the package reads it, and no text with an error is among them", () => {
    const seen = { scanned: 0, left: 0 };
    fc.assert(
      fc.property(fc.oneof(mutated, pieces), (text) => {
        seen[expectAgreement(text)]++;
      }),
      { numRuns: 3000 },
    );
    expect(seen.scanned).toBeGreaterThan(150);
    expect(seen.left).toBeGreaterThan(300);
  });
});
