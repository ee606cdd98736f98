import type { Image } from "./image.js";
import { hasDigest, isAbsent, isDynamic } from "./image.js";
import { surelyMatches } from "./tag-pattern.js";

/** Tags that are moved by the very convention that names them. */
export const FLOATING_TAGS: readonly string[] = ["latest", "*-latest"];

/** Whether nothing of the reference can move by convention: it has a digest, or a tag that is all known and floats not. */
export function isPinned(image: Image): boolean {
  if (hasDigest(image)) return true;
  if (isAbsent(image.tag) || isDynamic(image.tag)) return false;
  return !FLOATING_TAGS.some((pattern) => surelyMatches(pattern, image.tag));
}
