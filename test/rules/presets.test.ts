import { describe, expect, it } from "vitest";
import { rules as allRules } from "../../rules/index.js";
import { presetsFor } from "../../rules/presets/index.js";
import { settingsFromObject } from "../../src/config/settings-from-object.js";
import { createLinter } from "../../src/index.js";
import type { RuleOptions } from "../../src/model/rule.js";

const rules = new Map(allRules.map((rule) => [rule.id, rule]));
const presets = presetsFor(rules);

const settingsOf = (config: object) => settingsFromObject(config, { rules, presets, formats: [] }).rulesFor("x");

describe("presets", () => {
  it("are what rules and their option schemas allow", () => {
    expect([...presets.keys()]).toEqual(["recommended", "strict", "commit-sha", "openstack", "starlingx", "starlingx-strict", "github"]);
    for (const preset of presets.values()) {
      const { trackers = {}, require = [] } = preset;
      expect(() => settingsOf({ extends: [], rules: preset.rules, trackers, commits: { require } })).not.toThrow();
      expect(preset.summary).not.toBe("");
    }
  });

  it("supply keys only to items of options that exist", () => {
    for (const preset of presets.values()) {
      for (const [id, options] of Object.entries(preset.itemDefaults ?? {})) {
        for (const [name, supplied] of Object.entries(options)) {
          const { items } = rules.get(id)?.options?.[name] as { items: { properties: object } };
          expect(Object.keys(items.properties)).toEqual(expect.arrayContaining(Object.keys(supplied)));
        }
      }
    }
  });

  it("recommended is what every rule recommends", () => {
    const expected = [...rules.values()].filter(({ recommended }) => recommended !== "off").map(({ id, recommended }) => [id, recommended]);
    expect([...settingsOf({})].map(([id, { severity }]) => [id, severity])).toEqual(expected);
  });

  it("strict floats more tags, and wants digests", () => {
    const table = settingsOf({ extends: ["strict"] });
    expect(table.get("require-digest")?.severity).toBe("warning");
    expect(table.get("floating-tag")).toMatchObject({
      severity: "error",
      options: { tags: ["latest", "*-latest", "latest-*", "stable", "edge", "nightly", "main", "master", "dev"], require: [] },
    });
  });

  describe("commit-sha", () => {
    const requireOf = (options: RuleOptions | undefined) => options?.require as readonly { images: string[]; pattern: string }[];

    it("wants images to record their commit, and demands a shape of no image by itself", () => {
      const table = settingsOf({ extends: ["commit-sha"] });
      expect(table.get("dockerfile-revision")?.severity).toBe("warning");
      expect(requireOf(table.get("floating-tag")?.options)).toEqual([]);
    });

    it("supplies the shape to images that the project names: 7 or 40 hexadecimal digits", () => {
      const table = settingsOf({ extends: ["commit-sha"], rules: { "floating-tag": { require: [{ images: ["cyberdojo/*"] }] } } });
      const [shape] = requireOf(table.get("floating-tag")?.options);
      expect(shape?.images).toEqual(["cyberdojo/*"]);
      const pattern = new RegExp(shape?.pattern ?? "");
      const tags = ["0a1b2c3", "0".repeat(40), "0a1b2c", "0a1b2c34", "0A1B2C3", "latest", "v0a1b2c3", "0".repeat(41)];
      expect(tags.map((tag) => pattern.test(tag))).toEqual([true, true, false, false, false, false, false, false]);
    });

    it("leaves another shape to who writes one", () => {
      const require = [{ images: ["a/*"], pattern: "^v" }];
      expect(requireOf(settingsOf({ extends: ["commit-sha"], rules: { "floating-tag": { require } } }).get("floating-tag")?.options)).toEqual(require);
    });

    it("is needed for the shape to be left out", () => {
      expect(() => settingsOf({ rules: { "floating-tag": { require: [{ images: ["a/*"] }] } } })).toThrow('key "pattern" is missing');
    });
  });

  describe("starlingx", () => {
    const linter = (config: object = {}) => createLinter({ config: { extends: ["starlingx"], ...config } });
    const rulesIn = (image: string, config?: object) => linter(config).check({ path: "pod.yaml", text: `apiVersion: v1\nkind: Pod\nspec: {containers: [{image: ${image}}]}\n` })?.findings.map(({ rule }) => rule);

    it.each([
      ["docker.io/starlingx/stx-keystone:master-debian-stable-latest", ["floating-tag"]],
      ['"@PLATFORM_REGISTRY@/starlingx/x:master-debian-stable-latest"', ["floating-tag"]],
      ['"@PLATFORM_REGISTRY@/starlingx/x"', ["implicit-latest"]],
      ['"docker.io/starlingx/x:stx.9.0-v1.2.3"', []],
      ['"docker.io/starlingx/x:master-@OS@-latest"', ["floating-tag"]],
      ['"docker.io/starlingx/x:@IMAGE_SUFFIX@-latest"', []],
    ])("judges %s", (image, expected) => {
      expect(rulesIn(image)).toEqual(expected);
    });

    it("lets a project say what placeholders are and what they can be", () => {
      const placeholders = { pattern: "%[A-Z]+%", values: { "%OS%": ["latest"] } };
      expect(rulesIn('"x:%OS%"', { placeholders })).toEqual(["floating-tag"]);
    });

    it("has no entry of its own reported as unused, nor those of the project hidden", () => {
      const config = "extends: [starlingx]\nallow: [{tags: [x], reason: gone}]\n";
      const { files } = createLinter({ config }).finish([], { complete: true });
      expect(files.flatMap(({ findings }) => findings.map(({ rule, message }) => [rule, message]))).toEqual([["unused-allow", 'allow entry "gone" matches nothing that floats; remove it']]);
    });
  });
});
