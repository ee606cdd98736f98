import { describe, expect, it } from "vitest";
import { configSchema } from "../../src/config/schema.js";
import type { JsonSchema } from "../../src/config/json-schema.js";
import { catalogue } from "./stub-catalogue.js";

const schema = configSchema(catalogue.rules, catalogue.presets, catalogue.formats);

/** The keywords that `validate` checks, and those that only tell. */
const KEYWORDS = new Set<keyof JsonSchema>([
  ...(["$schema", "title", "description", "default", "type", "enum", "anyOf", "minimum", "maximum", "minLength", "pattern", "format"] as const),
  ...(["items", "minItems", "properties", "required", "additionalProperties", "propertyNames"] as const),
]);

function* schemasIn(node: JsonSchema): Generator<JsonSchema> {
  yield node;
  const { items, additionalProperties, propertyNames, anyOf = [], properties = {} } = node;
  const inner = [items, propertyNames, typeof additionalProperties === "object" ? additionalProperties : undefined, ...anyOf, ...Object.values(properties)];
  for (const child of inner) if (child !== undefined) yield* schemasIn(child);
}

describe("configSchema", () => {
  it("survives being printed", () => {
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
  });

  it("describes every key, and closes the mapping", () => {
    expect(schema.additionalProperties).toBe(false);
    expect(Object.keys(schema.properties ?? {})).toEqual(["extends", "placeholders", "ignore", "allow", "rules", "overrides", "formats", "tagFiles", "currentRelease", "mirrors", "sources", "authRealms", "trackers", "commits", "maxFileSize"]);
    for (const property of Object.values(schema.properties ?? {})) expect(property.description).toMatch(/\.$/);
  });

  it("names presets, formats, rules and their options", () => {
    const { extends: presets, rules, formats } = schema.properties!;
    expect(presets?.items?.enum).toEqual(["recommended", "strict", "loud", "shaped"]);
    expect(formats?.additionalProperties).toMatchObject({ enum: catalogue.formats });
    expect(rules?.properties?.limited?.anyOf?.[1]?.properties).toMatchObject({ severity: { enum: ["off", "info", "warning", "error"] }, count: { minimum: 1 } });
  });

  it("asks editors for no key that a preset may supply", () => {
    const options = schema.properties?.rules?.properties?.["floating-tag"]?.anyOf?.[1]?.properties;
    expect(options?.require?.items?.required).toEqual(["images"]);
  });

  it("says nothing that the validation does not know", () => {
    for (const node of schemasIn(schema)) {
      for (const keyword of Object.keys(node)) expect(KEYWORDS).toContain(keyword);
    }
  });
});
