import type { Certainty } from "../../model/image.js";
import { namesImages, readImageKey } from "../image-key.js";
import type { KeyPath } from "../key-path.js";
import { certaintyAt as certaintyInResource } from "../kubernetes/place.js";

/** Containers that a chart puts into its pods as they are, in a list or under their names: `extraContainers`, `initContainers`. */
const CONTAINER_LIST = /containers$/i;

/** How sure it is that the scalar at `path` is a whole reference, by the keys above it; `undefined`: the keys do not say. */
export function certaintyAt(path: KeyPath): Certainty | undefined {
  const { key, parent } = path;
  if (key === "image" && !isReferenceMap(parent) && isContainerList(parent?.parent)) return "certain";
  const byParent = certaintyOfItems(parent);
  if (byParent !== undefined || typeof key === "number") return byParent;
  const role = readImageKey(key)?.role;
  if (role === "image" || role === "repository") return "likely";
  return certaintyInResource(path);
}

/** How sure it is of all that stands in the mapping or the list at `path`. */
export const certaintyOfItems = (path: KeyPath | undefined): Certainty | undefined => (isReferenceMap(path) || isListOfImages(path) ? "likely" : undefined);

/** `images.tags`, as charts of OpenStack-Helm have it: each value is a whole reference. */
export function isReferenceMap(path: KeyPath | undefined): boolean {
  return path?.key === "tags" && path.parent?.key === "images";
}

/** Whether the mapping at `path` is an image's by the key that leads to it: `image`, `proxyImage`, `images.web`. */
export function isImageMapping(path: KeyPath | undefined): boolean {
  if (path === undefined) return false;
  if (typeof path.key === "string" && namesImages(path.key)) return true;
  return isListOfImages(path.parent);
}

export function isContainerList(path: KeyPath | undefined): boolean {
  return typeof path?.key === "string" && CONTAINER_LIST.test(path.key);
}

/** `images`, `extraImages`: a list of images or a mapping to them. */
function isListOfImages(path: KeyPath | undefined): boolean {
  return typeof path?.key === "string" && path.key.endsWith("mages") && /(?:^i|I|[_.-]i)mages$/.test(path.key);
}
