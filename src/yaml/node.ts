import type { Comment } from "../model/document.js";
import type { Range, SourceText } from "../model/text.js";

interface NodeProperties {
  /** From the first unit of the value (behind anchor and tag) to behind the last one, quotes and brackets included. */
  readonly range: Range;
  readonly anchor?: string | undefined;
  /** As written: `!!str`, `!Ref`. */
  readonly tag?: string | undefined;
}

export type ScalarStyle = "plain" | "single" | "double" | "literal" | "folded";

/** A scalar. `value` is what YAML reads as a string (types are not resolved); `offsets` map it back, see SourceText. */
export interface Scalar extends NodeProperties {
  readonly kind: "scalar";
  readonly style: ScalarStyle;
  /** Decoded text with the place of its content: without quotes, block header or indentation. */
  readonly source: SourceText;
}

export interface Alias extends NodeProperties {
  readonly kind: "alias";
  readonly name: string;
  /** The node that carries the anchor at this point of the document; it may contain the alias. */
  readonly target: Node | undefined;
}

export interface Pair {
  readonly key: Node;
  /** `undefined` for a key without a value (`tag:`). */
  readonly value: Node | undefined;
  /** The offset behind the key's colon; for an explicit key without one, behind the key. */
  readonly colonEnd: number;
}

export interface Mapping extends NodeProperties {
  readonly kind: "mapping";
  readonly flow: boolean;
  /** In file order; duplicate keys are all kept, merge keys (`<<`) are ordinary pairs. */
  readonly pairs: readonly Pair[];
}

export interface Sequence extends NodeProperties {
  readonly kind: "sequence";
  readonly flow: boolean;
  /** `undefined` for an empty item (`-` alone). */
  readonly items: readonly (Node | undefined)[];
}

export type Node = Scalar | Alias | Mapping | Sequence;

export interface YamlDocument {
  readonly root: Node | undefined;
  readonly anchors: ReadonlyMap<string, Node>;
}

/** A whole file as the tolerant scanner reads it. */
export interface YamlStream {
  readonly documents: readonly YamlDocument[];
  /** Comments that mention `taglint-`, also those in template comments. */
  readonly comments: readonly Comment[];
  /** Why the reading may be wrong; a second opinion is then worth its price. */
  readonly unsure: string | undefined;
  /** About where that came up; never behind the text. */
  readonly unsureAt?: number | undefined;
  /** Whether it cannot be valid YAML, whoever reads it. */
  readonly isBroken?: boolean;
}
