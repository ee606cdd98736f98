import type { BlockStack } from "./block-stack.js";
import { MappingNode, NO_PROPERTIES, SequenceNode } from "./collection-node.js";
import type { Node } from "./node.js";

/** The mapping that a key in `column` belongs to; opens it, or finds the likeliest one where YAML knows none. */
export function mappingAt(stack: BlockStack, column: number, start: number): MappingNode {
  leaveSequence(stack, column);
  const { top } = stack;
  if (top.node?.kind === "mapping" && top.column === column) return top.node;
  const mapping = new MappingNode(false, start, NO_PROPERTIES);
  if (top.awaits !== "nothing" || isReplaceable(stack)) {
    reopenPlace(stack);
    stack.open(mapping, column);
    return mapping;
  }
  stack.scan.recover("a line that is indented wrongly");
  const { last } = stack;
  if (last instanceof MappingNode && !last.flow) {
    stack.enter(last, column);
    return last;
  }
  if (top.node?.kind === "mapping") {
    top.isExplicit = false;
    stack.enter(top.node, column);
    return top.node;
  }
  adoptCollection(stack, mapping, column);
  return mapping;
}

/** The sequence that a dash in `column` belongs to; opens it, or finds the likeliest one. */
export function sequenceAt(stack: BlockStack, column: number, start: number): SequenceNode {
  const { top } = stack;
  if (top.node?.kind === "sequence" && top.column === column) return top.node;
  const sequence = new SequenceNode(false, start, NO_PROPERTIES);
  if (top.awaits !== "nothing" || isReplaceable(stack)) {
    reopenPlace(stack);
    stack.open(sequence, column);
    return sequence;
  }
  stack.scan.recover("a line that is indented wrongly");
  const { last } = stack;
  if (last instanceof SequenceNode && !last.flow) {
    stack.enter(last, column);
    return last;
  }
  adoptCollection(stack, sequence, column);
  return sequence;
}

/** A sequence may stand in its parent's own column; the parent's next key ends it. */
export function leaveSequence(stack: BlockStack, column: number): void {
  if (stack.top.node?.kind === "sequence" && stack.top.column === column) stack.pop();
}

/** Whether what a place holds is only the text of a template, or stray text at the document's start. */
function isReplaceable(stack: BlockStack): boolean {
  const { last, top } = stack;
  if (last?.kind !== "scalar" || last.style !== "plain") return false;
  return top.node === undefined || isTemplateText(stack.scan.text, last);
}

function isTemplateText(text: string, node: Node): boolean {
  const { start, end } = node.range;
  return text.startsWith("{{", start) && text.startsWith("}}", end - 2);
}

function reopenPlace(stack: BlockStack): void {
  if (stack.top.awaits !== "nothing") return;
  stack.scan.recover("a value in two places");
  stack.top.awaits = "value";
}

/** Puts a collection where none is expected: beside the others of the innermost one, or of the document's root. */
function adoptCollection(stack: BlockStack, node: MappingNode | SequenceNode, column: number): void {
  const { root, top } = stack;
  if (top.node === undefined && (root instanceof MappingNode || root instanceof SequenceNode)) stack.enter(root, column);
  stack.adopt(node);
  stack.enter(node, column);
}
