import * as yaml from "yaml";
import { describe, expect, it } from "vitest";
import { readConfig } from "../../src/config/read-config.js";
import { UserError } from "../../src/model/user-error.js";
import { catalogue } from "./stub-catalogue.js";
import { errorOf, mistakes, read } from "./read.js";

const FULL = `# for all projects
extends: [strict]
placeholders: { pattern: "@[A-Z_]+@", values: { "@OS@": [bullseye, trixie] } }
ignore:
  - vendor/**
  - "!vendor/ours/**"
allow:
  - { files: ["charts/**/values.yaml"], images: ["docker.io/acme/*"], reason: inputs, expires: 2027-06-30 }
  - tags: ["*@SUFFIX@*"]
    reason: filled by the build
rules:
  limited: off
  floating-tag: { severity: warning, require: [{ images: ["acme/*"], pattern: "^v\\\\d" }] }
overrides:
  - { files: ["test/**"], rules: { floating-tag: off } }
formats: { "**/*.images": compose }
maxFileSize: 2MB
`;

describe("a configuration that is right", () => {
  it("is settled key by key", () => {
    const settings = read(FULL);
    expect(settings.rulesFor("a.yaml")).toEqual(
      new Map([
        ["floating-tag", { severity: "warning", options: { tags: ["latest", "edge"], require: [{ images: ["acme/*"], pattern: "^v\\d" }] } }],
        ["require-digest", { severity: "warning", options: {} }],
      ]),
    );
    expect(settings.rulesFor("test/a.yaml").has("floating-tag")).toBe(false);
    expect(settings.ignores("vendor/x.yaml")).toBe(true);
    expect(settings.ignores("src/x.yaml")).toBe(false);
    expect(settings.formatFor("a/b.images")).toBe("compose");
    expect(settings.formatFor("a/b.yaml")).toBeUndefined();
    expect(settings.placeholders.pattern?.exec("x@OS@")?.[0]).toBe("@OS@");
    expect([...settings.placeholders.values]).toEqual([["@OS@", ["bullseye", "trixie"]]]);
    expect(settings.maxFileSize).toBe(2_000_000);
    expect(settings.file).toEqual({ path: ".taglint.yaml", text: FULL });
  });

  it("keeps the place of every allow entry, and its last day as text", () => {
    const { allow } = read(FULL);
    const texts = allow.map(({ range }) => FULL.slice(range!.start, range!.end));
    expect(texts[0]).toMatch(/^\{ files: .* expires: 2027-06-30 \}$/);
    expect(texts[1]).toBe('tags: ["*@SUFFIX@*"]\n    reason: filled by the build');
    expect(allow[0]).toMatchObject({ images: ["docker.io/acme/*"], tags: undefined, reason: "inputs", expires: "2027-06-30" });
    expect(allow[0]?.matchesPath("charts/web/values.yaml")).toBe(true);
    expect(allow[0]?.matchesPath("values.yaml")).toBe(false);
    expect(allow[1]?.matchesPath("anything")).toBe(true);
  });

  it.each(["", "# nothing yet\n", "---\n", "~", "\u{feff}", "rules:\nallow: # none\nmaxFileSize:\n"])("is the default when empty: %j", (text) => {
    const settings = read(text);
    expect([...settings.rulesFor("x").keys()]).toEqual(["floating-tag", "limited"]);
    expect(settings.allow).toEqual([]);
    expect(settings.maxFileSize).toBe(10_000_000);
  });

  it("may have a byte order mark, which counts in no position, and CRLF", () => {
    const settings = read("\u{feff}allow:\r\n  - tags: [a]\r\n    reason: r\r\n");
    const { range } = settings.allow[0]!;
    expect(settings.file?.text.slice(range!.start, range!.end)).toBe("tags: [a]\r\n    reason: r");
    expect(mistakes("\u{feff}rulse: {}\r\n")).toEqual(['.taglint.yaml:1:1: unknown key "rulse"; did you mean "rules"?']);
  });

  it("may use aliases", () => {
    const settings = read("allow:\n  - { files: &f [a/**], tags: [x], reason: r }\n  - { files: *f, tags: [y], reason: r }\n");
    expect(settings.allow[1]?.matchesPath("a/b")).toBe(true);
  });

  it("reads `off` as a severity even where YAML 1.1 is asked for", () => {
    expect(read("%YAML 1.1\n---\nrules: { limited: off }\n").rulesFor("x").has("limited")).toBe(false);
  });

  it.each([
    ["1", 1],
    ["10MB", 10_000_000],
    ['"1.5 MiB"', 1_572_864],
    ["512kB", 512_000],
    ["7 K", 7000],
    ["30B", 30],
  ])("reads the size %s", (text, bytes) => {
    expect(read(`maxFileSize: ${text}`).maxFileSize).toBe(bytes);
  });
});

