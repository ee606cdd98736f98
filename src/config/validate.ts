import type { Problem } from "../model/document.js";
import { nearest } from "../model/nearest.js";
import { quote } from "../model/quote.js";
import type { ConfigList, ConfigMapping, ConfigNode, ConfigScalar } from "./config-node.js";
import { describeExpected, describeFound } from "./describe-value.js";
import type { JsonSchema } from "./json-schema.js";
import type { KeyPath } from "./key-path.js";
import { messageAt } from "./key-path.js";
import { findFormatProblem } from "./string-format.js";
import { adviseName } from "./unknown-name.js";
import { describeLaterKey } from "./later-keys.js";
import { hasType } from "./value-type.js";

/** Everything in which a value is not what its schema says, each at the value or key at fault. */
export function validate(node: ConfigNode, schema: JsonSchema): readonly Problem[] {
  const problems: Problem[] = [];
  check(node, schema, undefined, problems);
  return problems;
}

function check(node: ConfigNode, schema: JsonSchema, path: KeyPath, problems: Problem[]): void {
  if (!hasType(node, schema)) {
    const message = `expected ${describeExpected(schema)}, found ${describeFound(node)}${adviseList(node, schema)}`;
    problems.push({ range: node.range, message: messageAt(path, message) });
    return;
  }
  if (node.kind === "scalar") checkScalar(node, schema, path, problems);
  if (node.kind === "list") checkItems(node, schema, path, problems);
  if (node.kind === "mapping") checkEntries(node, schema, path, problems);
  if (schema.anyOf !== undefined && !isMisspelt(schema.anyOf.flatMap(({ required = [] }) => required), node, schema)) checkAlternatives(node, schema.anyOf, path, problems);
}

/** A single item where a list is expected only lacks its brackets. */
function adviseList(node: ConfigNode, schema: JsonSchema): string {
  const isItem = schema.type === "array" && schema.items !== undefined && node.kind === "scalar" && typeof node.value === "string" && hasType(node, schema.items);
  return isItem ? `; write [${quote(node.value)}]` : "";
}

function checkScalar(node: ConfigScalar, schema: JsonSchema, path: KeyPath, problems: Problem[]): void {
  const fault = findFault(node.value, schema);
  if (fault !== undefined) problems.push({ range: node.range, message: messageAt(path, fault) });
}

function findFault(value: ConfigScalar["value"], schema: JsonSchema): string | undefined {
  if (schema.enum !== undefined && !schema.enum.includes(value)) {
    const names = schema.enum.filter((name) => typeof name === "string");
    return `unknown ${schema.title ?? "value"} ${quote(String(value))}${adviseName(String(value), names)}`;
  }
  if (typeof value === "number") {
    if (schema.minimum !== undefined && value < schema.minimum) return `${value} is too small; the least is ${schema.minimum}`;
    if (schema.maximum !== undefined && value > schema.maximum) return `${value} is too large; the most is ${schema.maximum}`;
  }
  if (typeof value !== "string") return undefined;
  if (schema.minLength !== undefined && value.trim().length < schema.minLength) return "expected some text, found none";
  if (schema.pattern !== undefined && !new RegExp(schema.pattern, "u").test(value)) {
    return `${quote(value)} is no ${schema.title ?? `text that matches ${schema.pattern}`}`;
  }
  return schema.format === undefined ? undefined : findFormatProblem(schema.format, value);
}

function checkItems(node: ConfigList, schema: JsonSchema, path: KeyPath, problems: Problem[]): void {
  const { items, minItems = 0 } = schema;
  if (node.items.length < minItems) {
    const message = `expected at least ${minItems === 1 ? "one item" : `${minItems} items`}, found ${node.items.length === 0 ? "none" : node.items.length}`;
    problems.push({ range: node.range, message: messageAt(path, message) });
  }
  if (items === undefined) return;
  for (const [index, item] of node.items.entries()) check(item, items, { parent: path, key: index }, problems);
}

function checkEntries(node: ConfigMapping, schema: JsonSchema, path: KeyPath, problems: Problem[]): void {
  const { properties = {}, additionalProperties = true } = schema;
  for (const { key, keyRange, value } of node.entries) {
    const property = Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
    if (property === false) {
      const later = path === undefined ? describeLaterKey(key) : undefined;
      const noun = schema.propertyNames?.title ?? "key";
      const message = later ?? `unknown ${noun} ${quote(key)}${adviseName(key, Object.keys(properties))}`;
      problems.push({ range: keyRange, message: messageAt(path, message) });
    } else {
      if (schema.propertyNames !== undefined) checkKey(key, keyRange, schema.propertyNames, path, problems);
      if (typeof property === "object") check(value, property, { parent: path, key }, problems);
    }
  }
  const missing = schema.required?.filter((key) => !hasKey(node, key) && !isMisspelt([key], node, schema)) ?? [];
  for (const key of missing) problems.push({ range: node.range, message: messageAt(path, `key ${quote(key)} is missing`) });
}

function checkKey(key: string, range: Problem["range"], schema: JsonSchema, path: KeyPath, problems: Problem[]): void {
  const fault = findFault(key, schema);
  if (fault !== undefined) problems.push({ range, message: messageAt(path, `as a key, ${fault}`) });
}

/** Alternatives differ in type, and then the one of the value's type speaks; or in the keys that they require. */
function checkAlternatives(node: ConfigNode, alternatives: readonly JsonSchema[], path: KeyPath, problems: Problem[]): void {
  const fitting = alternatives.filter((alternative) => hasType(node, alternative));
  const attempts: (readonly Problem[])[] = [];
  for (const alternative of fitting) {
    const found: Problem[] = [];
    check(node, alternative, path, found);
    if (found.length === 0) return;
    attempts.push(found);
  }
  const [first = []] = attempts;
  if (fitting.length === 1) {
    problems.push(...first);
    return;
  }
  const keys = fitting.flatMap((alternative) => alternative.required ?? []);
  if (keys.length === 0) problems.push(...first);
  else problems.push({ range: node.range, message: messageAt(path, `needs at least one of the keys ${keys.join(", ")}`) });
}

/** Whether one of the keys, which is missing, is there with a slip of the pen, which is told already. */
function isMisspelt(keys: readonly string[], node: ConfigNode, { properties = {}, additionalProperties }: JsonSchema): boolean {
  if (node.kind !== "mapping" || additionalProperties !== false || keys.length === 0) return false;
  return node.entries.some(({ key }) => !Object.hasOwn(properties, key) && nearest(key, keys) !== undefined);
}

const hasKey = (node: ConfigMapping, key: string): boolean => node.entries.some((entry) => entry.key === key);
