import type { Problem } from "../model/document.js";
import type { ConfigNode } from "./config-node.js";
import type { KeyPath } from "./key-path.js";
import { messageAt } from "./key-path.js";

const NOWHERE = { start: 0, end: 0 };
/** No configuration nests deeper; an object that holds itself does. */
const DEEPEST = 100;

/** Turns a plain object into values without places; keys whose value is `undefined` are left out. */
export function readObject(value: unknown): { readonly root: ConfigNode; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  return { root: read(value, undefined, 0, problems), problems };
}

function read(value: unknown, path: KeyPath, depth: number, problems: Problem[]): ConfigNode {
  if (value === undefined) return { kind: "scalar", value: null, range: NOWHERE };
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return { kind: "scalar", value, range: NOWHERE };
  }
  if (depth > DEEPEST) {
    // One such message is enough: an object that holds itself twice would give one for every way through it.
    if (problems.length === 0) problems.push({ range: NOWHERE, message: messageAt(path, `values nest deeper than ${DEEPEST} levels`) });
    return { kind: "foreign", type: "a value that nests too deep", range: NOWHERE };
  }
  if (problems.length > 0) return { kind: "foreign", type: "a value behind one that nests too deep", range: NOWHERE };
  if (Array.isArray(value)) {
    const items = value.map((item, index) => read(item, { parent: path, key: index }, depth + 1, problems));
    return { kind: "list", items, range: NOWHERE };
  }
  if (!isPlain(value)) return { kind: "foreign", type: nameType(value), range: NOWHERE };
  const entries = Object.entries(value)
    .filter(([, child]) => child !== undefined)
    .map(([key, child]) => ({ key, keyRange: NOWHERE, value: read(child, { parent: path, key }, depth + 1, problems) }));
  return { kind: "mapping", entries, range: NOWHERE };
}

function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function nameType(value: unknown): string {
  if (value instanceof RegExp) return "a RegExp";
  if (value instanceof Date) return "a Date";
  return typeof value === "object" ? "an object of a class" : `a ${typeof value}`;
}
