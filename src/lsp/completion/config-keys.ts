import { configSchema } from "../../config/index.js";
import type { JsonSchema } from "../../config/json-schema.js";
import type { Range } from "../../model/text.js";
import { catalogue } from "../config-document.js";
import { ITEM, yamlPlaceAt } from "./key-path.js";

/** What can stand at a place of a configuration. */
export interface Choice {
  readonly name: string;
  readonly isKey: boolean;
  readonly description: string | undefined;
}

export interface Choices {
  readonly choices: readonly Choice[];
  /** Where the word begins that they complete. */
  readonly start: number;
}

let schema: JsonSchema | undefined;
const configuration = (): JsonSchema => (schema ??= configSchema(catalogue.rules, catalogue.presets, catalogue.formats));

/** The keys, or the values, that can stand at an offset of a configuration's text. */
export function configChoicesAt(text: string, offset: number): Choices | undefined {
  const place = yamlPlaceAt(text, offset);
  if (place === undefined) return undefined;
  const schemas = schemasAt(place.path);
  const keys = (): readonly Choice[] => schemas.flatMap(({ properties = {} }) => Object.entries(properties).map(([name, { description }]) => ({ name, isKey: true, description })));
  const values = schemas.flatMap((one) => valuesOf(one).map((name) => ({ name, isKey: false, description: undefined })));
  // An item that begins may become a mapping, and so may what stands alone on its line.
  const choices = place.kind === "value" ? values : [...keys(), ...(place.path.at(-1) === ITEM ? values : [])];
  return choices.length === 0 ? undefined : { choices, start: place.start };
}

/** The schema's description of the key that stands at a range. */
export function describeKeyAt(text: string, range: Range): string | undefined {
  const place = yamlPlaceAt(text, range.start);
  if (place?.kind !== "key") return undefined;
  const key = text.slice(range.start, range.end);
  return schemasAt(place.path).flatMap(({ properties = {} }) => properties[key]?.description ?? [])[0];
}

/** Every alternative that the schema has for a path. */
function schemasAt(path: readonly string[]): readonly JsonSchema[] {
  return path.reduce<readonly JsonSchema[]>((schemas, step) => alternativesOf(schemas.flatMap((one) => childOf(one, step))), alternativesOf([configuration()]));
}

function childOf({ items, properties, additionalProperties }: JsonSchema, step: string): readonly JsonSchema[] {
  if (step === ITEM) return items === undefined ? [] : [items];
  const property = properties !== undefined && Object.hasOwn(properties, step) ? properties[step] : additionalProperties;
  return typeof property === "object" ? [property] : [];
}

const alternativesOf = (schemas: readonly JsonSchema[]): readonly JsonSchema[] => schemas.flatMap((one) => [one, ...alternativesOf(one.anyOf ?? [])]);

function valuesOf({ enum: names = [], type }: JsonSchema): readonly string[] {
  if (type === "boolean") return ["true", "false"];
  return names.filter((name) => typeof name === "string");
}
