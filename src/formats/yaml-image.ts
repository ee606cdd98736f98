import type { Certainty, Component, Components, Image } from "../model/image.js";
import { isAbsent, rangeOfParts, valueOf } from "../model/image.js";
import { ChangedComponents } from "../model/changed-components.js";
import type { Part } from "../model/part.js";
import { showParts } from "../model/part.js";
import { splitReference } from "../model/split-reference.js";
import type { Range, SourceText } from "../model/text.js";
import { sliceSource } from "../model/text.js";
import type { Scalar } from "../yaml/node.js";
import type { KeyPath } from "./key-path.js";
import { isModelAt, isModelName } from "./model-name.js";
import { PlacedImage } from "./placed-image.js";
import { splitPlaceholders } from "./placeholder-parts.js";
import { trimSource } from "./trim-source.js";

/** What stands before a reference inside a longer value: `--sidecar-image=`, `-image=`, `RUNNER_IMAGE=`. */
const ARGUMENT = /^(?:--?[A-Za-z][\w.-]*|[A-Za-z_]\w*)=/;

/** How tools say that an address is an image's: Flux and KServe, the transports of containers/image, and go-getter. */
const SCHEME = /^(?:(?:oci|docker):\/\/|oci::)/;

/**
 * What stands for no value, or for a value of another type, Istio's word for "the injector knows", and what ko builds by the
 * path of its sources.
 */
const NO_IMAGE = /^(?:~|null|Null|NULL|true|false|auto|[-+]?\d+(?:\.\d+)?|github\.com\/[^:@]*)$/;

/** No reference is longer, and a text of a megabyte is no reference. */
const LONGEST = 4096;

/** What of a scalar matters here: its text, whether others read it through an anchor, and where the whole value begins. */
export type YamlText = Pick<Scalar, "source" | "anchor"> & { readonly range?: Range | undefined };

export interface ImagePlace {
  readonly path: KeyPath | undefined;
  readonly certainty: Certainty;
  readonly token: RegExp | undefined;
}

/**
 * Reads a scalar as an image reference at a place of the given certainty. Answers `undefined` when the value is none:
 * less certain places ask for a written tag or digest, the least certain for one that looks like nothing else.
 */
export function readImage(scalar: YamlText, place: ImagePlace): Image | undefined {
  if (scalar.source.value.length > LONGEST) return undefined;
  const source = trimSource(scalar.source);
  if (place.certainty === "certain" && NO_IMAGE.test(source.value)) return undefined;
  return readSource(source, place, scalar);
}

/** Reads any other value: the whole of it, or what follows an option's `=`, when it looks like a reference. */
export function readPossibleImage(scalar: YamlText, place: Omit<ImagePlace, "certainty">): Image | undefined {
  const { value } = scalar.source;
  if (value.length > LONGEST || !value.includes(":")) return undefined;
  const source = trimSource(scalar.source);
  const option = ARGUMENT.exec(source.value)?.[0] ?? "";
  const scheme = SCHEME.exec(source.value.slice(option.length, option.length + 10))?.[0] ?? "";
  const rest = sliceSource(source, option.length + scheme.length, source.value.length);
  const image = readSource(rest, { ...place, certainty: "possible" }, scalar);
  return image !== undefined && (isModelName(rest.value, option) || isModelAt(place.path, rest.value)) ? undefined : image;
}

/** The same for a text that is in pieces already. */
export function readPossibleParts(parts: readonly Part[], place: Omit<ImagePlace, "certainty">): Image | undefined {
  const components = readParts(parts, "possible");
  return components && new PlacedImage(components, { range: rangeOfParts(parts, components.repository.range), written: showParts(parts), where: place.path, certainty: "possible" });
}

function readSource(source: SourceText, { path, certainty, token }: ImagePlace, scalar: YamlText): Image | undefined {
  const components = readParts(splitPlaceholders(source, token), certainty);
  if (components === undefined) return undefined;
  const own = scalar.anchor === undefined ? components : new ChangedComponents(components, share);
  return new PlacedImage(own, { range: source.range, written: source.value, where: path, certainty, statement: scalar.range });
}

function readParts(parts: readonly Part[], certainty: Certainty): Components | undefined {
  const components = splitReference(parts);
  return components !== undefined && isPlausible(components, certainty) ? components : undefined;
}

/** An anchored value is read in other places too, so no edit of it is safe. */
const share = ({ parts, range, slot }: Component): Component => ({ parts, range, slot: slot && { ...slot, safety: "unsafe" } });

function isPlausible(components: Components, certainty: Certainty): boolean {
  if (certainty === "certain") return true;
  if (isAbsent(components.tag) && isAbsent(components.digest)) return false;
  if (certainty === "likely") return true;
  if (!isAbsent(components.digest) && valueOf(components.digest) !== undefined) return true;
  return hasExplicitHost(components) || hasLatestTag(components);
}

/** A host with a dot or a port and a path behind it; `localhost:8080` alone is no image. */
function hasExplicitHost({ registry, tag }: Components): boolean {
  const host = valueOf(registry);
  return host !== undefined && host.includes(".") && valueOf(tag) !== undefined;
}

function hasLatestTag({ tag }: Components): boolean {
  const last = tag.parts.at(-1);
  return last !== undefined && last.kind !== "unknown" && /(?:^|-)latest$/.test(last.text);
}
