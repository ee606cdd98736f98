import type { Range } from "../model/text.js";

/** A single value. */
export interface ConfigScalar {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  readonly range: Range;
}

export interface ConfigList {
  readonly kind: "list";
  readonly items: readonly ConfigNode[];
  readonly range: Range;
}

export interface ConfigEntry {
  readonly key: string;
  readonly keyRange: Range;
  readonly value: ConfigNode;
}

/** Its keys are unique. */
export interface ConfigMapping {
  readonly kind: "mapping";
  readonly entries: readonly ConfigEntry[];
  readonly range: Range;
}

/** What no data format can write, such as a function; `type` is for people: `a function`. */
export interface ConfigForeign {
  readonly kind: "foreign";
  readonly type: string;
  readonly range: Range;
}

/** A configuration's values with their places; aliases are resolved, so a node may stand at several places. */
export type ConfigNode = ConfigScalar | ConfigList | ConfigMapping | ConfigForeign;

/** The value of a key; `undefined` also when the node is no mapping. */
export function childOf(node: ConfigNode | undefined, key: string): ConfigNode | undefined {
  return entriesOf(node).find((entry) => entry.key === key)?.value;
}

export function entriesOf(node: ConfigNode | undefined): readonly ConfigEntry[] {
  return node?.kind === "mapping" ? node.entries : [];
}

export function itemsOf(node: ConfigNode | undefined): readonly ConfigNode[] {
  return node?.kind === "list" ? node.items : [];
}

export function stringOf(node: ConfigNode | undefined): string | undefined {
  return node?.kind === "scalar" && typeof node.value === "string" ? node.value : undefined;
}

/** The items of a list that are strings; `undefined` when there is no list. */
export function stringsOf(node: ConfigNode | undefined): readonly string[] | undefined {
  return node?.kind === "list" ? node.items.flatMap((item) => stringOf(item) ?? []) : undefined;
}

/** The plain value, with new objects and arrays. */
export function dataOf(node: ConfigNode): unknown {
  switch (node.kind) {
    case "scalar":
      return node.value;
    case "list":
      return node.items.map(dataOf);
    case "mapping":
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, dataOf(value)]));
    case "foreign":
      return undefined;
  }
}
