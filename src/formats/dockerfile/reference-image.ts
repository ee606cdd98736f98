import type { Certainty, Components, Image } from "../../model/image.js";
import { ChangedComponents } from "../../model/changed-components.js";
import { rangeOfParts } from "../../model/image.js";
import { textOfParts, writtenParts } from "../../model/part.js";
import { splitReference } from "../../model/split-reference.js";
import type { Range, SourceText } from "../../model/text.js";
import { PlacedImage } from "../placed-image.js";
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
  const written = isUnbroken ? place.text.slice(range.start, range.end) : writtenParts(parts);
  const { where, certainty, statement } = place;
  return new PlacedImage(withSafeSlots(components, expansion, range, place.text), { range, written, where, certainty, statement });
}

/** @param range where the word is used, in which nearly all slots are */
function withSafeSlots(components: Components, { isDerived, parts }: Expansion, range: Range, text: string): Components {
  if (!isDerived && !isTorn(range, text) && !parts.some(({ kind }) => kind === "known")) return components;
  return new ChangedComponents(components, (component) => {
    const { slot } = component;
    return slot === undefined || (!isDerived && !isTorn(slot.range, text)) ? component : { parts: component.parts, range: component.range };
  });
}

/** Whether an edit would take one quote and leave the other. */
const isTorn = ({ start, end }: Range, text: string): boolean => /["']/.test(text.slice(start, end));
