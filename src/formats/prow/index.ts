import type { Format } from "../../model/format.js";
import { parseManifests } from "../kubernetes/parse.js";
import { configPlaces } from "./places.js";
import { looksLikeProw } from "./recognise.js";

/** Prow's configuration and its jobs, which are no resources but have a pod's `spec` in them. */
export const format: Format = {
  id: "prow",
  summary: "Prow's jobs, `utility_images`",
  paths: [],
  endings: [".yaml", ".yml"],
  recognises: looksLikeProw,
  rank: 60,
  needles: ["image", "latest"],
  isGlanced: true,
  parse: (file, options) => parseManifests(file, options, configPlaces),
};
