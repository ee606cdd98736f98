import { sliceSource } from "../../model/text.js";
import { readImage, readPossibleImage } from "../yaml-image.js";
import type { YamlReading } from "../yaml-reading.js";
import { liftScalar } from "../yaml-reading.js";
import type { Found } from "./find.js";
import { findPlace } from "./find.js";

const PAIR = /^([\w.-]+)=/;
const IMAGE_NAME = /(?:^|[_.-])image$|Image$/i;

/** Reads the `KEY=value` of a generated ConfigMap or Secret: an image by its key's name, or by its looks. */
export function readLiterals(found: Found, reading: YamlReading): boolean {
  if (found.node.kind !== "sequence") return false;
  for (const { node: scalar, path } of findPlace(found, "[]", reading.document)) {
    if (scalar.kind !== "scalar") continue;
    const { source, anchor } = liftScalar(scalar, reading);
    const key = PAIR.exec(source.value)?.[1];
    if (key === undefined) continue;
    const text = { source: sliceSource(source, key.length + 1, source.value.length), anchor };
    const place = { path, token: reading.token };
    reading.images.add((IMAGE_NAME.test(key) ? readImage(text, { ...place, certainty: "likely" }) : undefined) ?? readPossibleImage(text, place));
  }
  return true;
}
