import type { Preset } from "../../src/model/preset.js";
import { GERRIT_RULES, OPENDEV_TRACKERS } from "./opendev.js";

const TAG_FILES: readonly string[] = ["**/image-tags-*.yaml"];

const NAMES_WORK: readonly (readonly string[])[] = [["Partial-Bug"], ["Related-Bug"], ["Closes-Bug"], ["Story", "Task"]];

/** `stx.13.0-v1.8.2-2-trixie`: the release, the version (with a build's number, or what `git describe` says), the distribution. */
const TAG = "^stx\\.(?<release>\\d+\\.\\d+)-v(?<version>\\d+(?:\\.\\d+)*(?:-\\d+)*(?:-g[0-9a-f]{7,40})?)(?:-(?<codename>[a-z]+))?$";

/** `master-debian-trixie-amd64-stable-20260713T220100Z.0`; a branch has dashes and dots of its own (`rc-6.0`). */
const BUILD_TAG = "^[A-Za-z0-9._-]+-(?:centos|debian|distroless)(?:-(?<codename>[a-z]+)-[a-z0-9_]+)?-(?:stable|dev)-\\d{8}T\\d{6}Z\\.\\d+$";

const TAG_FILE_RULES: Preset["rules"] = {
  "tag-file-shape": { severity: "error", requireRef: true },
  "tag-file-source-tag": { severity: "error", pattern: BUILD_TAG },
  "tag-file-tag": { severity: "error", pattern: TAG },
};

/**
 * For StarlingX's charts, applications and tools. Tags such as `master-debian-stable-latest` float by the rule's own patterns,
 * also behind a registry that a build fills in (`@PLATFORM_REGISTRY@/x`). Trailers as practised: any tracker will do on the
 * commit that updates a tag file, although closing a bug there closes it before the chart has moved.
 */
export const starlingx: Preset = {
  name: "starlingx",
  summary: "StarlingX's placeholders, the tags that its builds fill in, and its trailers; who updates a tag file names a bug or a story",
  rules: { ...GERRIT_RULES, ...TAG_FILE_RULES },
  placeholders: { pattern: "@[A-Z0-9_]+@" },
  allow: [{ tags: ["*@IMAGE_SUFFIX@*"], reason: "an input to the package build, which fills the tag in" }],
  trackers: OPENDEV_TRACKERS,
  require: [
    { when: { files: TAG_FILES }, anyOf: NAMES_WORK, avoid: ["Closes-Bug"] },
    { when: { moves: "managed" }, anyOf: [["Closes-Bug"], ["Partial-Bug"], ["Related-Bug"], ["Story", "Task"]] },
  ],
};

/** As proposed, to the letter: the tag file's commit leaves the bug open for the one that moves the chart. */
export const starlingxStrict: Preset = {
  ...starlingx,
  name: "starlingx-strict",
  summary: "As starlingx, but the commit that updates a tag file carries Partial-Bug, and the one that moves a reference to its tag Closes-Bug",
  require: [
    { when: { files: TAG_FILES }, anyOf: [["Partial-Bug"]], avoid: ["Closes-Bug"] },
    { when: { moves: "managed" }, anyOf: [["Closes-Bug"]] },
  ],
};
