import type { Format } from "../../model/format.js";
import { parseManifests } from "../kubernetes/parse.js";
import { sourcePlaces } from "./places.js";

/** The file beside an application's manifests that overrides its parameters; the Application itself is a manifest. */
export const format: Format = {
  id: "argo-cd",
  summary: "parameter overrides in `.argocd-source*.yaml`; Applications are manifests",
  paths: ["**/.argocd-source{,-*}.{yaml,yml}"],
  endings: [],
  recognises: () => false,
  rank: 20,
  needles: ["image", "latest", "tag"],
  isGlanced: true,
  parse: (file, options) => parseManifests(file, options, sourcePlaces("")),
};
