import type { Certainty } from "../../model/image.js";
import type { Range } from "../../model/text.js";
import type { KeyPath } from "../key-path.js";
import type { SplitValues } from "../split-image.js";
import { isGiven, joinImage, placeJoined } from "../split-image.js";
import type { YamlReading } from "../yaml-reading.js";
import { liftRange } from "../yaml-value.js";

/** Where an image stands that is split over keys. */
export interface KeyedPlace {
  /** Leads to what pins the image. */
  readonly path: KeyPath;
  /** The mapping that holds the keys, in the document: a directive above it covers the image. */
  readonly holder: Range;
  readonly certainty: Certainty;
}

/**
 * Adds the image that is split over these values, if they give a tag or a digest: else both are said elsewhere. A name
 * that is none, such as a word that a build replaces, says nothing against the tag.
 */
export function addKeyedImage(values: SplitValues, { path, holder, certainty }: KeyedPlace, { images, token, around }: YamlReading): void {
  const tag = values.tag !== undefined && isGiven(values.tag) ? values.tag : undefined;
  const digest = values.digest !== undefined && isGiven(values.digest) ? values.digest : undefined;
  if (tag === undefined && digest === undefined) return;
  const image = joinImage({ ...values, tag, digest }, token) ?? joinImage({ names: [], tag, digest }, token);
  images.add(image && placeJoined(image, { where: path, certainty, statement: liftRange(holder, around) }));
}
