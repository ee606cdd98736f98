import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as yaml from "yaml";
import type { AllowUse } from "../../src/model/rule.js";
import type { Settings } from "../../src/model/settings.js";
import { applyEdits } from "../../src/engine/fix.js";
import { rule } from "../../rules/unused-allow/index.js";
import { read } from "./read.js";

/** The text without the entries of these indices, as far as the rule's fixes take them out. */
function without(text: string, ...unused: readonly number[]): string {
  const { allow } = read(text);
  const uses = allow.map((entry, index): AllowUse => ({ entry: { ...entry, range: entry.range! }, used: !unused.includes(index), expired: false, complete: true }));
  const edits = [...(rule.allowList?.(uses) ?? [])].flatMap(({ fixes = [] }) => fixes.flatMap((fix) => fix.edits));
  const unique = new Map(edits.map((edit) => [JSON.stringify(edit), edit]));
  return applyEdits(text, [...unique.values()]);
}

const lines = (...all: readonly string[]): string => all.map((line) => `${line}\n`).join("");

describe("cutting entries out of a block list", () => {
  const text = lines(
    "# the project",
    "allow: # may float",
    "  # about a",
    "  # and more",
    "  - tags: [a]",
    "    reason: r # why",
    "    # below a",
    "",
    "  # a heading",
    "",
    "  - { tags: [b], reason: s } # about b",
    "  - tags: [c]",
    "    reason: |",
    "      one",
    "      # no comment",
    "  # the end",
    "rules: {}",
  );

  it.each([
    ["the first with its comments", [0], [...text.split("\n").slice(0, 2), ...text.split("\n").slice(7)].join("\n")],
    ["one on a line of its own", [1], text.replace(/^.*about b\n/m, "")],
    ["the last, up to the next comment", [2], text.replace(/^ {2}- tags: \[c\][^]*no comment\n/m, "")],
    ["two neighbours", [1, 2], text.replace(/^.*about b\n[^]*no comment\n/m, "")],
    ["all, with the key", [0, 1, 2], lines("# the project", "  # the end", "rules: {}")],
    ["none", [], text],
  ])("takes %s", (_, unused, expected) => {
    expect(without(text, ...unused)).toBe(expected);
    const crlf = text.replaceAll("\n", "\r\n");
    expect(without(crlf, ...unused)).toBe(expected.replaceAll("\n", "\r\n"));
    expect(without(text.trimEnd(), ...unused)).toBe(expected.trimEnd());
  });

  it("leaves comments above that stand at another depth", () => {
    const entries = ["  - {tags: [a], reason: r}", "  - {tags: [b], reason: s}"];
    expect(without(lines("allow:", "# shallow", ...entries), 0)).toBe(lines("allow:", "# shallow", entries[1]!));
    expect(without(lines("allow:", "    # deep", ...entries), 0)).toBe(lines("allow:", "    # deep", entries[1]!));
  });

  it("takes entries that stand as deep as their key", () => {
    expect(without(lines("allow:", "- {tags: [a], reason: r}", "- {tags: [b], reason: r}", "rules: {}"), 1)).toBe(lines("allow:", "- {tags: [a], reason: r}", "rules: {}"));
  });
});

