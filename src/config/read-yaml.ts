import type * as Yaml from "yaml";
import type { Problem } from "../model/document.js";
import { quote } from "../model/quote.js";
import type { Range } from "../model/text.js";
import type { ConfigEntry, ConfigNode } from "./config-node.js";
import { parseYaml, rangeIn } from "./parse-yaml.js";

/** How many values all aliases together may stand for; far more than a person writes, far less than a bomb. */
const MOST_ALIASED = 10_000;

export interface YamlReading {
  /** `undefined` for an empty text. */
  readonly root: ConfigNode | undefined;
  readonly problems: readonly Problem[];
}

/** Reads a YAML text (no byte order mark) into values with places. With problems the root is not to be used. */
export function readYaml(text: string, yaml: typeof Yaml): YamlReading {
  const document = parseYaml(text, yaml);
  if (!("contents" in document)) return { root: undefined, problems: document };
  if (document.contents === null) return { root: undefined, problems: [] };
  const reader = new NodeReader(text, yaml);
  const root = reader.read(document.contents);
  const isEmpty = root.kind === "scalar" && root.value === null;
  return { root: isEmpty ? undefined : root, problems: reader.problems };
}

interface Anchored {
  readonly node: ConfigNode;
  /** Values in it, aliases counted by what they stand for. */
  readonly size: number;
}

class NodeReader {
  readonly problems: Problem[] = [];
  readonly #text: string;
  readonly #yaml: typeof Yaml;
  readonly #anchors = new Map<string, Anchored>();
  #size = 0;
  #aliased = 0;

  constructor(text: string, yaml: typeof Yaml) {
    this.#text = text;
    this.#yaml = yaml;
  }

  read(node: Yaml.Node): ConfigNode {
    if (this.#yaml.isAlias(node)) return this.#follow(node);
    const before = this.#size++;
    const value = this.#readValue(node);
    const anchor = this.#yaml.isScalar(node) || this.#yaml.isCollection(node) ? node.anchor : undefined;
    if (anchor !== undefined) this.#anchors.set(anchor, { node: value, size: this.#size - before });
    return value;
  }

  #readValue(node: Yaml.Node): ConfigNode {
    if (this.#yaml.isMap(node)) {
      const entries = this.#readEntries(node.items);
      return { kind: "mapping", entries, range: this.#rangeOf(node, entries.at(-1)?.value) };
    }
    if (this.#yaml.isSeq(node)) {
      const items = node.items.map((item) => this.read(item as Yaml.Node));
      return { kind: "list", items, range: this.#rangeOf(node, items.at(-1)) };
    }
    const value = this.#yaml.isScalar(node) ? node.value : undefined;
    const range = this.#rangeOf(node, undefined);
    if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
      return { kind: "scalar", value, range };
    }
    return { kind: "foreign", type: `a ${typeof value}`, range };
  }

  #readEntries(pairs: readonly Yaml.Pair[]): readonly ConfigEntry[] {
    const entries = new Map<string, ConfigEntry>();
    for (const pair of pairs) {
      const keyRange = this.#rangeOf(pair.key as Yaml.Node, undefined);
      const key = this.#yaml.isScalar(pair.key) && typeof pair.key.value === "string" ? pair.key.value : "";
      const value = pair.value === null ? nothingAt(keyRange.end) : this.read(pair.value as Yaml.Node);
      if (entries.has(key)) this.problems.push({ range: keyRange, message: `key ${quote(key)} is written twice` });
      else entries.set(key, { key, keyRange, value });
    }
    return [...entries.values()];
  }

  /** The value of an alias, at the alias's own place; values inside it keep theirs. */
  #follow(alias: Yaml.Alias): ConfigNode {
    const range = this.#rangeOf(alias, undefined);
    const target = this.#anchors.get(alias.source);
    if (target === undefined) {
      this.problems.push({ range, message: `alias ${quote(`*${alias.source}`)} has no anchor that ends before it` });
      return nothingAt(range.start);
    }
    const before = this.#aliased;
    this.#size += target.size;
    this.#aliased += target.size;
    if (before <= MOST_ALIASED && this.#aliased > MOST_ALIASED) {
      this.problems.push({ range, message: `aliases stand for more than ${MOST_ALIASED} values; write them out` });
    }
    return { ...target.node, range };
  }

  /** A block collection's own range runs on to the next line that is not its; it is cut at its last value. */
  #rangeOf(node: Yaml.Node | null, last: ConfigNode | undefined): Range {
    const [start, end] = node?.range ?? [0, 0];
    const isBlock = node !== null && this.#yaml.isCollection(node) && node.flow !== true;
    return rangeIn(this.#text, start, isBlock && last !== undefined ? last.range.end : end);
  }
}

function nothingAt(offset: number): ConfigNode {
  return { kind: "scalar", value: null, range: { start: offset, end: offset } };
}
