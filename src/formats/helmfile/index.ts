import type { Format } from "../../model/format.js";
import { parseManifests } from "../kubernetes/parse.js";
import type { Place } from "../place/place.js";
import { looksLikeHelmfile } from "./recognise.js";

/** Releases, and the keys under which a file keeps parts that releases merge. Values are files or, inline, mappings. */
const PLACES: readonly Place[] = [
  { at: "releases[].values[]", holds: "values" },
  { at: "releases[].valuesTemplate[]", holds: "values" },
  { at: "releases[].set", holds: "parameter-list" },
  { at: "releases[].setString", holds: "parameter-list" },
  { at: "releases[].setTemplate", holds: "parameter-list" },
  { at: "templates.*.values[]", holds: "values" },
  { at: "templates.*.set", holds: "parameter-list" },
  { at: "environments.*.values[]", holds: "values" },
  { at: "values[]", holds: "values" },
  { at: "*.values[]", holds: "values" },
  { at: "*.set", holds: "parameter-list" },
];

/** Helmfile's own file, as a template or not; by its name, or by releases that have charts. */
export const format: Format = {
  id: "helmfile",
  summary: "inline values and `set` of releases, templates and environments; also `.gotmpl`",
  paths: ["**/helmfile{,.*,-*}.{yaml,yml}{,.gotmpl}", "**/helmfile.d/**/*.{yaml,yml}{,.gotmpl}"],
  endings: [".yaml", ".yml", ".gotmpl"],
  recognises: looksLikeHelmfile,
  rank: 30,
  needles: ["image", "latest", "tag"],
  isGlanced: true,
  parse: (file, options) => parseManifests(file, options, PLACES),
};