describe("cutting entries out of a list in brackets", () => {
  const [a, b, c] = ["{tags: [a], reason: r}", "{tags: [b], reason: s}", "{tags: [c], reason: t}"];

  it.each([
    [[0], `allow: [${b}, ${c}]`],
    [[1], `allow: [${a}, ${c}]`],
    [[2], `allow: [${a}, ${b}]`],
    [[0, 1], `allow: [${c}]`],
    [[1, 2], `allow: [${a}]`],
    [[0, 2], `allow: [${b}]`],
    [[0, 1, 2], ""],
  ])("takes %j", (unused, expected) => {
    const text = `allow: [${a}, ${b}, ${c}]`;
    expect(without(text, ...unused)).toBe(expected);
    expect(without(`rules: {}\n${text} # c\nignore: [x]\n`, ...unused)).toBe(`rules: {}\n${expected === "" ? "" : `${expected} # c\n`}ignore: [x]\n`);
  });

  it("takes lines of a list over several lines, trailing comma or not", () => {
    const text = lines("allow: [", `  ${a},`, `  ${b},`, `  ${c},`, "]");
    expect(without(text, 0)).toBe(lines("allow: [", `  ${b},`, `  ${c},`, "]"));
    expect(without(text, 2)).toBe(lines("allow: [", `  ${a},`, `  ${b},`, "]"));
    expect(without(text, 0, 1, 2)).toBe("");
  });
});

describe("what is not certain is left alone", () => {
  it.each([
    ["an anchor inside", lines("allow:", "  - {tags: &t [a], reason: r}", "  - {tags: *t, reason: s}"), 0],
    ["an anchored entry", lines("allow:", "  - &e {tags: [a], reason: r}", "  - *e"), 0],
    ["an aliased list", lines("overrides: []", "allow: &l [{tags: [a], reason: r}]"), 0],
    ["a dash on a line of its own", lines("allow:", "  -", "    tags: [a]", "    reason: r", "  - {tags: [b], reason: s}"), 0],
    ["comments between commas", lines("allow: [{tags: [a], reason: r}, # a", "  {tags: [b], reason: s}]"), 1],
    ["a configuration in braces", "{allow: [{tags: [a], reason: r}], rules: {}}", 0],
    ["an explicit key", lines("? allow", ": - {tags: [a], reason: r}"), 0],
  ])("%s", (_, text, index) => {
    expect(without(text, index)).toBe(text);
  });
});

describe("any list", () => {
  const entry = fc.record({
    tag: fc.stringMatching(/^[a-z]{1,5}$/),
    shape: fc.constantFrom("block", "flow", "scalar", "folded"),
    above: fc.constantFrom("", "  # above\n", "\n", "  # one\n\n", "    # deep\n"),
    tail: fc.constantFrom("", " # tail"),
    below: fc.constantFrom("", "    # below\n", "      \n"),
    goes: fc.boolean(),
  });
  const write = ({ tag, shape, above, tail, below }: { tag: string; shape: string; above: string; tail: string; below: string }): string => {
    if (shape === "flow") return `${above}  - { tags: [${tag}], reason: r }${tail}\n${below}`;
    if (shape === "block") return `${above}  - tags: [${tag}]\n    reason: "r"${tail}\n${below}`;
    return `${above}  -   tags:\n        - ${tag}${tail}\n${below}      reason: ${shape === "scalar" ? "|" : ">-"}\n        # text\n\n        ${tag}\n`;
  };

  it("loses exactly the entries that go, and nothing else", () => {
    const list = fc.array(entry, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(list, fc.constantFrom("", "# head\n", "rules: {}\n"), fc.constantFrom("", "# tail\n", "ignore: [x]\n"), fc.constantFrom("\n", "\r\n"), (entries, head, foot, lineEnd) => {
        const text = `${head}allow:\n${entries.map(write).join("")}${foot}`.replaceAll("\n", lineEnd);
        const gone = entries.flatMap(({ goes }, index) => (goes ? [index] : []));
        const result = without(text, ...gone);
        const expected = yaml.parse(text) as { allow?: unknown[] };
        expected.allow = expected.allow?.filter((_, index) => !gone.includes(index)) ?? [];
        if (expected.allow.length === 0) delete expected.allow;
        expect(yaml.parse(result) ?? {}).toEqual(expected);
        expect(read(result)).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });

  it("of thousands of entries is cut in one go", () => {
    const text = `allow:\n${"  - {tags: [a], reason: r}\n".repeat(3000)}`;
    const result: Settings = read(without(text, ...Array.from({ length: 2999 }, (_, index) => index)));
    expect(result.allow).toHaveLength(1);
  });
});
