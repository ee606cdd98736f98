import type { OpenPair, Properties } from "./collection-node.js";
import { MappingNode, NO_PROPERTIES, SequenceNode } from "./collection-node.js";
import { DEEPEST } from "./limits.js";
import type { Node } from "./node.js";
import { keepAnchor } from "./properties.js";
import { emptyScalar, ScalarNode } from "./scalar-node.js";
import type { Scan } from "./scan.js";

/** A block collection that is open, or the document (in column -1). */
export interface Frame {
  readonly node: MappingNode | SequenceNode | undefined;
  readonly column: number;
  /** What the next node, if it is deeper, will be. */
  awaits: "key" | "value" | "nothing";
  /** Anchor and tag that stand on a line before their node. */
  properties: Properties;
  /** Whether the last pair began with `?` and has no colon yet. */
  isExplicit: boolean;
}

/** The collections that are open at a point of a document, innermost last. */
export class BlockStack {
  readonly scan: Scan;
  root: Node | undefined;
  top: Frame = documentFrame();
  /** Behind the last thing that was read. */
  lastEnd = 0;
  #frames: Frame[] = [this.top];

  constructor(scan: Scan) {
    this.scan = scan;
  }

  /** Closes what is deeper than `column`. */
  closeTo(column: number): void {
    while (this.top.column > column) this.pop();
  }

  pop(): void {
    const { node } = this.top;
    node?.close(this.lastEnd);
    this.#frames.pop();
    this.top = this.#frames.at(-1) ?? documentFrame();
    const pair = this.top.isExplicit && this.top.node?.kind === "mapping" ? this.top.node.pairs.at(-1) : undefined;
    if (pair !== undefined && pair.key === node) pair.colonEnd = this.lastEnd;
  }

  /** Closes everything and answers the document's root; the next document starts empty. */
  finish(): Node | undefined {
    this.closeTo(-1);
    const { root } = this;
    this.root = undefined;
    this.top = documentFrame();
    this.#frames = [this.top];
    return root;
  }

  /** Makes `node` what the innermost collection waits for. */
  attach(node: Node): void {
    const { top } = this;
    this.lastEnd = Math.max(this.lastEnd, node.range.end);
    giveProperties(node, top.properties);
    keepAnchor(this.scan, node);
    if (top.node === undefined) this.root = node;
    else if (top.node.kind === "sequence") top.node.items[top.node.items.length - 1] = node;
    else {
      const pair = top.node.pairs.at(-1);
      if (pair !== undefined && top.awaits === "key") setKey(pair, node);
      else if (pair !== undefined) pair.value = node;
    }
    top.awaits = "nothing";
    top.properties = NO_PROPERTIES;
  }

  /** Adds `node` to the innermost collection although it has no place there, so that nothing is lost. */
  adopt(node: Node): void {
    const { top } = this;
    this.scan.recover("a line that is indented wrongly");
    if (top.node === undefined) return;
    if (top.node.kind === "sequence") top.node.items.push(undefined);
    else top.node.pairs.push({ key: emptyScalar(this.scan.text, node.range.start), value: undefined, colonEnd: node.range.start });
    top.awaits = "value";
    top.isExplicit = false;
    this.attach(node);
  }

  /** Opens a collection in `column`, where the innermost one waits for a node. */
  open(node: MappingNode | SequenceNode, column: number): void {
    if (this.#frames.length > DEEPEST) {
      this.scan.doubt ??= "nested too deep";
      this.pop();
      this.adopt(node);
    } else this.attach(node);
    this.enter(node, column);
  }

  /** Reads on inside `node` as if it stood in `column`. */
  enter(node: MappingNode | SequenceNode, column: number): void {
    this.top = { node, column, awaits: "nothing", properties: NO_PROPERTIES, isExplicit: false };
    this.#frames.push(this.top);
  }

  /** What the innermost collection, or the document, got last. */
  get last(): Node | undefined {
    const { node } = this.top;
    if (node === undefined) return this.root;
    return node.kind === "sequence" ? node.items.at(-1) : node.pairs.at(-1)?.value;
  }

  addItem(sequence: SequenceNode, dashEnd: number): void {
    sequence.items.push(undefined);
    this.top.awaits = "value";
    this.top.properties = NO_PROPERTIES;
    this.lastEnd = dashEnd;
  }

  addPair(mapping: MappingNode, key: Node, colonEnd: number): void {
    mapping.pairs.push({ key, value: undefined, colonEnd });
    keepAnchor(this.scan, key);
    this.top.awaits = "value";
    this.top.properties = NO_PROPERTIES;
    this.top.isExplicit = false;
    this.lastEnd = colonEnd;
  }
}

/** What stood on a line before its node. */
function giveProperties(node: Node, properties: Properties): void {
  if (properties === NO_PROPERTIES) return;
  if (node instanceof ScalarNode) node.giveProperties(properties);
  else if (node instanceof MappingNode || node instanceof SequenceNode) {
    node.anchor ??= properties.anchor;
    node.tag ??= properties.tag;
  }
}

function setKey(pair: OpenPair, key: Node): void {
  pair.key = key;
  pair.colonEnd = key.range.end;
}

function documentFrame(): Frame {
  return { node: undefined, column: -1, awaits: "value", properties: NO_PROPERTIES, isExplicit: false };
}
