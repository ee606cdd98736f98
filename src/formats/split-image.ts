import type { Component, Components, Image, Slot } from "../model/image.js";
import { isAbsent } from "../model/image.js";
import type { LiteralPart, Part } from "../model/part.js";
import { literalPart, rangeOfPart, textOfParts } from "../model/part.js";
import { splitReference } from "../model/split-reference.js";
import type { Range, SourceText } from "../model/text.js";
import { sliceSource } from "../model/text.js";
import type { JoinedName } from "./joined-components.js";
import { absentAt, JoinedComponents } from "./joined-components.js";
import type { ImagePosition } from "./placed-image.js";
import { PlacedImage } from "./placed-image.js";
import { splitPlaceholders } from "./placeholder-parts.js";
import { trimSource } from "./trim-source.js";
import { slotFor, ValueComponent } from "./value-component.js";
import type { YamlValue } from "./yaml-value.js";

/** The values of the keys over which a reference is split; an empty one is a key without a value. */
export interface SplitValues {
  readonly registry?: YamlValue | undefined;
  /** Joined with slashes: `repository: nvcr.io/nvidia`, `image: driver`. None when the name stands in another file. */
  readonly names: readonly YamlValue[];
  /** None for an image that only a digest pins. */
  readonly tag?: YamlValue | undefined;
  readonly digest?: YamlValue | undefined;
  /** Whether the digest's key wants the hexadecimal digits alone: `sha`. */
  readonly bareDigest?: boolean | undefined;
}

/** More text than this is no reference. */
const LONGEST = 1024;

const HEX = /^[0-9a-f]{64}$/;
const ALGORITHM = "sha256:";
/** `@sha256:…`, not a placeholder such as `@TAG@`. */
const DIGEST_ALONE = /^@[A-Za-z][\w+.-]*:/;

/** A reference that was put together, and what there is to say of it without its place. */
export interface JoinedImage {
  readonly components: Components;
  readonly range: Range;
  readonly written: string;
}

/** Whether a key has more than null or an empty string. */
export const isGiven = (value: YamlValue): boolean => value.source.value.trim() !== "";

/**
 * Puts a reference together from values that stand in different places. An empty tag is unknown, because the chart's
 * appVersion takes its place; so is a name that the file does not give. Answers `undefined` when a value cannot be what
 * its key says.
 */
export function joinImage(values: SplitValues, token: RegExp | undefined): JoinedImage | undefined {
  const anchor = values.tag ?? values.names[0] ?? values.digest;
  if (anchor === undefined || partsOf(values).some(({ source }) => source.value.length > LONGEST)) return undefined;
  const place = anchor.source.range;
  const name = readName(values, place, token);
  const version = readVersion(values.tag, place, token);
  if (name === undefined || version === undefined) return undefined;

  const hasOwnTag = (values.tag === undefined || !isGiven(values.tag)) && !name.isOpen && !isAbsent(name.components.tag);
  const tag = hasOwnTag ? shareIf(values.names.at(-1), name.components.tag) : shareIf(values.tag, version.tag);
  const digest = readDigest(values, place, token) ?? (isAbsent(version.digest) ? undefined : shareIf(values.tag, version.digest));
  return {
    components: new JoinedComponents(name, { tag, digest, place }),
    range: values.names.findLast(isGiven)?.source.range ?? place,
    written: writtenAs(values),
  };
}

/** The image that was put together, at its place. */
export const placeJoined = ({ components, range, written }: JoinedImage, place: Pick<ImagePosition, "where" | "certainty" | "statement">): Image =>
  new PlacedImage(components, { range, written, ...place });

function partsOf({ registry, names, tag, digest }: SplitValues): readonly YamlValue[] {
  return [registry, ...names, tag, digest].filter((value) => value !== undefined);
}

/** The name, with the tag and the digest that may be written in it. */
function readName({ registry, names }: SplitValues, place: Range, token: RegExp | undefined): JoinedName | undefined {
  const given = names.filter(isGiven);
  const parts: readonly Part[] = given.length === 0 ? [{ kind: "unknown", written: "", range: place }] : given.reduce((before, { source }) => join(before, splitName(source, token)), NO_PARTS);
  const hosted = registry !== undefined && isGiven(registry) ? splitName(registry.source, token) : NO_PARTS;
  // A registry with a scheme, or the like, says nothing against the rest.
  const components = (hosted.length > 0 ? splitReference(join(hosted, parts)) : undefined) ?? splitReference(parts);
  if (components === undefined) return undefined;
  const last = parts.at(-1);
  const isOpen = last?.kind === "unknown" && components.tag.parts[0] === last;
  return { components, isWhole: given.length === 1 && hosted.length === 0, isOpen };
}

