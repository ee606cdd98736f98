import fc from "fast-check";
import * as yaml from "yaml";
import { expect, test } from "vitest";
import { rules } from "../../rules/index.js";
import { presetsFor } from "../../rules/presets/index.js";
import { recommendedPreset } from "../../rules/presets/recommended.js";
import { defaultSettings } from "../../src/config/default-settings.js";
import { defaultMessagePolicy, readMessagePolicy } from "../../src/config/message-policy.js";
import { readConfig } from "../../src/config/read-config.js";
import type { Settings } from "../../src/model/settings.js";

const byId = new Map(rules.map((rule) => [rule.id, rule]));
const catalogue = { rules: byId, presets: presetsFor(byId), formats: ["commit-message", "dockerfile"] };

const LINES = [
  "extends: [starlingx]", "extends: [openstack, strict]", "extends: []", "extends: [nobody]", "maxFileSize: 2MB", "maxFileSize: 100", "maxFileSize: much", "ignore: [vendor/**]", "ignore: 5", "tagFiles: [a.yaml]",
  "rules: { trailer-format: off, floating-tag: { tags: [x] } }", "rules: { trailer-style: { case: true } }", "rules: { nothing: error }", 'overrides: [ { files: ["!a"], rules: { trailer-value: info } } ]',
  'overrides: [ { files: ["**"], rules: { trailer-value: off } } ]', "trackers: { Closes: github, Story: off }", "trackers: { X: { pattern: \"[\" } }", "commits: { require: [ { when: { files: [a] }, anyOf: [[Closes]] } ] }",
  "commits: { require: [ { when: { moves: managed }, avoid: [X] } ] }", "placeholders: { pattern: \"\" }", "unknown: 1", "authRealms: &a {}",
];

/** What both say of messages; functions by what they say of two paths. */
const shown = ({ commits, maxFileSize }: Pick<Settings, "commits" | "maxFileSize">, table: ReturnType<Settings["rulesFor"]>, hasTagFiles: boolean) => ({
  rules: [...table].filter(([id]) => byId.get(id)?.message !== undefined),
  trackers: [...commits.trackers].map(([key, tracker]) => [key, tracker.name]),
  require: commits.require.map(({ matchesPath, ...rest }) => ({ ...rest, paths: ["a", "b/image-tags-x.yaml"].map((path) => matchesPath?.(path)) })),
  maxFileSize,
  hasTagFiles,
});
const shownOfSettings = (settings: Settings) => shown(settings, settings.rulesFor(""), settings.tagging.globs.length + settings.tagging.gitFiles.length > 0);

function settingsOf(text: string): Settings | undefined {
  try {
    return readConfig(text, { ...catalogue, path: ".taglint.yaml", loadYaml: () => yaml });
  } catch {
    return undefined;
  }
}

test("what a configuration says of messages is what its settings say, and mistakes are left to those who tell them", () => {
  const seen = { same: 0, left: 0 };
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...LINES), { minLength: 1, maxLength: 6, selector: (line) => line.slice(0, line.indexOf(":")) }), (lines) => {
      const text = `${lines.join("\n")}\n# end\n`;
      const [policy, settings] = [readMessagePolicy(text, catalogue), settingsOf(text)];
      seen[policy === undefined ? "left" : "same"]++;
      if (settings === undefined) expect(policy).toBeUndefined();
      else if (policy === undefined) expect(text).toContain("&");
      else expect(shown(policy, policy.rules, policy.hasTagFiles)).toEqual(shownOfSettings(settings));
    }),
    { numRuns: 400 },
  );
  expect(seen.same).toBeGreaterThan(30);
  expect(seen.left).toBeGreaterThan(100);
});

test("so it is without a configuration", () => {
  const recommended = recommendedPreset(rules);
  const policy = defaultMessagePolicy(byId, recommended);
  expect(shown(policy, policy.rules, policy.hasTagFiles)).toEqual(shownOfSettings(defaultSettings(byId, recommended)));
});
