import type { Mapping, Node, Pair, Scalar, Sequence } from "../yaml/node.js";
import { readYaml as scan } from "../yaml/read.js";
import type { ConfigEntry, ConfigNode } from "./config-node.js";
import { readCoreScalar } from "./core-scalar.js";
import type { Gap } from "./plain-gap.js";
import { isGap } from "./plain-gap.js";

/** Tabs and other control characters, and marks of documents and templates. */
const UNUSUAL = /[^\n -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]|\{[{%#]|<%|\$\{|^(?:---|\.\.\.|%)/m;

/**
 * Reads the plain YAML that nearly all configurations are with taglint's own scanner, because to load the `yaml` package costs more
 * than all else that a run over one file does. The scanner tolerates what is no YAML, so here each gap between two values must look as
 * it does in plain YAML. `undefined` where it is not certain that the package would read the very same, without an error.
 */
export function scanYaml(text: string): ConfigNode | undefined {
  if (UNUSUAL.test(text)) return undefined;
  const { documents: [document, another], unsure } = scan(text);
  if (unsure !== undefined || document?.root?.kind !== "mapping" || another !== undefined) return undefined;
  try {
    return new PlainReader(text).read(document.root);
  } catch (error) {
    if (error instanceof Unusual) return undefined;
    throw error;
  }
}

/** Thrown at the first thing that the package is better asked about. */
class Unusual extends Error {}

/** No configuration that a person writes nests deeper. */
const DEEPEST = 20;

/** Goes over a tree in the order of its text. */
class PlainReader {
  readonly #text: string;
  /** Behind what has been read. */
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(root: Mapping): ConfigNode {
    this.#pass("head", root.range.start);
    const value = this.#readValue(root);
    this.#pass("tail", this.#text.length);
    return value;
  }

  #pass(gap: Gap, to: number): void {
    if (to < this.#at || !isGap(this.#text.slice(this.#at, to), gap)) throw new Unusual();
    this.#at = to;
  }

  #readValue(node: Node | undefined): ConfigNode {
    if (node === undefined || node.kind === "alias" || node.anchor !== undefined || node.tag !== undefined || ++this.#depth > DEEPEST) throw new Unusual();
    const value = node.kind === "scalar" ? this.#readScalar(node) : node.kind === "mapping" ? this.#readMapping(node) : this.#readSequence(node);
    this.#depth--;
    return value;
  }

  #readMapping({ pairs, flow, range: { start, end } }: Mapping): ConfigNode {
    const [first, next] = flow ? (["open", "comma"] as const) : (["nothing", "lines"] as const);
    const entries = pairs.map((pair, index) => {
      this.#pass(index === 0 ? first : next, pair.key.range.start);
      return this.#readPair(pair, flow);
    });
    if (new Set(entries.map(({ key }) => key)).size < entries.length) throw new Unusual();
    if (flow) this.#pass(entries.length === 0 ? "empty" : "close", end);
    return { kind: "mapping", entries, range: { start, end: this.#at } };
  }

  #readPair({ key, value, colonEnd }: Pair, flow: boolean): ConfigEntry {
    if (this.#readValue(key).kind !== "scalar" || key.kind !== "scalar") throw new Unusual();
    this.#pass("colon", colonEnd);
    const entry = { key: key.source.value, keyRange: key.range };
    if (value === undefined) {
      // Where the package sees nothing depends on what follows.
      if (flow || !["\n", ""].includes(this.#text.charAt(colonEnd))) throw new Unusual();
      return { ...entry, value: { kind: "scalar", value: null, range: { start: colonEnd, end: colonEnd } } };
    }
    this.#pass(isBlock(value) ? "lines" : "blanks", value.range.start);
    return { ...entry, value: this.#readValue(value) };
  }

  #readSequence({ items: nodes, flow, range: { start, end } }: Sequence): ConfigNode {
    const [first, next] = flow ? (["open", "comma"] as const) : (["dash", "dashes"] as const);
    const items = nodes.map((item, index) => {
      this.#pass(index === 0 ? first : next, item?.range.start ?? -1);
      return this.#readValue(item);
    });
    if (flow) this.#pass(items.length === 0 ? "empty" : "close", end);
    return { kind: "list", items, range: { start, end: this.#at } };
  }

  #readScalar(node: Scalar): ConfigNode {
    const { style, range } = node;
    if (!isPlainly(this.#text.slice(range.start, range.end), style)) throw new Unusual();
    this.#at = range.end;
    return { kind: "scalar", value: style === "plain" ? readCoreScalar(node.source.value) : node.source.value, range };
  }
}

const isBlock = (node: Node): boolean => (node.kind === "mapping" || node.kind === "sequence") && !node.flow;

/** What a plain scalar may not begin with, or not always. */
const MARKS = "-?:,[]{}#&*!|>'\"%@`";

/** Whether a scalar is on one line and escapes no more than needed. */
function isPlainly(written: string, style: Scalar["style"]): boolean {
  if (style === "literal" || style === "folded" || written.includes("\n")) return false;
  if (style === "plain") return written !== "" && !MARKS.includes(written.charAt(0));
  return style === "single" || !written.includes("\\") || /^"(?:[^"\\]|\\["\\nt/])*"$/.test(written);
}
