import type { CommitPolicy, Requirement } from "../model/commit-policy.js";
import type { RequirementSetting, TrackerSetting } from "../model/commit-settings.js";
import type { Preset } from "../model/preset.js";
import type { Tracker } from "../model/tracker.js";
import { customTracker } from "../model/trackers/custom.js";
import { TRACKERS } from "../model/trackers/index.js";
import { NO_TRACKER } from "./commit-schema.js";
import type { ConfigNode } from "./config-node.js";
import { childOf, dataOf } from "./config-node.js";
import { matchPaths } from "./path-matcher.js";

/**
 * What presets and the configuration say about commit messages: trackers key by key, the later over the earlier; of the
 * requirements the last list alone. Values must have been validated.
 */
export function settleCommits(presets: readonly Preset[], root?: ConfigNode): CommitPolicy {
  const trackers = new Map<string, Tracker>();
  for (const [key, setting] of [...presets.flatMap((preset) => Object.entries(preset.trackers ?? {})), ...trackersIn(root)]) {
    const known = [...trackers.keys()].find((other) => other.toLowerCase() === key.toLowerCase());
    if (known !== undefined) trackers.delete(known);
    if (setting !== NO_TRACKER) trackers.set(key, trackerOf(setting));
  }
  const require = requirementsIn(root) ?? presets.findLast((preset) => preset.require !== undefined)?.require ?? [];
  return { trackers, require: require.map(settleRequirement) };
}

function trackersIn(root: ConfigNode | undefined): readonly (readonly [string, TrackerSetting])[] {
  const node = childOf(root, "trackers");
  return node === undefined ? [] : Object.entries(dataOf(node) as Readonly<Record<string, TrackerSetting>>);
}

function requirementsIn(root: ConfigNode | undefined): readonly RequirementSetting[] | undefined {
  const node = childOf(childOf(root, "commits"), "require");
  return node === undefined ? undefined : (dataOf(node) as readonly RequirementSetting[]);
}

function trackerOf(setting: TrackerSetting): Tracker {
  const { tracker, pattern, url } = typeof setting === "string" ? { tracker: setting } : setting;
  const known = tracker === undefined ? undefined : TRACKERS[tracker]?.(url);
  return known ?? customTracker(pattern ?? "", url);
}

function settleRequirement({ when: { files, moves }, anyOf = [], avoid = [] }: RequirementSetting): Requirement {
  return { matchesPath: files && matchPaths(files), files: files ?? [], moves, anyOf, avoid };
}
