import type { Mapping } from "../../yaml/node.js";
import { resolveAlias, valueAt } from "../../yaml/entries.js";
import { readImage } from "../yaml-image.js";
import type { YamlReading } from "../yaml-reading.js";
import { liftScalar } from "../yaml-reading.js";
import type { Found } from "./find.js";
import { findPlace } from "./find.js";
import { valueOfKey } from "./key-value.js";
import { addKeyedImage } from "./keyed-image.js";

/**
 * Reads Kustomize's list of image replacements (`images` of a kustomization): what comes out is `newName`, or else
 * `name`, with `newTag` and `digest`. Without both, the manifests' own tag stays, so that none is missing.
 */
export function readImageOverrides(found: Found, reading: YamlReading): boolean {
  if (found.node.kind !== "sequence") return false;
  for (const entry of findPlace(found, "[]", reading.document)) readImageOverride(entry, reading);
  return true;
}

export function readImageOverride({ node: entry, path }: Found, reading: YamlReading): boolean {
  if (entry.kind !== "mapping") return false;
  const tag = valueOfKey(entry, "newTag", reading);
  const digest = valueOfKey(entry, "digest", reading);
  const name = valueOfKey(entry, "newName", reading) ?? valueOfKey(entry, "name", reading);
  const key = tag === undefined ? "digest" : "newTag";
  const place = { path: { parent: path, key }, holder: entry.range, certainty: "certain" } as const;
  addKeyedImage({ names: name === undefined ? [] : [name], tag, digest }, place, reading);
  if (tag === undefined && digest === undefined) readNewName(entry, path, reading);
  return true;
}

/** A tag in `newName` is not what the field is for, but it ends up in the manifest. */
function readNewName(entry: Mapping, parent: Found["path"], reading: YamlReading): void {
  const newName = resolveAlias(valueAt(entry, "newName"), reading.document);
  if (newName?.kind !== "scalar") return;
  reading.images.add(readImage(liftScalar(newName, reading), { path: { parent, key: "newName" }, certainty: "likely", token: reading.token }));
}
