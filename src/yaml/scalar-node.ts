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
  readonly range: Range;
  #properties: Properties;
  readonly #text: string;
  readonly #content: Range | Decode | undefined;
  #source: SourceText | undefined;

  /** The value is what `content` makes of it, or the text there, unit by unit; without `content`, that between the quotes, or all of a plain scalar. */
  constructor(text: string, style: ScalarStyle, range: Range, content: Range | Decode | undefined, properties: Properties) {
    this.style = style;
    this.range = range;
    this.#properties = properties;
    this.#text = text;
    this.#content = content;
  }

  get anchor(): string | undefined {
    return this.#properties.anchor;
  }

  get tag(): string | undefined {
    return this.#properties.tag;
  }

  get source(): SourceText {
    return (this.#source ??= this.#readSource());
  }

  /** Takes what stood on a line before it, where it has none of its own. */
  giveProperties({ anchor, tag }: Properties): void {
    this.#properties = { anchor: this.anchor ?? anchor, tag: this.tag ?? tag };
  }

  #readSource(): SourceText {
    const content = this.#content ?? this.#inside();
    return typeof content === "function" ? content() : { value: this.#text.slice(content.start, content.end), range: content };
  }

  #inside(): Range {
    const { start, end } = this.range;
    return this.style === "plain" ? this.range : { start: start + 1, end: end - 1 };
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