const NO_PARTS: readonly Part[] = [];

function splitName(source: SourceText, token: RegExp | undefined): readonly Part[] {
  const trimmed = trimSource(source);
  const { value } = trimmed;
  const from = value.startsWith("/") ? 1 : 0;
  const to = value.endsWith("/") ? value.length - 1 : value.length;
  if (from >= to) return NO_PARTS;
  return splitPlaceholders(to - from === value.length ? trimmed : sliceSource(trimmed, from, to), token);
}

/** Two pieces of a name with a slash between them that stands nowhere in the file. */
function join(left: readonly Part[], right: readonly Part[]): readonly Part[] {
  const [first] = right;
  if (left.length === 0) return right;
  return first === undefined ? left : [...left, unwritten("/", rangeOfPart(first).start), ...right];
}

function unwritten(value: string, offset: number): LiteralPart {
  const offsets = new Array<number>(value.length + 1).fill(offset);
  return literalPart({ value, range: { start: offset, end: offset }, offsets });
}

/** The tag's value, which may have a digest behind it, or be one: `tag: 1.2@sha256:…`. */
function readVersion(tag: YamlValue | undefined, place: Range, token: RegExp | undefined): Pick<Components, "tag" | "digest"> | undefined {
  if (tag === undefined) return { tag: absentAt(place), digest: absentAt(place) };
  const { range } = tag.source;
  if (!isGiven(tag)) return { tag: { parts: [{ kind: "unknown", written: "", range }], range, slot: tag.slot }, digest: absentAt(range) };
  const source = trimSource(tag.source);
  const parts = splitPlaceholders(source, token);
  const separator = source.value.startsWith(ALGORITHM) ? "x@" : DIGEST_ALONE.test(source.value) ? "x" : "x:";
  const components = splitReference([unwritten(separator, source.range.start), ...parts]);
  if (components === undefined) return undefined;
  // The name that was put before the tag brings a separator along where one of the two is missing.
  if (isAbsent(components.tag)) return { tag: { parts: [], range: components.tag.range }, digest: components.digest };
  if (!isAbsent(components.digest)) return components;
  return { tag: new ValueComponent(tag, token), digest: absentAt({ start: range.end, end: range.end }) };
}

/** A digest key pins whatever it says: the digits alone, too. An empty one is where a digest would go. */
function readDigest({ digest, bareDigest = false }: SplitValues, place: Range, token: RegExp | undefined): Component | undefined {
  if (digest === undefined) return undefined;
  const { range } = digest.source;
  const bare = (slot: Slot): Slot => ({ ...slot, encode: (value) => slot.encode(value.startsWith(ALGORITHM) ? value.slice(ALGORITHM.length) : value) });
  if (!isGiven(digest)) return { parts: [], range: place, slot: digest.slot && (bareDigest ? bare(digest.slot) : digest.slot) };
  const parts = splitPlaceholders(trimSource(digest.source), token);
  const slot = slotFor(digest, parts);
  if (!HEX.test(textOfParts(parts) ?? "")) return { parts, range, slot };
  return { parts: [unwritten(ALGORITHM, range.start), ...parts], range, slot: slot && bare(slot) };
}

function shareIf(value: YamlValue | undefined, component: Component): Component {
  if (value?.shared !== true || component.slot === undefined) return component;
  const { parts, range, slot } = component;
  return { parts, range, slot: { ...slot, safety: "unsafe" } };
}

function writtenAs({ registry, names, tag, digest }: SplitValues): string {
  const text = (value: YamlValue | undefined) => value?.source.value.trim() ?? "";
  const name = [text(registry), ...names.map(text)].filter((piece) => piece !== "").join("/");
  const version = text(tag);
  const tail = text(digest) === "" ? "" : `@${text(digest)}`;
  return name + (name === "" || version === "" ? version : `:${version}`) + tail;
}
