import type { Preset } from "../../src/model/preset.js";

/**
 * For StarlingX's charts, applications and tools. Tags such as `master-debian-stable-latest` float by the rule's own patterns,
 * also behind a registry that a build fills in (`@PLATFORM_REGISTRY@/x`).
 */
export const starlingx: Preset = {
  name: "starlingx",
  summary: "StarlingX's placeholders, and the tags that its builds fill in",
  rules: {},
  placeholders: { pattern: "@[A-Z0-9_]+@" },
  allow: [{ tags: ["*@IMAGE_SUFFIX@*"], reason: "an input to the package build, which fills the tag in" }],
};
