import type { ConfigEntry, ConfigNode } from "./config-node.js";
import { PlainCursor, Unusual } from "./plain-cursor.js";
import type { PlainScalar } from "./plain-scalar.js";

/** What most configurations have nothing but: an expression for it is compiled sooner than the next one. */
const ORDINARY = /^[\n -~]*$/;
/** Tabs and other control characters. */
const UNUSUAL = /[^\n -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;
/** Of templates, and of documents. */
const MARKS = ["{{", "{%", "{#", "<%", "${", "\n---", "\n...", "\n%"];

/**
 * Reads the plain YAML that nearly all configurations are, because to load the `yaml` package costs more than all else that a run over
 * one file does: mappings and lists by indentation, or in braces and brackets on one line; scalars on one line; comments. `undefined`
 * for any other text, and wherever it is not certain that the package would read the very same, without an error.
 */
export function readPlainYaml(text: string): ConfigNode | undefined {
  const lines = `\n${text}`;
  if ((!ORDINARY.test(text) && UNUSUAL.test(text)) || MARKS.some((mark) => lines.includes(mark))) return undefined;
  try {
    return new PlainReader(text).read();
  } catch (error) {
    if (error instanceof Unusual) return undefined;
    throw error;
  }
}

/** No configuration that a person writes nests deeper, and no key is longer. */
const DEEPEST = 20;
const LONGEST_KEY = 1000;

class PlainReader {
  readonly #here: PlainCursor;
  #depth = 0;

  constructor(text: string) {
    this.#here = new PlainCursor(text);
  }

  read(): ConfigNode {
    this.#here.skipToContent();
    const { column } = this.#here;
    const root = this.#readMapping(this.#here.readScalar(false), column);
    if (!this.#here.isAtEnd) throw new Unusual();
    return root;
  }

  /** What begins on a line of its own, or behind a dash. */
  #readBlock(): ConfigNode {
    const column = this.#here.column;
    if (++this.#depth > DEEPEST) throw new Unusual();
    const block = this.#here.isDash ? this.#readList(column) : this.#readItem(column);
    this.#depth--;
    return block;
  }

  #readItem(column: number): ConfigNode {
    if (this.#here.isBracket) return this.#readLine();
    const scalar = this.#here.readScalar(false);
    if (this.#here.isColon) return this.#readMapping(scalar, column);
    this.#here.endLine();
    return valueOf(scalar);
  }

  /** Goes on behind the first key, up to a line that begins before the column, or at it with a dash. */
  #readMapping(first: PlainScalar, column: number): ConfigNode {
    const entries: ConfigEntry[] = [];
    const keys = new Set<string>();
    for (let key = first; ; key = this.#here.readScalar(false)) {
      if (keys.has(key.text) || !this.#here.isColon || key.text.length > LONGEST_KEY) throw new Unusual();
      keys.add(key.text);
      this.#here.at++;
      entries.push({ key: key.text, keyRange: key.range, value: this.#readValue(column) });
      if (this.#here.column < column || this.#here.isAtEnd) break;
      if (this.#here.column > column || this.#here.isDash || this.#here.isBracket) throw new Unusual();
    }
    return { kind: "mapping", entries, range: { start: first.range.start, end: entries.at(-1)?.value.range.end ?? 0 } };
  }

  /** Behind a colon: on its line, or a block on the lines below. */
  #readValue(column: number): ConfigNode {
    const colonEnd = this.#here.at;
    this.#here.skipBlanks();
    if (!this.#here.isEndOfLine) return this.#readLine();
    this.#here.skipToContent();
    const isInside = !this.#here.isAtEnd && (this.#here.column > column || (this.#here.column === column && this.#here.isDash));
    if (isInside) return this.#readNested();
    // Where the package sees nothing depends on what follows.
    if (!["\n", ""].includes(this.#here.text.charAt(colonEnd))) throw new Unusual();
    return { kind: "scalar", value: null, range: { start: colonEnd, end: colonEnd } };
  }

  /** A value with nothing but a comment behind it on its line. */
  #readLine(): ConfigNode {
    const value = this.#here.isBracket ? this.#readFlow() : valueOf(this.#here.readScalar(false));
    this.#here.endLine();
    return value;
  }

  /** A scalar or brackets on a line of their own are hardly ever written. */
  #readNested(): ConfigNode {
    if (this.#here.isBracket) throw new Unusual();
    const block = this.#readBlock();
    if (block.kind === "scalar") throw new Unusual();
    return block;
  }

  #readList(column: number): ConfigNode {
    const start = this.#here.at;
    const items: ConfigNode[] = [];
    for (;;) {
      this.#here.at++;
      this.#here.skipBlanks();
      if (this.#here.isEndOfLine) throw new Unusual();
      items.push(this.#readBlock());
      if (this.#here.isAtEnd || this.#here.column < column || (this.#here.column === column && !this.#here.isDash)) break;
      if (this.#here.column > column) throw new Unusual();
    }
    return { kind: "list", items, range: { start, end: items.at(-1)?.range.end ?? 0 } };
  }

  #readFlow(): ConfigNode {
    if (!this.#here.isBracket) return valueOf(this.#here.readScalar(true));
    if (++this.#depth > DEEPEST) throw new Unusual();
    const start = this.#here.at;
    const flow = this.#here.text.charAt(this.#here.at++) === "[" ? this.#readFlowList(start) : this.#readFlowMapping(start);
    this.#depth--;
    return flow;
  }

  #readFlowList(start: number): ConfigNode {
    const items: ConfigNode[] = [];
    this.#readParts("]", () => items.push(this.#readFlow()));
    return { kind: "list", items, range: { start, end: this.#here.at } };
  }

  #readFlowMapping(start: number): ConfigNode {
    const entries: ConfigEntry[] = [];
    this.#readParts("}", () => {
      const { text: key, range: keyRange } = this.#here.readScalar(true);
      if (!this.#here.text.startsWith(": ", this.#here.at) || key.length > LONGEST_KEY || entries.some((entry) => entry.key === key)) throw new Unusual();
      this.#here.at++;
      this.#here.skipBlanks();
      entries.push({ key, keyRange, value: this.#readFlow() });
    });
    return { kind: "mapping", entries, range: { start, end: this.#here.at } };
  }

  /** What stands between commas, to behind the closing mark. */
  #readParts(close: string, readPart: () => void): void {
    this.#here.skipBlanks();
    for (let isFirst = true; !(isFirst && this.#here.unit === close); isFirst = false) {
      if (!isFirst) this.#here.skipBlanks();
      readPart();
      this.#here.skipBlanks();
      const mark = this.#here.unit;
      if (mark === close) break;
      if (mark !== ",") throw new Unusual();
      this.#here.at++;
    }
    this.#here.at++;
  }
}

/** Without the text, which only keys are known by. */
const valueOf = ({ kind, value, range }: PlainScalar): ConfigNode => ({ kind, value, range });
