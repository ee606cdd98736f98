export type SchemaType = "string" | "number" | "integer" | "boolean" | "null" | "array" | "object";

/**
 * The part of JSON Schema (draft-07) that describes configurations and rule options, and that `validate` knows.
 * `title` is the noun for messages ("severity"), `propertyNames.title` the noun for keys ("rule").
 * Values of `format`: `regex` and `date` as in JSON Schema, `glob` for patterns of paths.
 */
export interface JsonSchema {
  readonly $schema?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: SchemaType | readonly SchemaType[];
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly propertyNames?: JsonSchema;
}

/** The value with `default`s filled in for the keys of mappings that leave them out, at any depth. */
export function fillDefaults(value: unknown, schema: JsonSchema): unknown {
  if (Array.isArray(value)) {
    const { items } = schema;
    return items === undefined ? value : value.map((item) => fillDefaults(item, items));
  }
  if (schema.properties === undefined || typeof value !== "object" || value === null) return value;
  const filled = new Map<string, unknown>(Object.entries(value));
  for (const [key, property] of Object.entries(schema.properties)) {
    if (filled.has(key)) filled.set(key, fillDefaults(filled.get(key), property));
    else if (property.default !== undefined) filled.set(key, property.default);
  }
  return Object.fromEntries(filled);
}
