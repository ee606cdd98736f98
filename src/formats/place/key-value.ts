import type { Mapping } from "../../yaml/node.js";
import { entriesOf } from "../../yaml/entries.js";
import { isGiven } from "../split-image.js";
import type { YamlReading } from "../yaml-reading.js";
import type { YamlValue } from "../yaml-value.js";
import { readYamlValue } from "../yaml-value.js";

/** The value of a key that has more than null or an empty string; the last one where the key stands twice. */
export function valueOfKey(mapping: Mapping, name: string, reading: YamlReading): YamlValue | undefined {
  const pair = entriesOf(mapping).findLast(({ key }) => key === name)?.pair;
  const value = pair && readYamlValue(pair, reading);
  return value !== undefined && isGiven(value) ? value : undefined;
}
