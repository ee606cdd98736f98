import type { Preset } from "../../src/model/preset.js";
import { GERRIT_RULES, OPENDEV_TRACKERS } from "./opendev.js";

const TAG_FILES: readonly string[] = ["**/image-tags-*.yaml"];

/** As practised: any tracker will do on the commit that updates a tag file, although closing a bug there closes it too early. */
export const starlingx: Preset = {
  name: "starlingx",
  summary: "Trailers of opendev.org; the commit that updates a tag file names its bug or its story and task",
  rules: GERRIT_RULES,
  trackers: OPENDEV_TRACKERS,
  require: [{ when: { files: TAG_FILES }, anyOf: [["Partial-Bug"], ["Related-Bug"], ["Closes-Bug"], ["Story", "Task"]], avoid: ["Closes-Bug"] }],
};

/** As proposed, to the letter: the tag file's commit leaves the bug open for the one that moves the chart. */
export const starlingxStrict: Preset = {
  name: "starlingx-strict",
  summary: "As starlingx, but the commit that updates a tag file carries Partial-Bug and nothing else",
  rules: GERRIT_RULES,
  trackers: OPENDEV_TRACKERS,
  require: [{ when: { files: TAG_FILES }, anyOf: [["Partial-Bug"]], avoid: ["Closes-Bug"] }],
};
