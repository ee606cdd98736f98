import type { Reference } from "../model/reference.js";
import { placeOf } from "../registry/place.js";
import type { Failed, FailureKind, ManifestBytes, RegistryClient } from "../registry/registry-client.js";
import { matchesPlatform, readConfigs } from "./image-config.js";
import { readContent } from "./manifest-content.js";
import type { ValueSource } from "./recorded-value.js";
import { recordedValue } from "./recorded-value.js";

export type ResolveState =
  /** The tag that the image records is the same manifest. */
  | "ok"
  /** It is another index of the very same images. */
  | "same-images"
  | "mismatch"
  /** The image records a commit, and no tag is named after it. */
  | "target-missing"
  /** The platforms of the image record different values. */
  | "ambiguous"
  | "no-value"
  | "bad-value"
  | "missing-source"
  | "failed";

export interface ResolveOptions {
  readonly source: ValueSource;
  /** How many digits of the commit make the tag. */
  readonly length: number;
  /** Asks only the images for this platform: `os/architecture[/variant]`. */
  readonly platform: string | undefined;
}

/** What the immutable tag of an image is. The texts are safe to print, and those but `message` to hand to a shell. */
export interface Resolution {
  readonly state: ResolveState;
  readonly kind?: FailureKind | undefined;
  /** The tag, where the state is `ok`, `same-images`, `mismatch` or `target-missing`. */
  readonly tag?: string | undefined;
  /** The commit. */
  readonly value?: string | undefined;
  /** What the tag has; where there is none, what the image has. */
  readonly digest?: string | undefined;
  /** What the image has, wherever it could be read. */
  readonly sourceDigest?: string | undefined;
  readonly platforms?: readonly string[] | undefined;
  readonly message?: string | undefined;
}

export const isResolved = ({ state }: Resolution): boolean => state === "ok" || state === "same-images";

/** From an image, by the tag or digest given or by `latest`, the tag that it was published under for good: the first digits of the commit that it records. */
export async function resolveImage(image: Reference, client: RegistryClient, { source, length, platform }: ResolveOptions): Promise<Resolution> {
  const at = placeOf(image);
  const from = image.digest ?? image.tag ?? "latest";
  const manifest = await client.readManifest(at, from);
  if (manifest.kind === "failed") return failed(manifest);
  if (manifest.kind === "absent") return { state: "missing-source", message: `there is no ${from}` };
  const { digest } = manifest.value;
  const known = { digest, sourceDigest: digest, platforms: readContent(manifest.value)?.platforms };
  const configs = await readConfigs(manifest.value, at, client, platform);
  if (configs.kind === "failed") return { ...failed(configs), sourceDigest: digest };
  if (configs.value.length === 0) return { ...known, state: "no-value", message: platform === undefined ? "it has no images" : `it has no image for ${platform}` };
  const recorded = recordedValue(configs.value, source);
  if (recorded.kind !== "value") return { ...known, state: recorded.kind, message: recorded.message };

  const { value } = recorded;
  const tag = value.slice(0, length);
  const target = await client.resolveManifest(at, tag);
  if (target.kind === "failed") return { ...failed(target), sourceDigest: digest };
  if (target.kind === "absent") return { ...known, state: "target-missing", tag, value, message: `it records ${value}, and there is no tag ${tag}` };
  if (target.value.digest === digest) return { ...known, state: "ok", tag, value };
  const other = await client.readManifest(at, target.value.digest);
  if (other.kind === "failed") return { ...failed(other), sourceDigest: digest };
  const found = { ...known, tag, value, digest: target.value.digest };
  const difference = `${tag} is ${target.value.digest}, ${from} is ${digest}`;
  if (other.kind === "found" && imagesOf(manifest.value, platform) === imagesOf(other.value, platform)) return { ...found, state: "same-images", message: `${difference}; the images are the same` };
  return { ...found, state: "mismatch", message: difference };
}

const failed = ({ failure, message }: Failed): Resolution => ({ state: "failed", kind: failure, message });

/** The images that a manifest stands for, in a form to compare: an index of one image is that image. */
function imagesOf(manifest: ManifestBytes, platform: string | undefined): string {
  const children = readContent(manifest)?.children;
  if (children === undefined) return manifest.digest;
  const wanted = children.filter((child) => matchesPlatform(child.platform, platform));
  if (wanted.length === 1) return wanted[0]?.digest ?? "";
  return wanted.map((child) => `${child.platform}=${child.digest}`).sort().join();
}
