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
  anchor: string | undefined;
  tag: string | undefined;
  readonly #text: string;
  readonly #content: Range;
  readonly #decode: Decode | undefined;
  #source: SourceText | undefined;

  /** Without `decode` the value is the text in `content`, unit by unit. */
  constructor(text: string, style: ScalarStyle, range: Range, content: Range, properties: Properties, decode?: Decode) {
    this.style = style;
    this.range = range;
    this.anchor = properties.anchor;
    this.tag = properties.tag;
    this.#text = text;
    this.#content = content;
    this.#decode = decode;
  }

  get source(): SourceText {
    this.#source ??= this.#decode?.() ?? { value: this.#text.slice(this.#content.start, this.#content.end), range: this.#content };
    return this.#source;
  }
}

/** A plain scalar that is nothing but what stands there. */
export function wordNode(text: string, start: number, end: number): ScalarNode {
  const range = { start, end };
  return new ScalarNode(text, "plain", range, range, NO_PROPERTIES);
}

/** What stands for a key that is not written: `: value`. */
export function emptyScalar(text: string, position: number): ScalarNode {
  return wordNode(text, position, position);
}
