import type { Preset } from "../model/preset.js";
import type { Rule } from "../model/rule.js";
import type { JsonSchema } from "./json-schema.js";

/**
 * The schemas of a rule's options where `presets` are extended: keys that a preset supplies to the items of a list
 * (`Preset.itemDefaults`) need not be written, and the last such preset says what they are.
 */
export function optionSchemasOf(rule: Rule, presets: Iterable<Preset>): Readonly<Record<string, JsonSchema>> {
  const schemas: Record<string, JsonSchema> = { ...rule.options };
  for (const preset of presets) {
    for (const [name, supplied] of Object.entries(preset.itemDefaults?.[rule.id] ?? {})) {
      const schema = schemas[name];
      if (schema?.items !== undefined) schemas[name] = { ...schema, items: supplyKeys(schema.items, supplied) };
    }
  }
  return schemas;
}

function supplyKeys(items: JsonSchema, supplied: Readonly<Record<string, unknown>>): JsonSchema {
  const properties = Object.entries(items.properties ?? {}).map(([key, schema]) =>
    Object.hasOwn(supplied, key) ? [key, { ...schema, default: supplied[key] }] : [key, schema],
  );
  const required = items.required?.filter((key) => !Object.hasOwn(supplied, key)) ?? [];
  return { ...items, properties: Object.fromEntries(properties) as Record<string, JsonSchema>, required };
}
