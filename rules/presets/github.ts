import type { Preset } from "../../src/model/preset.js";

/** Of GitHub's nine keywords the three that people write as trailers; it links an issue behind any of them. */
export const githubPreset: Preset = {
  name: "github",
  summary: "Trailers that name issues as GitHub links them",
  rules: {},
  trackers: { Closes: "github", Fixes: "github", Resolves: "github" },
};
