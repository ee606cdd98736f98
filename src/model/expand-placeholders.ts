import type { Component } from "./image.js";
import type { LiteralPart, Part } from "./part.js";
import type { PlaceholderValues } from "./rule.js";
import type { Range } from "./text.js";

/** More combinations than this are not tried; the tokens that would exceed it stay unknown. */
const MOST_COMBINATIONS = 256;
/** A tag has at most 128 characters, so one of more pieces comes to nothing. */
const MOST_PARTS = 128;

/**
 * The component once for each combination of values that its placeholder tokens can take; a token that stands twice takes
 * the same value twice. A component without such tokens is its own only expansion.
 */
export function expandPlaceholders(component: Component, values: PlaceholderValues): readonly Component[] {
  if (component.parts.length > MOST_PARTS) return [component];
  const tokens = new Set(component.parts.flatMap((part) => (part.kind === "unknown" && values.has(part.written) ? [part.written] : [])));
  let expansions = [component];
  for (const token of tokens) {
    const choices = values.get(token) ?? [];
    if (choices.length === 0 || expansions.length * choices.length > MOST_COMBINATIONS) continue;
    expansions = expansions.flatMap((expansion) => choices.map((choice) => fill(expansion, token, choice)));
  }
  return expansions;
}

function fill(component: Component, token: string, value: string): Component {
  const fillPart = (part: Part): Part => (part.kind === "unknown" && part.written === token ? standIn(value, part.range) : part);
  return { parts: component.parts.map(fillPart), range: component.range };
}

/** Every unit of the value stands for the whole token. */
function standIn(value: string, range: Range): LiteralPart {
  const offsets = [...Array.from({ length: value.length }, () => range.start), range.end];
  return { kind: "literal", text: value, source: { value, range, offsets } };
}
