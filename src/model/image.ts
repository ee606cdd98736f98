import type { Part } from "./part.js";
import { rangeOfPart, showParts, textOfParts } from "./part.js";
import type { ReferenceComponent } from "./reference.js";
import { formatReference } from "./reference.js";
import type { Range, TextEdit } from "./text.js";

/**
 * Where one component is written, or would be. Replacing `range` by `encode(value)` makes the component `value`;
 * for an absent component the range is empty and `encode` brings the separator or the key along.
 */
export interface Slot {
  readonly range: Range;
  readonly encode: (value: string) => string;
  /** Unsafe where other uses share the text (an anchor, a shared ARG). */
  readonly safety: Safety;
}

export type Safety = "safe" | "unsafe";

/** One of a reference's four components; no parts means that it is absent. */
export interface Component {
  readonly parts: readonly Part[];
  /** Where it is used, for findings; empty where an absent one would stand. */
  readonly range: Range;
  /** Missing where an edit could not mean this component alone. */
  readonly slot?: Slot | undefined;
}

/**
 * How sure the format is that this is an image: `certain` by its place (a missing tag counts), `likely` by its key
 * (a tag that is written counts), `possible` by its looks alone (only a tag that floats for sure counts).
 */
export type Certainty = "certain" | "likely" | "possible";

export type Components = Readonly<Record<ReferenceComponent, Component>>;

/** One image reference at one place of a file. Much of it may be worked out whenever it is asked for, so no copy has it all (`{ ...image }`). */
export interface Image extends Components {
  /** The whole reference as used, or the name's value where the format splits it over keys. */
  readonly range: Range;
  /** As it stands in the file, joined with `:` and `@` where the format splits it. */
  readonly written: string;
  /** The path of keys, or the instruction: `spec.containers[0].image`, `FROM`. */
  readonly where: string;
  readonly certainty: Certainty;
  /** The logical statement around it; a directive above that statement covers the image. */
  readonly statement?: Range | undefined;
}

export const isAbsent = (component: Component): boolean => component.parts.length === 0;

export const isDynamic = (component: Component): boolean => component.parts.some((part) => part.kind === "unknown");

/** A component's value, if nothing of it is unknown; `undefined` also when it is absent. */
export function valueOf(component: Component): string | undefined {
  return isAbsent(component) ? undefined : textOfParts(component.parts);
}

/** Where the value of a component is written when that is elsewhere in the file. */
export function originsOf(component: Component): readonly Range[] {
  return component.parts.flatMap((part) => (part.kind === "known" ? [part.origin.range] : []));
}

/** Whether the file names the image; a `tag` alone, in values or as a chart's appVersion, is of one that another file names. */
export function isNamed({ repository }: Image): boolean {
  const last = repository.parts.at(-1);
  return last !== undefined && (last.kind !== "unknown" || last.written !== "");
}

/** Whether a digest pins the reference, or may: a digest that is unknown is the author's affair. */
export const hasDigest = (image: Image): boolean => !isAbsent(image.digest);

/** The reference with Docker's defaults, for people and JSON; as written where the name has unknown parts. */
export function describeImage(image: Image): string {
  const shown = (component: Component) => (isAbsent(component) ? undefined : showParts(component.parts));
  if (isDynamic(image.registry) || isDynamic(image.repository)) return image.written;
  return formatReference({
    registry: shown(image.registry),
    repository: showParts(image.repository.parts),
    tag: shown(image.tag),
    digest: shown(image.digest),
  });
}

/** The edit that makes a component `value`, in this spot's own spelling; `undefined` where no edit can. */
export function setComponent(image: Image, name: ReferenceComponent, value: string): TextEdit | undefined {
  const slot = image[name].slot;
  return slot && { ...slot.range, text: slot.encode(value) };
}

/** The range from the first part's use to the last one's; `otherwise` when there are no parts. */
export function rangeOfParts(parts: readonly Part[], otherwise: Range): Range {
  const first = parts[0];
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return otherwise;
  return { start: rangeOfPart(first).start, end: rangeOfPart(last).end };
}
