import type { Preset } from "../../src/model/preset.js";
import type { Rule } from "../../src/model/rule.js";
import { commitSha } from "./commit-sha.js";
import { githubPreset } from "./github.js";
import { openstack } from "./openstack.js";
import { recommendedPreset } from "./recommended.js";
import { starlingx, starlingxStrict } from "./starlingx.js";
import { strict } from "./strict.js";

/** All presets by name, for these rules. */
export function presetsFor(rules: ReadonlyMap<string, Rule>): ReadonlyMap<string, Preset> {
  return new Map([recommendedPreset(rules.values()), strict, commitSha, openstack, starlingx, starlingxStrict, githubPreset].map((preset) => [preset.name, preset]));
}