describe("a mistake is told with its place, its key and what to do", () => {
  it.each([
    // names
    ["rulse: {}", '1:1: unknown key "rulse"; did you mean "rules"?'],
    ["baseline: x", '1:1: this version of taglint does not know the key "baseline" yet; remove it, or use a newer version'],
    ["rules:\n  floating-tags: off", '2:3: rules: unknown rule "floating-tags"; did you mean "floating-tag"?'],
    ["rules: { zzzzzz: off }", '1:10: rules: unknown rule "zzzzzz"; known are floating-tag, limited, require-digest'],
    ["rules: { limited: warn }", '1:19: rules.limited: unknown severity "warn"; did you mean "warning"?'],
    ["rules: { limited: eror }", '1:19: rules.limited: unknown severity "eror"; did you mean "error"?'],
    ["rules: { limited: { severity: OFF } }", '1:31: rules.limited.severity: unknown severity "OFF"; did you mean "off"?'],
    ["rules: { floating-tag: { tag: [a] } }", '1:26: rules.floating-tag: unknown option "tag"; did you mean "tags"?'],
    ["extends: [stric]", '1:11: extends[0]: unknown preset "stric"; did you mean "strict"?'],
    ['formats: { "*.x": dockerfiles }', '1:19: formats["*.x"]: unknown format "dockerfiles"; did you mean "dockerfile"?'],
    [`formats: { ${"x".repeat(70)}: dockerfiles }`, `1:84: formats["${"x".repeat(60)}…"]: unknown format "dockerfiles"; did you mean "dockerfile"?`],
    ["allow:\n- { tag: [x], reason: r, tags: [y] }", '2:5: allow[0]: unknown key "tag"; did you mean "tags"?'],
    ["rules: { constructor: off, __proto__: off }", '1:10: rules: unknown rule "constructor"; known are floating-tag, limited, require-digest'],
    // types
    ["- a", "1:1: expected a mapping, found a list"],
    ["extends: strict", '1:10: extends: expected a list, found the string "strict"; write ["strict"]'],
    ["extends: [1]", "1:11: extends[0]: expected a preset (recommended, strict, loud, shaped), found the number 1"],
    ["rules: { limited: 2 }", "1:19: rules.limited: expected a severity (off, info, warning, error) or a mapping, found the number 2"],
    ["rules: { limited: }", "1:19: rules.limited: expected a severity (off, info, warning, error) or a mapping, found nothing"],
    ["rules: { limited: { count: 1.5 } }", "1:28: rules.limited.count: expected a whole number, found the number 1.5"],
    ["rules: { limited: { on: yes } }", '1:25: rules.limited.on: expected true or false, found the string "yes"'],
    ["allow: [{ tags: [1.10], reason: r }]", "1:18: allow[0].tags[0]: expected a string, found the number 1.1"],
    ["maxFileSize: [1]", "1:14: maxFileSize: expected a whole number or a size such as 10MB, found a list"],
    // values
    ["rules: { limited: { count: 0 } }", "1:28: rules.limited.count: 0 is too small; the least is 1"],
    ["rules: { limited: { mode: quik } }", '1:27: rules.limited.mode: unknown mode "quik"; did you mean "quick"?'],
    ["rules: { limited: { name: abc } }", '1:27: rules.limited.name: "abc" is no text that matches ^[A-Z]+$'],
    ["rules: { floating-tag: { tags: [] } }", "1:32: rules.floating-tag.tags: expected at least one item, found none"],
    ["rules: { floating-tag: { require: [{ images: [a] }] } }", '1:36: rules.floating-tag.require[0]: key "pattern" is missing'],
    ["maxFileSize: 0", "1:14: maxFileSize: 0 is too small; the least is 1"],
    ["maxFileSize: 10 bananas", '1:14: maxFileSize: "10 bananas" is no size such as 10MB'],
    ["allow: [{ tags: [x] }]", '1:9: allow[0]: key "reason" is missing'],
    ['allow: [{ tags: [x], reason: " " }]', "1:30: allow[0].reason: expected some text, found none"],
    ["allow: [{ reason: r }]", "1:9: allow[0]: needs at least one of the keys files, images, tags"],
    ["allow: [{ tags: [], reason: r }]", "1:17: allow[0].tags: expected at least one item, found none"],
    ["allow: [{ tags: [x], reason: r, expires: 2027-02-30 }]", '1:42: allow[0].expires: "2027-02-30" is no date; write a day that exists as YYYY-MM-DD'],
    ["allow: [{ tags: [x], reason: r, expires: 2027-2-3 }]", '1:42: allow[0].expires: "2027-2-3" is no date; write a day that exists as YYYY-MM-DD'],
    ["allow: [{ tags: [x], reason: r, expires: 2027 }]", "1:42: allow[0].expires: expected a day as YYYY-MM-DD, found the number 2027"],
    ["overrides: [{ files: [x] }]", '1:13: overrides[0]: key "rules" is missing'],
    ['placeholders: { pattern: "@[" }', '1:26: placeholders.pattern: "@[" is no regular expression: Unterminated character class'],
    ['placeholders: { pattern: "x*" }', "1:26: placeholders.pattern: this expression matches the empty text; let it match a whole token"],
    ['placeholders: { pattern: "@[A-Z]+@", values: { "@OS@": [a], OS: [b] } }', '1:61: placeholders.values: "OS" is no token that the pattern "@[A-Z]+@" matches whole; change one of them'],
    ['placeholders: { pattern: "@[A-Z]+@", values: { "@OS@@OS@": [a] } }', '1:48: placeholders.values: "@OS@@OS@" is no token that the pattern "@[A-Z]+@" matches whole; change one of them'],
    ['overrides: [{ files: ["a[b"], rules: {} }]', '1:23: overrides[0].files[0]: "a[b" is no pattern for paths: Missing closing: "]"'],
    ['formats: { "": compose }', '1:12: formats: as a key, "" is no pattern for paths; ** takes all files'],
    ["allow: [{ files: [../x], reason: r }]", '1:19: allow[0].files[0]: "../x" leaves the project; patterns are relative to the folder of this file'],
    // YAML itself
    ["rules: {}\nignore: []\nrules: {}", '3:1: key "rules" is written twice'],
    ["a: 1\n---\nb: 2", "2:1: a second YAML document begins; a configuration is one document"],
    ["ignore: *none", '1:9: alias "*none" has no anchor that ends before it'],
    ["ignore: &a [*a]", '1:13: alias "*a" has no anchor that ends before it'],
    ["ignore: !secret [x]", "1:9: not valid YAML: Unresolved tag: !secret"],
  ])("%j", (text, expected) => {
    expect(mistakes(text)[0]).toBe(`.taglint.yaml:${expected}`);
  });

  it.each(["allow: [{ imges: [a], reason: r }]", "allow: [{ tags: [x], reson: r }]", "rules:\n limited: off\n  a: b\n"])("tells a slip of the pen once: %j", (text) => {
    expect(mistakes(text)).toHaveLength(1);
  });

  it("tells of a key that is missing beside one that means something else", () => {
    expect(mistakes("allow: [{ tags: [x], colour: red }]")).toHaveLength(2);
  });

  it("says all of them at once, in the order of the text, and keeps their ranges", () => {
    const text = "extends: [stric]\nrules:\n  limited: loud\n  floating-tag: { tags: latest }\nignored: [x]\n";
    const error = errorOf(() => read(text));
    expect(error).toBeInstanceOf(UserError);
    expect(error.problems.map(({ range }) => text.slice(range.start, range.end))).toEqual(["stric", "loud", "latest", "ignored"]);
    expect(error.message.split("\n")).toHaveLength(4);
  });

  it("lists no more than anybody reads, but keeps all", () => {
    const error = errorOf(() => read(Array.from({ length: 80 }, (_, index) => `key${index}: 1`).join("\n")));
    expect(error.problems).toHaveLength(80);
    expect(error.message.split("\n").at(-1)).toBe("and 30 more problems");
  });

  it("writes no control characters to the terminal, neither of the text nor of the path", () => {
    const run = () => readConfig('"a\\e[31m\\u202Eb": 1', { ...catalogue, path: "a\u{1b}\nb.yaml", loadYaml: () => yaml });
    // eslint-disable-next-line no-control-regex
    expect(errorOf(run).message).not.toMatch(/[\x00-\x1f\x7f-\x9f\u202e]/);
  });
});

