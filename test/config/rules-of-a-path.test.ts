import { describe, expect, it } from "vitest";
import { defaultSettings } from "../../src/config/default-settings.js";
import type { Settings } from "../../src/model/settings.js";
import { catalogue } from "./stub-catalogue.js";
import { read } from "./read.js";

const severities = (settings: Settings, path = "x") => Object.fromEntries([...settings.rulesFor(path)].map(([id, { severity }]) => [id, severity]));
const optionsOf = (settings: Settings, rule: string, path = "x") => settings.rulesFor(path).get(rule)?.options;

describe("presets", () => {
  it("without `extends`, and without a file: recommended", () => {
    const expected = { "floating-tag": "error", limited: "warning" };
    expect(severities(read("ignore: [x]"))).toEqual(expected);
    expect(severities(defaultSettings(catalogue.rules, catalogue.presets.get("recommended")!))).toEqual(expected);
  });

  it("stand on recommended, once and at the bottom, wherever it is named", () => {
    expect(severities(read("extends: [loud]"))).toEqual({ "floating-tag": "error", limited: "warning", "require-digest": "error" });
    expect(severities(read("extends: [loud, recommended]"))).toMatchObject({ "require-digest": "error" });
  });

  it("are layered in order", () => {
    expect(severities(read("extends: [loud, strict]"))).toMatchObject({ "require-digest": "warning" });
    expect(severities(read("extends: [strict, loud]"))).toMatchObject({ "require-digest": "error" });
  });

  it("an empty list starts with all rules off", () => {
    expect(severities(read("extends: []\nrules: { limited: info }"))).toEqual({ limited: "info" });
  });

  it("supply keys to the items of a list option", () => {
    const text = "rules: { floating-tag: { require: [{ images: [a/*] }, { images: [b/*], pattern: ^w }] } }";
    expect(optionsOf(read(`extends: [shaped]\n${text}`), "floating-tag")).toMatchObject({
      require: [
        { images: ["a/*"], pattern: "^v" },
        { images: ["b/*"], pattern: "^w" },
      ],
    });
  });
});

describe("options", () => {
  it("are the rule's defaults where nothing is set", () => {
    expect(optionsOf(read(""), "limited")).toEqual({ count: 3, mode: "quick", on: true });
  });

  it("are merged option by option over the preset's, and a bare severity keeps them", () => {
    expect(optionsOf(read("extends: [strict]\nrules: { floating-tag: { require: [{ images: [a], pattern: b }] } }"), "floating-tag")).toEqual({
      tags: ["latest", "edge"],
      require: [{ images: ["a"], pattern: "b" }],
    });
    expect(optionsOf(read("extends: [strict]\nrules: { floating-tag: info }"), "floating-tag")).toMatchObject({ tags: ["latest", "edge"] });
  });

  it("without a severity keep the one below", () => {
    expect(severities(read("rules: { limited: { count: 5 }, require-digest: {} }"))).toEqual({ "floating-tag": "error", limited: "warning" });
  });
});

describe("overrides", () => {
  const settings = read(`
rules: { limited: { count: 7 } }
overrides:
  - { files: ["test/**"], rules: { limited: { mode: thorough }, floating-tag: off } }
  - { files: ["*.tpl", "!keep.tpl"], rules: { limited: error } }
  - { files: [test/on/], rules: { floating-tag: info } }
`);

  it("apply in order, the last wins, and keep what they do not name", () => {
    expect(severities(settings, "test/a.yaml")).toEqual({ limited: "warning" });
    expect(optionsOf(settings, "limited", "test/a.yaml")).toEqual({ count: 7, mode: "thorough", on: true });
    expect(severities(settings, "test/a.tpl")).toEqual({ limited: "error" });
    expect(optionsOf(settings, "limited", "test/a.tpl")).toMatchObject({ mode: "thorough" });
    expect(severities(settings, "test/on/a.yaml")).toEqual({ limited: "warning", "floating-tag": "info" });
    expect(severities(settings, "src/keep.tpl")).toEqual({ "floating-tag": "error", limited: "warning" });
  });

  it("give the same table to all paths that they do not tell apart", () => {
    expect(settings.rulesFor("a")).toBe(settings.rulesFor("b/c"));
    expect(settings.rulesFor("test/a")).toBe(settings.rulesFor("test/b/c"));
    expect(settings.rulesFor("test/a.tpl")).not.toBe(settings.rulesFor("test/a"));
    const plain = read("");
    expect(plain.rulesFor("a")).toBe(plain.rulesFor("b"));
  });

  it("name formats the same way: the last that matches", () => {
    const { formatFor } = read('formats: { "*.x": compose, "docker/**": dockerfile }');
    expect(formatFor("a/b.x")).toBe("compose");
    expect(formatFor("docker/b.x")).toBe("dockerfile");
    expect(formatFor("b.y")).toBeUndefined();
  });
});
