import type { Node } from "../../yaml/node.js";
import type { YamlReading } from "../yaml-reading.js";
import type { Found } from "./find.js";
import { findPlace } from "./find.js";
import { readImageOverride, readImageOverrides } from "./image-override.js";
import { readImageOverrideTexts } from "./image-override-text.js";
import { readLiterals } from "./literals.js";
import { readOciSource } from "./oci-source.js";
import { readParameterList, readParameterMap } from "./parameters.js";
import type { Content, Place } from "./place.js";
import { readReferences } from "./references.js";
import { readValues, readValuesText } from "./values.js";

/** Reads what a place holds; answers whether that is all there is to read in it. */
type Reader = (found: Found, reading: YamlReading) => boolean;

const READERS: Readonly<Record<Content, Reader>> = {
  values: readValues,
  "values-text": readValuesText,
  "parameter-list": readParameterList,
  "parameter-map": readParameterMap,
  "image-overrides": readImageOverrides,
  "image-override": readImageOverride,
  "image-override-texts": readImageOverrideTexts,
  literals: readLiterals,
  references: (found, reading) => readReferences(found, reading, "likely"),
  images: (found, reading) => readReferences(found, reading, "certain"),
  image: (found, reading) => found.node.kind === "scalar" && readReferences(found, reading, "certain"),
  "oci-source": readOciSource,
  product: () => true,
};

/** Gathers the images at the given places below `from`; notes in `done` which nodes were read and need no second look. */
export function readPlaces(places: readonly Place[], from: Found, reading: YamlReading, done: Set<Node>): void {
  for (const { at, holds } of places) {
    for (const found of findPlace(from, at, reading.document)) {
      if (!done.has(found.node) && READERS[holds](found, reading)) done.add(found.node);
    }
  }
}
