import type { Certainty, Component, Components, Image } from "../../model/image.js";
import { rangeOfParts } from "../../model/image.js";
import { textOfParts, writtenParts } from "../../model/part.js";
import { splitReference } from "../../model/split-reference.js";
import type { Range, SourceText } from "../../model/text.js";
import type { Expansion } from "./expansion.js";

/** Names, tags and digests together are shorter than this; longer words are no references. */
const LONGEST = 2048;

/** Where a reference stands. */
export interface Place {
  readonly where: string;
  readonly certainty: Certainty;
  readonly statement: Range;
  /** The file's text. */
  readonly text: string;
}

/** The image that an expanded word names; `undefined` when the word is no reference. */
export function imageAt(word: SourceText, expansion: Expansion, place: Place): Image | undefined {
  const { parts } = expansion;
  if (word.value.length > LONGEST || (textOfParts(parts)?.length ?? 0) > LONGEST) return undefined;
  const components = splitReference(parts);
  if (components === undefined) return undefined;
  const range = rangeOfParts(parts, word.range);
  const isUnbroken = range.end - range.start <= word.value.length;
  return {
    ...withSafeSlots(components, expansion, place.text),
    range,
    written: isUnbroken ? place.text.slice(range.start, range.end) : writtenParts(parts),
    where: place.where,
    certainty: place.certainty,
    statement: place.statement,
  };
}

function withSafeSlots(components: Components, { isDerived }: Expansion, text: string): Components {
  const keep = (component: Component): Component => {
    if (component.slot === undefined || (!isDerived && !isTorn(component.slot.range, text))) return component;
    const { parts, range } = component;
    return { parts, range };
  };
  return { registry: keep(components.registry), repository: keep(components.repository), tag: keep(components.tag), digest: keep(components.digest) };
}

/** Whether an edit would take one quote and leave the other. */
const isTorn = ({ start, end }: Range, text: string): boolean => /["']/.test(text.slice(start, end));
