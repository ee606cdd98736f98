import type { Format } from "../../model/format.js";
import { parseManifests } from "../kubernetes/parse.js";
import { bundlePlaces } from "./places.js";

/** Rancher Fleet's file for one bundle. `imageScans` says what to look for, and names no image that runs. */
export const format: Format = {
  id: "fleet",
  summary: "chart values in Rancher Fleet's `fleet.yaml`, for all targets and for some",
  paths: ["**/fleet.{yaml,yml}"],
  endings: [],
  recognises: () => false,
  rank: 20,
  needles: ["image", "latest", "tag"],
  isGlanced: true,
  parse: (file, options) => parseManifests(file, options, bundlePlaces("")),
};
