import type { Place, ResourcePlaces } from "../place/place.js";

/** What of a chart's document, or of a list of software versions, names images. */
export const documentPlaces: readonly Place[] = [
  { at: "data.values", holds: "values" },
  { at: "data.images", holds: "references" },
];

/** The list of versions by which Airship replaced those documents. */
export const airshipPlaces: readonly ResourcePlaces[] = [
  { kind: "VersionsCatalogue", group: "airshipit.org", places: [{ at: "spec.images", holds: "values" }, { at: "spec.image_components", holds: "values" }] },
];
