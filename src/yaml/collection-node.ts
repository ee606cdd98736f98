import type { Range } from "../model/text.js";
import type { Mapping, Node, Pair, Sequence } from "./node.js";

/** A pair while its parts are still being read. */
export interface OpenPair extends Pair {
  key: Node;
  value: Node | undefined;
  colonEnd: number;
}

export class MappingNode implements Mapping {
  readonly kind = "mapping";
  readonly flow: boolean;
  readonly #start: number;
  #end: number;
  anchor: string | undefined;
  tag: string | undefined;
  pairs: OpenPair[] = [];

  constructor(flow: boolean, start: number, properties: Properties) {
    this.flow = flow;
    this.#start = start;
    this.#end = start;
    this.anchor = properties.anchor;
    this.tag = properties.tag;
  }

  /** Made whenever it is asked for, as that of a scalar. */
  get range(): Range {
    return { start: this.#start, end: this.#end };
  }

  close(end: number): void {
    this.#end = end;
    this.pairs = withoutRoom(this.pairs);
  }
}

export class SequenceNode implements Sequence {
  readonly kind = "sequence";
  readonly flow: boolean;
  readonly #start: number;
  #end: number;
  anchor: string | undefined;
  tag: string | undefined;
  items: (Node | undefined)[] = [];

  constructor(flow: boolean, start: number, properties: Properties) {
    this.flow = flow;
    this.#start = start;
    this.#end = start;
    this.anchor = properties.anchor;
    this.tag = properties.tag;
  }

  /** Made whenever it is asked for, as that of a scalar. */
  get range(): Range {
    return { start: this.#start, end: this.#end };
  }

  close(end: number): void {
    this.#end = end;
    this.items = withoutRoom(this.items);
  }
}

/** V8 keeps room for 16 more in a list that grew, which is most of what a file of small mappings takes. */
const withoutRoom = <T>(list: T[]): T[] => (list.length < 16 ? list.slice() : list);

/** What may stand in front of a node. */
export interface Properties {
  readonly anchor: string | undefined;
  readonly tag: string | undefined;
}

export const NO_PROPERTIES: Properties = { anchor: undefined, tag: undefined };
