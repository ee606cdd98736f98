import { readYaml } from "../../yaml/read.js";
import type { YamlReading } from "../yaml-reading.js";
import type { Found } from "./find.js";

/** Values in manifests in values: deeper than this is no real file. */
const DEEPEST_EMBEDDING = 3;

/** Reads a mapping of values of a Helm chart. */
export function readValues({ node, path }: Found, reading: YamlReading): boolean {
  if (node.kind !== "mapping") return false;
  reading.readValues(node, path, reading);
  return true;
}

/** Reads values that stand in a scalar, as the text of a values file. */
export function readValuesText({ node, path }: Found, reading: YamlReading): boolean {
  if (node.kind !== "scalar" || reading.around.length >= DEEPEST_EMBEDDING) return false;
  const text = node.source.value;
  const around = [node, ...reading.around];
  for (const document of readYaml(text, { placeholder: reading.token }).documents) {
    if (document.root !== undefined) reading.readValues(document.root, path, { ...reading, document, text, around });
  }
  return true;
}
