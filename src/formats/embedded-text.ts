import { ChangedComponents } from "../model/changed-components.js";
import type { Component, Image } from "../model/image.js";
import type { Part } from "../model/part.js";
import type { Range, SourceText } from "../model/text.js";
import { offsetIn } from "../model/text.js";
import { PlacedImage } from "./placed-image.js";

/**
 * A text that was read from inside another one (a manifest in a ConfigMap's block scalar), with its places turned into
 * those of the outer file.
 */
export function liftSource(inner: SourceText, outer: SourceText): SourceText {
  const offsets: number[] = [];
  for (let index = 0; index <= inner.value.length; index++) offsets.push(offsetIn(outer, offsetIn(inner, index)));
  return { value: inner.value, range: { start: offsets[0] ?? 0, end: offsets.at(-1) ?? 0 }, offsets };
}

/** An image that a format read from a text inside another file (a Dockerfile in a compose file), at its place in that file. */
export function liftImage(image: Image, outer: SourceText): Image {
  const { range, written, where, certainty, statement } = image;
  return new PlacedImage(new ChangedComponents(image, (component) => liftComponent(component, outer)), {
    range: liftRange(range, outer),
    written,
    where,
    certainty,
    statement: statement && liftRange(statement, outer),
  });
}

function liftComponent({ parts, range, slot }: Component, outer: SourceText): Component {
  return {
    parts: parts.map((part) => liftPart(part, outer)),
    range: liftRange(range, outer),
    slot: slot && { ...slot, range: liftRange(slot.range, outer) },
  };
}

function liftPart(part: Part, outer: SourceText): Part {
  if (part.kind === "literal") return { ...part, source: liftSource(part.source, outer) };
  const range = liftRange(part.range, outer);
  return part.kind === "unknown" ? { ...part, range } : { ...part, range, origin: liftSource(part.origin, outer) };
}

function liftRange({ start, end }: Range, outer: SourceText): Range {
  return { start: offsetIn(outer, start), end: offsetIn(outer, end) };
}
