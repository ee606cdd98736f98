import type { Range } from "../../model/text.js";
import type { Pair } from "../../yaml/node.js";
import { entriesOf, resolveAlias, valueAt } from "../../yaml/walk.js";
import type { KeyPath } from "../key-path.js";
import { readImage, readPossibleImage } from "../yaml-image.js";
import type { YamlReading } from "../yaml-reading.js";
import { liftScalar } from "../yaml-reading.js";
import type { YamlValue } from "../yaml-value.js";
import { readYamlValue } from "../yaml-value.js";
import type { Found } from "./find.js";
import { findPlace } from "./find.js";
import { addKeyedImage } from "./keyed-image.js";
import type { SiblingNames } from "./sibling-names.js";
import { siblingsOfTag } from "./sibling-names.js";

interface Parameter {
  readonly pair: Pair;
  readonly path: KeyPath;
  /** The item of a list; in a mapping, the key. */
  readonly holder: Range;
}

/** By the dotted name; the last one of a name counts, as for Helm. */
type Parameters = ReadonlyMap<string, Parameter>;

/** Reads a list of `{name: image.tag, value: x}`. */
export function readParameterList(found: Found, reading: YamlReading): boolean {
  if (found.node.kind !== "sequence") return false;
  const parameters = new Map<string, Parameter>();
  for (const { node: item, path } of findPlace(found, "[]", reading.document)) {
    if (item.kind !== "mapping") continue;
    const name = resolveAlias(valueAt(item, "name"), reading.document);
    const pair = entriesOf(item).findLast(({ key }) => key === "value")?.pair;
    if (name?.kind === "scalar" && pair !== undefined) parameters.set(name.source.value, { pair, path: { parent: path, key: "value" }, holder: item.range });
  }
  readParameters(parameters, reading);
  return true;
}

/** Reads a mapping of `image.tag: x`. */
export function readParameterMap({ node, path }: Found, reading: YamlReading): boolean {
  if (node.kind !== "mapping") return false;
  readParameters(new Map(entriesOf(node).map(({ key, pair }) => [key, { pair, path: { parent: path, key }, holder: pair.key.range }])), reading);
  return true;
}

function readParameters(parameters: Parameters, reading: YamlReading): void {
  for (const [name, parameter] of parameters) {
    const siblings = siblingsOfTag(name);
    if (siblings === undefined) readWhole(name, parameter, reading);
    else readTag(parameter, siblings, parameters, reading);
  }
}

function readTag({ pair, path, holder }: Parameter, siblings: SiblingNames, parameters: Parameters, reading: YamlReading): void {
  const find = (names: readonly string[]): YamlValue | undefined => {
    const parameter = names.map((name) => parameters.get(name)).find((one) => one !== undefined);
    return parameter && readYamlValue(parameter.pair, reading);
  };
  const name = find(siblings.repository);
  if (name === undefined && !siblings.isSurelyImage) return;
  const names = name === undefined ? [] : [name];
  const values = { registry: find(siblings.registry), names, tag: readYamlValue(pair, reading), digest: find(siblings.digest) };
  addKeyedImage(values, { path, holder, certainty: "likely" }, reading);
}

/** A parameter that holds a reference by itself. */
function readWhole(name: string, { pair, path }: Parameter, reading: YamlReading): void {
  const scalar = resolveAlias(pair.value, reading.document);
  if (scalar?.kind !== "scalar") return;
  const text = liftScalar(scalar, reading);
  const place = { path, token: reading.token };
  const image = /(?:^|[._-])image$|Image$/.test(name) ? readImage(text, { ...place, certainty: "likely" }) : undefined;
  reading.images.add(image ?? readPossibleImage(text, place));
}