describe("a hostile text gives a message, not a crash", () => {
  const bomb = ["a: &a0 [x, x, x, x, x, x, x, x, x]"];
  for (let level = 1; level < 40; level++) bomb.push(`b${level}: &a${level} [${Array(9).fill(`*a${level - 1}`).join(", ")}]`);

  it.each([
    ["an alias bomb", bomb.join("\n"), "aliases stand for more than 10000 values"],
    ["deep flow lists", "[".repeat(100_000), "nest deeper than 100 levels"],
    ["deep flow mappings", "{a: ".repeat(100_000), "nest deeper than 100 levels"],
    ["deep block lists", "- ".repeat(100_000), "nest deeper than 100 levels"],
    ["deep block keys", "? ".repeat(100_000), "nest deeper than 100 levels"],
    ["deep block mappings", Array.from({ length: 1000 }, (_, index) => `${" ".repeat(index)}a:`).join("\n"), "nest deeper than 100 levels"],
    ["too much text", "#".repeat(1_000_001), "a configuration has at most 1000000"],
    ["many documents", "---\n".repeat(20_000), "a second YAML document begins"],
    ["many errors", "a: ]\n".repeat(5000), "not valid YAML"],
    ["a huge glob", `allow: [{ reason: r, files: ["${"*a".repeat(40_000)}"] }]`, "longer than 1000 characters"],
    ["a huge key", `${"k".repeat(900)}: 1`, "unknown key"],
    ["many unknown keys", Array.from({ length: 5000 }, (_, index) => `rulez${index}: 1`).join("\n"), "unknown key"],
    ["binary", "\0\u{1}\u{fffd}PNG\r\n\u{1a}", "taglint.yaml:1:1"],
  ])("%s", (_, text, expected) => {
    expect(errorOf(() => read(text)).message).toContain(expected);
  });
});
