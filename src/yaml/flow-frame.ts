import type { MappingNode, Properties, SequenceNode } from "./collection-node.js";
import { MappingNode as NewMapping, NO_PROPERTIES } from "./collection-node.js";
import type { Node } from "./node.js";
import { emptyScalar } from "./scalar-node.js";

/** A bracket that is open, and the entry that is being read inside it. */
export class FlowFrame {
  readonly node: MappingNode | SequenceNode;
  properties: Properties = NO_PROPERTIES;
  /** Whether the entry's first node is quoted or in brackets, so that a colon may follow without white space. */
  isAdjacent = false;
  #first: Node | undefined;
  #second: Node | undefined;
  /** Where the entry began, if it began with `?`. */
  #explicitAt = -1;
  #colonEnd = -1;

  constructor(node: MappingNode | SequenceNode) {
    this.node = node;
  }

  get awaitsNode(): boolean {
    return this.#colonEnd >= 0 ? this.#second === undefined : this.#first === undefined;
  }

  get hasColon(): boolean {
    return this.#colonEnd >= 0;
  }

  get isEmpty(): boolean {
    return this.#first === undefined && this.#colonEnd < 0 && this.#explicitAt < 0;
  }

  add(node: Node, isAdjacent: boolean): void {
    if (this.#colonEnd >= 0) this.#second = node;
    else {
      this.#first = node;
      this.isAdjacent = isAdjacent;
    }
  }

  markExplicit(position: number): void {
    this.#explicitAt = position;
  }

  /** Notes the entry's colon, at `position`; without a key an empty one stands in front of it. */
  markColon(text: string, position: number): void {
    this.#first ??= emptyScalar(text, position);
    this.#colonEnd = position + 1;
    this.isAdjacent = false;
  }

  /** Puts the entry, which ends at `position`, into the collection and begins the next. */
  finishEntry(text: string, position: number): void {
    if (!this.isEmpty || this.properties !== NO_PROPERTIES) this.#put(text, position);
    this.#first = undefined;
    this.#second = undefined;
    this.#explicitAt = -1;
    this.#colonEnd = -1;
    this.isAdjacent = false;
    this.properties = NO_PROPERTIES;
  }

  #put(text: string, position: number): void {
    const { node } = this;
    if (node.kind === "sequence" && this.#colonEnd < 0 && this.#explicitAt < 0) {
      node.items.push(this.#first);
      return;
    }
    const key = this.#first ?? emptyScalar(text, this.#explicitAt < 0 ? position : this.#explicitAt + 1);
    const pair = { key, value: this.#second, colonEnd: this.#colonEnd < 0 ? key.range.end : this.#colonEnd };
    if (node.kind === "mapping") {
      node.pairs.push(pair);
      return;
    }
    const single = new NewMapping(true, key.range.start, NO_PROPERTIES);
    single.pairs.push(pair);
    single.close(pair.value?.range.end ?? pair.colonEnd);
    node.items.push(single);
  }
}
