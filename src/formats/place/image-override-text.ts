import { sliceSource } from "../../model/text.js";
import { readImage } from "../yaml-image.js";
import type { YamlReading } from "../yaml-reading.js";
import { liftScalar } from "../yaml-reading.js";
import type { Found } from "./find.js";
import { findPlace } from "./find.js";

/** Reads a list of `name=new:tag`, `name=new@digest`, `name:tag`; an entry without a tag leaves the manifests' own. */
export function readImageOverrideTexts(found: Found, reading: YamlReading): boolean {
  if (found.node.kind !== "sequence") return false;
  for (const { node: scalar, path } of findPlace(found, "[]", reading.document)) {
    if (scalar.kind !== "scalar") continue;
    const { source, anchor } = liftScalar(scalar, reading);
    const text = { source: sliceSource(source, source.value.lastIndexOf("=") + 1, source.value.length), anchor };
    reading.images.add(readImage(text, { path, certainty: "likely", token: reading.token }));
  }
  return true;
}
