import { sliceSource } from "../../model/text.js";
import type { Mapping } from "../../yaml/node.js";
import { resolveAlias, valueAt } from "../../yaml/entries.js";
import { withoutSlot } from "../joined-components.js";
import { PlacedImage } from "../placed-image.js";
import { readImage } from "../yaml-image.js";
import type { YamlReading } from "../yaml-reading.js";
import type { YamlValue } from "../yaml-value.js";
import type { Found } from "./find.js";
import { valueOfKey } from "./key-value.js";
import { addKeyedImage } from "./keyed-image.js";

const SCHEME = "oci://";

/**
 * Reads the `spec` of Flux's OCIRepository: `url` with `ref`, whose digest comes before its range of versions (which is
 * not an image's tag), and that before its tag; with none of them Flux takes `latest`
 * (fluxcd.io/flux/components/source/ocirepositories, "Reference").
 */
export function readOciSource({ node, path }: Found, reading: YamlReading): boolean {
  if (node.kind !== "mapping") return false;
  const url = valueOfKey(node, "url", reading);
  if (url?.source.value.startsWith(SCHEME) !== true) return false;
  const name: YamlValue = { ...url, source: sliceSource(url.source, SCHEME.length, url.source.value.length), slot: undefined };
  const ref = resolveAlias(valueAt(node, "ref"), reading.document);
  if (ref?.kind === "mapping" && ref.pairs.length > 0) readReference(name, ref, { parent: path, key: "ref" }, reading);
  // Only a whole resource has an interval; a patch that changes the address leaves the reference to others.
  else if (ref === undefined && valueAt(node, "interval") !== undefined) readAddress(name, { parent: path, key: "url" }, reading);
  return true;
}

function readReference(name: YamlValue, ref: Mapping, parent: NonNullable<Found["path"]>, reading: YamlReading): void {
  const tag = valueOfKey(ref, "tag", reading);
  const digest = valueOfKey(ref, "digest", reading);
  if (digest === undefined && valueAt(ref, "semver") !== undefined) return;
  const path = { parent, key: tag === undefined ? "digest" : "tag" };
  addKeyedImage({ names: [name], tag, digest }, { path, holder: ref.range, certainty: "certain" }, reading);
}

function readAddress({ source }: YamlValue, path: NonNullable<Found["path"]>, reading: YamlReading): void {
  const image = readImage({ source, anchor: undefined }, { path, certainty: "certain", token: reading.token });
  // The tag would be a key of its own, which no edit of the address brings.
  if (image === undefined) return;
  const { registry, repository, tag, digest } = image;
  reading.images.add(new PlacedImage({ registry, repository, tag: withoutSlot(tag), digest: withoutSlot(digest) }, image));
}
