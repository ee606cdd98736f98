import { describe, expect, it } from "vitest";
import { settingsFromObject } from "../../src/config/settings-from-object.js";
import { catalogue } from "./stub-catalogue.js";
import { errorOf } from "./read.js";

const settings = (object: unknown) => settingsFromObject(object, catalogue);
const message = (object: unknown) => errorOf(() => settings(object)).message;

describe("settingsFromObject", () => {
  it("settles what a file with the same keys would", () => {
    const { rulesFor, allow, file } = settings({
      extends: ["strict"],
      rules: { limited: { severity: "error", count: 4 } },
      allow: [{ tags: ["x"], reason: "r" }],
      ignore: undefined,
    });
    expect(rulesFor("x").get("limited")).toEqual({ severity: "error", options: { count: 4, mode: "quick", on: true } });
    expect(allow).toMatchObject([{ tags: ["x"], range: { start: 0, end: 0 } }]);
    expect(file).toBeUndefined();
  });

  it("names keys instead of positions", () => {
    expect(message({ rules: { "floating-tag": { tags: "x" } }, ignored: [] })).toBe(
      'rules.floating-tag.tags: expected a list, found the string "x"; write ["x"]\nunknown key "ignored"; did you mean "ignore"?',
    );
  });

  it.each([
    ["nothing at all", null, "expected a mapping, found nothing"],
    ["a function", { ignore: () => true }, "ignore: expected a list, found a function"],
    ["an expression", { placeholders: { pattern: /x/ } }, "placeholders.pattern: expected a string, found a RegExp"],
    ["a date", { allow: [{ tags: ["x"], reason: "r", expires: new Date(0) }] }, "allow[0].expires: expected a day as YYYY-MM-DD, found a Date"],
    ["a map", new Map(), "expected a mapping, found an object of a class"],
    ["a hole", { ignore: [undefined] }, "ignore[0]: expected a string, found nothing"],
  ])("refuses %s", (_, object, expected) => {
    expect(message(object)).toBe(expected);
  });

  it("refuses an object that holds itself", () => {
    const object: Record<string, unknown> = {};
    object.rules = object;
    object.allow = [object, object];
    expect(message(object)).toContain("nest deeper than 100 levels");
  });

  it("takes no key from an object's prototype", () => {
    expect(message(JSON.parse('{"rules": {"__proto__": "off", "toString": "off"}}'))).toMatch(/unknown rule "__proto__".*\n.*unknown rule "toString"/);
  });
});
