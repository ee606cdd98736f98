import { entriesOf, resolveAlias, valueAt } from "../../yaml/entries.js";
import { ImageList } from "../image-list.js";
import { PlacedImage } from "../placed-image.js";
import type { YamlReading } from "../yaml-reading.js";
import { liftRange, readYamlValue } from "../yaml-value.js";
import type { Found } from "./find.js";
import { findPlace } from "./find.js";
import { readLoneTags } from "./lone-tag.js";
import type { Parameter } from "./set-values.js";
import { buildValues } from "./set-values.js";

/** Reads a list of `{name: image.tag, value: x}`: they set values of a chart, each in an item that a directive may stand above. */
export function readParameterList(found: Found, reading: YamlReading): boolean {
  const { node } = found;
  if (node.kind !== "sequence") return false;
  const parameters = findPlace(found, "[]", reading.document).flatMap(({ node: item }): readonly Parameter[] => {
    if (item.kind !== "mapping") return [];
    const name = resolveAlias(valueAt(item, "name"), reading.document);
    const pair = entriesOf(item).findLast(({ key }) => key === "value")?.pair;
    return name?.kind === "scalar" && pair !== undefined ? [{ name, pair }] : [];
  });
  readParameters(parameters, found, reading);
  return true;
}

/** Reads a mapping of `image.tag: x`. */
export function readParameterMap(found: Found, reading: YamlReading): boolean {
  const { node } = found;
  if (node.kind !== "mapping") return false;
  const parameters = node.pairs.flatMap((pair): readonly Parameter[] => (pair.key.kind === "scalar" ? [{ name: pair.key, pair }] : []));
  readParameters(parameters, found, reading);
  return true;
}

function readParameters(parameters: readonly Parameter[], { node, path }: Found, reading: YamlReading): void {
  const images = new ImageList();
  reading.readValues(buildValues(parameters, node.range), path, { ...reading, images });
  const items = new Map(parameters.map(({ name, pair }) => [readYamlValue(pair, reading)?.source.range.start, name.range]));
  for (const image of images.images) {
    const item = items.get(image.tag.range.start) ?? items.get(image.range.start);
    const { range, written, where, certainty } = image;
    reading.images.add(item === undefined ? image : new PlacedImage(image, { range, written, where, certainty, statement: liftRange(item, reading.around) }));
  }
  readLoneTags(parameters, path, reading);
}
