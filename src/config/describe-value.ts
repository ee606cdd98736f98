import { quote } from "../model/quote.js";
import type { ConfigNode } from "./config-node.js";
import type { JsonSchema, SchemaType } from "./json-schema.js";

const NAMES: Readonly<Record<SchemaType, string>> = {
  string: "a string",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  null: "nothing",
  array: "a list",
  object: "a mapping",
};

/** What a schema wants, for people: `a severity (off, info, warning, error) or a mapping`. */
export function describeExpected(schema: JsonSchema): string {
  if (schema.type === undefined && schema.anyOf !== undefined) return schema.anyOf.map(describeExpected).join(" or ");
  if (schema.enum !== undefined && schema.enum.length <= 6) return `a ${schema.title ?? "value"} (${schema.enum.join(", ")})`;
  if (schema.type === undefined) return "another value";
  if (schema.format === "date") return "a day as YYYY-MM-DD";
  if (schema.title !== undefined && schema.type === "string") return `a ${schema.title}`;
  const types = typeof schema.type === "string" ? [schema.type] : schema.type;
  return types.map((type) => NAMES[type]).join(" or ");
}

/** What stands there, for people: `the string "x"`. */
export function describeFound(node: ConfigNode): string {
  if (node.kind === "list") return "a list";
  if (node.kind === "mapping") return "a mapping";
  if (node.kind === "foreign") return node.type;
  if (node.value === null) return "nothing";
  if (typeof node.value === "string") return `the string ${quote(node.value)}`;
  return typeof node.value === "number" ? `the number ${node.value}` : String(node.value);
}
