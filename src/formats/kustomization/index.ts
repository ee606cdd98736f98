import type { Format } from "../../model/format.js";
import { parseManifests } from "../kubernetes/parse.js";
import { settleByBuilds } from "../kubernetes/settled-images.js";
import { kustomizationPlaces } from "./places.js";

/** Files of the name that Kustomize looks for; they need not say what they are. Others are manifests by their kind. */
export const format: Format = {
  id: "kustomization",
  summary: "`newTag`, `newName` and digests, inline values, patches and literals of kustomizations and components",
  paths: ["**/kustomization.{yaml,yml}", "**/Kustomization"],
  endings: [],
  recognises: () => false,
  rank: 20,
  needles: ["image", "latest", "tag"],
  isGlanced: true,
  parse: (file, options) => parseManifests(file, options, kustomizationPlaces),
  settle: settleByBuilds,
};
