import type { Range, SourceText } from "../model/text.js";
import type { Properties } from "./collection-node.js";
import { NO_PROPERTIES } from "./collection-node.js";
import type { Scalar, ScalarStyle } from "./node.js";

/** Reads a scalar's value out of the text; called when, and only if, somebody looks at it. */
export type Decode = () => SourceText;

/** A scalar that keeps its place and decodes its value on first use: most values of a file are never looked at. */
export class ScalarNode implements Scalar {
  readonly kind = "scalar";
  readonly style: ScalarStyle;
  readonly #start: number;
  readonly #end: number;
  #properties: Properties;
  readonly #text: string;
  /** What there is to read and then what was read: the text alone of a value that is the text at its place. */
  #content: Decode | SourceText | string | undefined;

  /** The value is `content`, or what that makes of it; without `content` it is the text between the quotes, or all of a plain scalar. */
  constructor(text: string, style: ScalarStyle, { start, end }: Range, content: Decode | SourceText | undefined, properties: Properties) {
    this.style = style;
    this.#start = start;
    this.#end = end;
    this.#properties = properties;
    this.#text = text;
    this.#content = content;
  }

  /** Made whenever it is asked for, because a file has very many scalars. */
  get range(): Range {
    return { start: this.#start, end: this.#end };
  }

  get anchor(): string | undefined {
    return this.#properties.anchor;
  }

  get tag(): string | undefined {
    return this.#properties.tag;
  }

  get source(): SourceText {
    const inside = this.style === "plain" ? 0 : 1;
    const range = { start: this.#start + inside, end: this.#end - inside };
    this.#content ??= this.#text.slice(range.start, range.end);
    if (typeof this.#content === "function") this.#content = this.#content();
    return typeof this.#content === "string" ? { value: this.#content, range } : this.#content;
  }

  /** Takes what stood on a line before it, where it has none of its own. */
  giveProperties({ anchor, tag }: Properties): void {
    this.#properties = { anchor: this.anchor ?? anchor, tag: this.tag ?? tag };
  }
}

/** A plain scalar that is nothing but what stands there. */
export function wordNode(text: string, start: number, end: number): ScalarNode {
  return new ScalarNode(text, "plain", { start, end }, undefined, NO_PROPERTIES);
}

/** What stands for a key that is not written: `: value`. */
export function emptyScalar(text: string, position: number): ScalarNode {
  return wordNode(text, position, position);
}
