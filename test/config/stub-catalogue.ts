import type { Catalogue } from "../../src/config/catalogue.js";
import type { Preset } from "../../src/model/preset.js";
import type { Rule } from "../../src/model/rule.js";

const floatingTag: Rule = {
  id: "floating-tag",
  summary: "A tag floats",
  recommended: "error",
  options: {
    tags: { type: "array", items: { type: "string" }, minItems: 1, default: ["latest", "*-latest"] },
    require: {
      type: "array",
      items: {
        type: "object",
        properties: {
          images: { type: "array", items: { type: "string" }, minItems: 1 },
          pattern: { type: "string", format: "regex" },
        },
        required: ["images", "pattern"],
        additionalProperties: false,
      },
      default: [],
    },
  },
};

const limited: Rule = {
  id: "limited",
  summary: "Has an option of every type",
  recommended: "warning",
  options: {
    count: { type: "integer", minimum: 1, default: 3 },
    mode: { type: "string", title: "mode", enum: ["quick", "thorough"], default: "quick" },
    on: { type: "boolean", default: true },
    name: { type: "string", pattern: "^[A-Z]+$" },
  },
};

const requireDigest: Rule = { id: "require-digest", summary: "No digest", recommended: "off" };

const rules: ReadonlyMap<string, Rule> = new Map([floatingTag, limited, requireDigest].map((rule) => [rule.id, rule]));

const presets: readonly Preset[] = [
  { name: "recommended", summary: "the least", rules: { "floating-tag": "error", limited: "warning", "require-digest": "off" } },
  { name: "strict", summary: "more", rules: { "floating-tag": { severity: "error", tags: ["latest", "edge"] }, "require-digest": "warning" } },
  { name: "loud", summary: "digests", rules: { "require-digest": "error", "rule-of-another-version": "error" } },
  { name: "shaped", summary: "a shape", rules: {}, itemDefaults: { "floating-tag": { require: { pattern: "^v" } } } },
];

/** Rules, presets and formats that stand still while the real ones grow. */
export const catalogue: Catalogue = {
  rules,
  presets: new Map(presets.map((preset) => [preset.name, preset])),
  formats: ["dockerfile", "kubernetes", "compose"],
};
