import type { Certainty } from "../../model/image.js";
import type { KeyPath } from "../key-path.js";
import { showKeyPath } from "../key-path.js";
import type { SplitValues } from "../split-image.js";
import { isGiven, joinImage } from "../split-image.js";
import type { YamlReading } from "../yaml-reading.js";

/**
 * Adds the image that is split over these values, if they give a tag or a digest: else both are said elsewhere. A name
 * that is none, such as a word that a build replaces, says nothing against the tag.
 * @param path leads to what pins the image
 */
export function addKeyedImage(values: SplitValues, path: KeyPath, certainty: Certainty, { images, token }: YamlReading): void {
  const tag = values.tag !== undefined && isGiven(values.tag) ? values.tag : undefined;
  const digest = values.digest !== undefined && isGiven(values.digest) ? values.digest : undefined;
  if (tag === undefined && digest === undefined) return;
  const image = joinImage({ ...values, tag, digest }, token) ?? joinImage({ names: [], tag, digest }, token);
  images.add(image && { ...image, where: showKeyPath(path), certainty });
}
