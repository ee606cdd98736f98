import type { Preset } from "../../src/model/preset.js";

/** The commit's full hash, or the first seven digits of it that Git shows. */
const COMMIT = "^(?:[0-9a-f]{7}|[0-9a-f]{40})$";

/**
 * For teams whose image tag is the commit that the image was built from. Which images those are only the project knows:
 * it names them (`floating-tag: { require: [{ images: ["cyberdojo/*"] }] }`), and the preset supplies the shape. To demand
 * commits of every image would report each `nginx:1.27` of other publishers.
 */
export const commitSha: Preset = {
  name: "commit-sha",
  summary: "Tags of your own images are commits (name them in floating-tag's option `require`), and images record theirs",
  rules: { "dockerfile-revision": "warning" },
  itemDefaults: { "floating-tag": { require: { pattern: COMMIT } } },
};
