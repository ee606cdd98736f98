import type { Mapping, Node, Pair, Sequence } from "./node.js";

interface OpenRange {
  readonly start: number;
  end: number;
}

/** A pair while its parts are still being read. */
export interface OpenPair extends Pair {
  key: Node;
  value: Node | undefined;
  colonEnd: number;
}

export class MappingNode implements Mapping {
  readonly kind = "mapping";
  readonly flow: boolean;
  readonly range: OpenRange;
  anchor: string | undefined;
  tag: string | undefined;
  readonly pairs: OpenPair[] = [];

  constructor(flow: boolean, start: number, properties: Properties) {
    this.flow = flow;
    this.range = { start, end: start };
    this.anchor = properties.anchor;
    this.tag = properties.tag;
  }
}

export class SequenceNode implements Sequence {
  readonly kind = "sequence";
  readonly flow: boolean;
  readonly range: OpenRange;
  anchor: string | undefined;
  tag: string | undefined;
  readonly items: (Node | undefined)[] = [];

  constructor(flow: boolean, start: number, properties: Properties) {
    this.flow = flow;
    this.range = { start, end: start };
    this.anchor = properties.anchor;
    this.tag = properties.tag;
  }
}

/** What may stand in front of a node. */
export interface Properties {
  readonly anchor: string | undefined;
  readonly tag: string | undefined;
}

export const NO_PROPERTIES: Properties = { anchor: undefined, tag: undefined };
