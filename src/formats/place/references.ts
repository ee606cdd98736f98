import type { Certainty } from "../../model/image.js";
import type { YamlReading } from "../yaml-reading.js";
import { liftScalar } from "../yaml-reading.js";
import { readImage } from "../yaml-image.js";
import type { Found } from "./find.js";

/** Reads a tree whose leaves are references of the given certainty, whatever its keys are. */
export function readReferences(found: Found, reading: YamlReading, certainty: Certainty): boolean {
  const { node, path } = found;
  if (node.kind === "scalar") reading.images.add(readImage(liftScalar(node, reading), { path, certainty, token: reading.token }));
  else if (node.kind === "mapping") {
    for (const { key, value } of node.pairs) {
      if (key.kind === "scalar" && value !== undefined) readReferences({ node: value, path: { parent: path, key: key.source.value } }, reading, certainty);
    }
  } else if (node.kind === "sequence") {
    for (const [key, item] of node.items.entries()) {
      if (item !== undefined) readReferences({ node: item, path: { parent: path, key } }, reading, certainty);
    }
  }
  return true;
}
