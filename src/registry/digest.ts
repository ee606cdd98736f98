import { createHash } from "node:crypto";
import { isDigest } from "../model/reference.js";

const ALGORITHMS: readonly string[] = ["sha256", "sha384", "sha512"];

/** The digest of these bytes, by the algorithm of another digest, so that the two can be compared; sha256 by default. */
export function digestOf(bytes: Uint8Array, like = "sha256:"): string {
  const algorithm = like.slice(0, like.indexOf(":"));
  return `${algorithm}:${createHash(algorithm).update(bytes).digest("hex")}`;
}

/** Whether taglint can check bytes against this digest. */
export function isKnownDigest(text: string): boolean {
  return isDigest(text) && ALGORITHMS.includes(text.slice(0, text.indexOf(":")));
}
