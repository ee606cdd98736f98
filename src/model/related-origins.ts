import type { Component } from "./image.js";
import { originsOf } from "./image.js";
import type { Related } from "./finding.js";
import type { Range } from "./text.js";

/**
 * Where the value of a component is written when that is elsewhere in the file, as notes for a report; each place once.
 * A default inside the use itself (`${TAG:-latest}`) is in plain sight and needs no note.
 */
export function relateOrigins(components: readonly Component[]): readonly Related[] {
  const outside = components.flatMap((component) => originsOf(component).filter((origin) => !contains(component.range, origin)));
  const places = new Map(outside.map((range) => [`${range.start}-${range.end}`, range]));
  return [...places.values()].map((range) => ({ range, message: "the default is written here" }));
}

const contains = (outer: Range, inner: Range): boolean => outer.start <= inner.start && inner.end <= outer.end;
