import type { Component } from "./image.js";
import { originsOf } from "./image.js";
import type { Related } from "./finding.js";

/** Where the value of a component is written when that is elsewhere in the file, as notes for a report; each place once. */
export function relateOrigins(components: readonly Component[]): readonly Related[] {
  const places = new Map(components.flatMap(originsOf).map((range) => [`${range.start}-${range.end}`, range]));
  return [...places.values()].map((range) => ({ range, message: "the default is written here" }));
}
