import { describe, expect, it } from "vitest";
import { parseRuleOverride, withRuleOverrides } from "../../src/config/rule-override.js";
import { catalogue } from "./stub-catalogue.js";
import { read } from "./read.js";

const { rules } = catalogue;

describe("parseRuleOverride", () => {
  it("reads a rule and its severity", () => {
    expect(parseRuleOverride("limited=off", rules)).toEqual({ rule: "limited", severity: "off" });
  });

  it.each([
    ["limited", '"limited" is no rule with a severity; write it as floating-tag=warning'],
    ["limited=off=on", '"limited=off=on" is no rule with a severity; write it as floating-tag=warning'],
    ["limitd=off", 'unknown rule "limitd"; did you mean "limited"?'],
    ["limited=warnin", 'unknown severity "warnin"; did you mean "warning"?'],
  ])("refuses %s", (text, expected) => {
    expect(() => parseRuleOverride(text, rules)).toThrow(expected);
  });
});

describe("withRuleOverrides", () => {
  const settings = read("rules: { limited: { count: 9 } }\noverrides: [{ files: [test/**], rules: { floating-tag: off } }]");
  const overridden = withRuleOverrides(
    settings,
    [
      { rule: "limited", severity: "off" },
      { rule: "limited", severity: "error" },
      { rule: "floating-tag", severity: "off" },
      { rule: "require-digest", severity: "info" },
    ],
    rules,
  );

  it("wins over the configuration on every path, the last of several for one rule, and keeps options", () => {
    const expected = new Map([
      ["limited", { severity: "error", options: { count: 9, mode: "quick", on: true } }],
      ["require-digest", { severity: "info", options: {} }],
    ]);
    expect(overridden.rulesFor("a")).toEqual(expected);
    expect(overridden.rulesFor("test/a")).toEqual(expected);
  });

  it("gives a rule that was off its default options", () => {
    const on = withRuleOverrides(read("rules: { limited: off }"), [{ rule: "limited", severity: "info" }], rules);
    expect(on.rulesFor("a").get("limited")?.options).toEqual({ count: 3, mode: "quick", on: true });
  });

  it("leaves shared tables shared, and the settings it was given alone", () => {
    expect(overridden.rulesFor("a")).toBe(overridden.rulesFor("b"));
    expect(overridden.rulesFor("a")).not.toBe(overridden.rulesFor("test/a"));
    expect(settings.rulesFor("a").get("limited")?.severity).toBe("warning");
    expect(withRuleOverrides(settings, [], rules)).toBe(settings);
  });
});
