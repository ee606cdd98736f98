import type { Preset } from "../../src/model/preset.js";

/** Who reads commit messages on opendev.org: Launchpad's bot, StoryBoard, Zuul. */
export const OPENDEV_TRACKERS: NonNullable<Preset["trackers"]> = {
  "Closes-Bug": "launchpad",
  "Partial-Bug": "launchpad",
  "Related-Bug": "launchpad",
  Story: "storyboard",
  Task: "storyboard",
  "Depends-On": { tracker: "zuul", url: "https://review.opendev.org/{id}" },
};

/** Gerrit refuses both. */
export const GERRIT_RULES: Preset["rules"] = { "change-id": "error", "fixup-commit": "error" };
