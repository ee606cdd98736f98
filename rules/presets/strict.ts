import { FLOATING_TAGS } from "../../src/model/floating.js";
import type { Preset } from "../../src/model/preset.js";

export const strict: Preset = {
  name: "strict",
  summary: "More tags that float, and digests wanted",
  rules: {
    "floating-tag": {
      severity: "error",
      tags: [...FLOATING_TAGS, "latest-*", "stable", "edge", "nightly", "main", "master", "dev"],
    },
    "require-digest": "warning",
  },
};
