import { describe, expect, test } from "vitest";
import { ConfigError } from "../../src/config/config-error.js";
import { settingsFromObject } from "../../src/config/settings-from-object.js";
import type { Preset } from "../../src/model/preset.js";
import { catalogue } from "./stub-catalogue.js";

const presets: readonly Preset[] = [
  { name: "one", summary: "", rules: {}, trackers: { Story: "storyboard", "Closes-Bug": "launchpad" }, require: [{ when: { files: ["a"] }, anyOf: [["Story"]] }] },
  { name: "two", summary: "", rules: {}, trackers: { Story: "jira" } },
];

const policyOf = (config: object) =>
  settingsFromObject(config, { ...catalogue, presets: new Map([...catalogue.presets, ...presets.map((preset): [string, Preset] => [preset.name, preset])]) }).commits;

const trackersOf = (config: object) => [...policyOf(config).trackers].map(([key, { name }]) => `${key} ${name}`);

function complaintsAbout(config: object): readonly string[] {
  try {
    policyOf(config);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map(({ message }) => message);
    throw error;
  }
}

describe("trackers and commits", () => {
  test("are none by default", () => {
    expect(policyOf({})).toEqual({ trackers: new Map(), require: [] });
  });

  test("come from presets, key by key, the later over the earlier, and the configuration over all", () => {
    expect(trackersOf({ extends: ["one"] })).toEqual(["Story storyboard", "Closes-Bug launchpad"]);
    expect(trackersOf({ extends: ["one", "two"] })).toEqual(["Closes-Bug launchpad", "Story jira"]);
    expect(trackersOf({ extends: ["one"], trackers: { story: "off", Task: { pattern: "\\d+" } } })).toEqual(["Closes-Bug launchpad", "Task custom"]);
  });

  test("the configuration's list of requirements stands in place of the presets'", () => {
    const [own] = policyOf({ extends: ["one"] }).require;
    expect([own?.matchesPath?.("a"), own?.matchesPath?.("b"), own?.anyOf, own?.avoid]).toEqual([true, false, [["Story"]], []]);
    expect(policyOf({ extends: ["one"], commits: { require: [] } }).require).toEqual([]);
    expect(policyOf({ extends: ["one"], commits: {} }).require).toHaveLength(1);
  });

  test.each([
    [{ trackers: { Story: "storybord" } }, 'trackers.Story: unknown tracker "storybord"; did you mean "storyboard"?'],
    [{ trackers: { "Closes Bug": "launchpad" } }, '"Closes Bug" is no trailer key'],
    [{ trackers: { Story: {} } }, "needs at least one of the keys tracker, pattern"],
    [{ trackers: { Story: { pattern: "(" } } }, "is no regular expression"],
    [{ trackers: { Story: { tracker: "zuul", url: "https://x" } } }, "is no address with {id} in it"],
    [{ commits: { require: [{ when: {}, anyOf: [["A"]] }] } }, "needs at least one of the keys files, moves"],
    [{ commits: { require: [{ when: { files: ["a"] } }] } }, "needs at least one of the keys anyOf, avoid"],
    [{ commits: { require: [{ anyOf: [["A"]] }] } }, 'key "when" is missing'],
    [{ commits: { require: [{ when: { files: ["a"] }, anyOf: [[]] }] } }, "expected at least one item, found none"],
    [{ commits: { requires: [] } }, 'unknown key "requires"; did you mean "require"?'],
    [{ commits: { require: [{ when: { moves: "manged" }, anyOf: [["A"]] }] } }, 'unknown move "manged"; did you mean "managed"?'],
  ])("%j: %s", (config, message) => {
    expect(complaintsAbout(config).join("\n")).toContain(message);
  });
});
