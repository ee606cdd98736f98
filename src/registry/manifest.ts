import { digestOf, isKnownDigest } from "./digest.js";
import { parseObject } from "./error-body.js";
import { isDockerType, isIndexType, isManifestType } from "./media-types.js";
import type { ManifestBytes } from "./registry-client.js";
import { RegistryFailure } from "./registry-failure.js";
import { cleanText } from "./registry-text.js";

/** A manifest as it came, and what is known about it. */
interface Received {
  readonly bytes: Uint8Array;
  /** The `Content-Type` header. */
  readonly contentType: string;
  /** The digest that was asked for, or that the registry names. */
  readonly expected: string | undefined;
  /** How messages call it. */
  readonly name: string;
}

/**
 * The manifest, once its bytes hash to the digest expected and its content type is one of the four and its own.
 * @throws RegistryFailure of kind `protocol`
 */
export function checkManifest({ bytes, contentType, expected, name }: Received): ManifestBytes {
  const refuse = (what: string): never => {
    throw new RegistryFailure("protocol", `${name} ${what}`);
  };
  const digest = digestOf(bytes, expected !== undefined && isKnownDigest(expected) ? expected : undefined);
  if (expected !== undefined && digest !== expected) refuse(`has bytes of ${digest}, not of ${cleanText(expected)}`);

  const mediaType = essenceOf(contentType);
  if (/manifest\.v1\+(?:json|prettyjws)$/.test(mediaType) && !isManifestType(mediaType)) refuse("is a manifest of schema 1, which has no digest of its own; push the image again with a newer tool");
  if (!isManifestType(mediaType)) refuse(`is no manifest: its content type is "${cleanText(mediaType)}"`);

  const manifest = parseObject(bytes);
  if (manifest === undefined) return refuse("is no manifest: it is not a JSON object");
  if (manifest.schemaVersion !== 2) refuse("is a manifest of another schema than 2; push the image again with a newer tool");
  const own = manifest.mediaType;
  if (own === undefined ? isDockerType(mediaType) : own !== mediaType) refuse(`was sent as "${mediaType}", and says "${cleanText(String(own))}" of itself`);
  const foreign = isIndexType(mediaType) ? ["layers", "config"] : ["manifests"];
  // One document that is both is read differently by different tools (CVE-2021-41190).
  if (foreign.some((key) => key in manifest)) refuse(`was sent as "${mediaType}", and is also something else`);
  return { bytes, digest, mediaType };
}

/** A content type without its parameters, in lower case. */
export function essenceOf(contentType: string): string {
  return (contentType.split(";", 1)[0] ?? "").trim().toLowerCase();
}
