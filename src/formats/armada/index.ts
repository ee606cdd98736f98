import type { Format } from "../../model/format.js";
import { parseManifests } from "../kubernetes/parse.js";
import { documentPlaces } from "./places.js";
import { looksLikeArmada } from "./recognise.js";

/** Documents of Armada and Deckhand, which say by `schema` what they are: charts with values, lists of software versions. */
export const format: Format = {
  id: "armada",
  summary: "chart values in Armada manifests, image lists in Pegleg's software versions",
  paths: [],
  endings: [".yaml", ".yml"],
  recognises: looksLikeArmada,
  rank: 30,
  needles: ["image", "latest", "tag"],
  isGlanced: true,
  parse: (file, options) => parseManifests(file, options, documentPlaces),
};
