import type { ConfigNode } from "./config-node.js";
import type { JsonSchema, SchemaType } from "./json-schema.js";

/** Whether the value is of the schema's type, or of one of its alternatives' types. */
export function hasType(node: ConfigNode, schema: JsonSchema): boolean {
  if (schema.type !== undefined) {
    const types = typeof schema.type === "string" ? [schema.type] : schema.type;
    return types.some((type) => isOfType(node, type));
  }
  return schema.anyOf === undefined || schema.anyOf.some((alternative) => hasType(node, alternative));
}

function isOfType(node: ConfigNode, type: SchemaType): boolean {
  if (node.kind === "list") return type === "array";
  if (node.kind === "mapping") return type === "object";
  if (node.kind === "foreign") return false;
  if (type === "null" || node.value === null) return type === "null" && node.value === null;
  if (type === "integer") return Number.isSafeInteger(node.value);
  return typeof node.value === type;
}
