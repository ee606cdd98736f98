import type { Place } from "../place/place.js";

/**
 * Where the images of Prow's own containers stand, which go into the pod of a job as they are: in the defaults of the
 * component that starts jobs, in all of their spellings, and in the jobs
 * (github.com/kubernetes/test-infra, prow/plank/README.md).
 */
export const configPlaces: readonly Place[] = [
  "plank.default_decoration_config",
  "plank.default_decoration_configs.*",
  "plank.default_decoration_config_entries[].config",
  "presubmits.*[].decoration_config",
  "postsubmits.*[].decoration_config",
  "periodics[].decoration_config",
].map((config) => ({ at: `${config}.utility_images`, holds: "images" }));
