import { namesImages, readImageKey } from "../image-key.js";
import type { KeyPath } from "../key-path.js";
import type { YamlReading } from "../yaml-reading.js";
import { readYamlValue } from "../yaml-value.js";
import { addKeyedImage } from "./keyed-image.js";
import type { Parameter } from "./set-values.js";

/** Whose tag is a version of sources. */
const SOURCES = /(?:^|[._-])(?:git|source|src|chart|repo|ref)$/i;

/**
 * Reads parameters such as `web.tag` that set a tag and say nothing else of the image. In a values file that would be too
 * little, but who overrides one value alone means the tag of what the chart runs.
 */
export function readLoneTags(parameters: readonly Parameter[], path: KeyPath | undefined, reading: YamlReading): void {
  const named = new Set(parameters.flatMap(({ name }) => (isName(stepOf(name.source.value)) ? [parentOf(name.source.value)] : [])));
  for (const { name, pair } of parameters) {
    const parent = parentOf(name.source.value);
    if (stepOf(name.source.value) !== "tag" || named.has(parent) || SOURCES.test(parent)) continue;
    // Values read these by themselves.
    if (namesImages(stepOf(parent))) continue;
    const place = { path: { parent: path, key: name.source.value }, holder: name.range, certainty: "likely" } as const;
    addKeyedImage({ names: [], tag: readYamlValue(pair, reading) }, place, reading);
  }
}

const parentOf = (name: string): string => name.slice(0, Math.max(0, name.lastIndexOf(".")));
const stepOf = (name: string): string => name.slice(name.lastIndexOf(".") + 1);

function isName(step: string): boolean {
  const key = readImageKey(step);
  return key !== undefined && key.role !== "tag" && key.role !== "digest" && key.prefix === "";
}
