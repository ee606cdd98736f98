import type { ManifestBytes } from "../registry/registry-client.js";
import type { RetagResult } from "./retag-result.js";

/** One of an index's manifests. */
export interface ManifestChild {
  readonly digest: string;
  /** `os/architecture[/variant]`. */
  readonly platform: string;
}

/** What a manifest's JSON says, as far as anybody here asks. */
export interface ManifestContent {
  /** Of an index: its images, without attestations. */
  readonly children: readonly ManifestChild[] | undefined;
  /** Of an index: the platforms of its images, sorted, each once. */
  readonly platforms: readonly string[] | undefined;
  /** Of an image: the digest of its configuration. */
  readonly config: string | undefined;
}

/** Reads a manifest or an index; `undefined` when its JSON is neither. */
export function readContent({ bytes }: Pick<ManifestBytes, "bytes">): ManifestContent | undefined {
  const data = parseJson(bytes);
  if (!isObject(data)) return undefined;
  if (Array.isArray(data.manifests)) {
    const children = data.manifests.flatMap((child: unknown) => readChild(child) ?? []);
    return { children, platforms: [...new Set(children.map(({ platform }) => platform))].sort(), config: undefined };
  }
  const config = isObject(data.config) && typeof data.config.digest === "string" ? data.config.digest : undefined;
  return config === undefined ? undefined : { children: undefined, platforms: undefined, config };
}

/** What is recorded of a manifest, by its own bytes: a HEAD may tell no length, or another content type. */
export function describeManifest(manifest: ManifestBytes): Pick<RetagResult, "mediaType" | "size" | "platforms"> {
  return { mediaType: manifest.mediaType, size: manifest.bytes.length, platforms: readContent(manifest)?.platforms };
}

/** JSON from a registry; `undefined` when it is none. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

export const isObject = (data: unknown): data is Readonly<Record<string, unknown>> => typeof data === "object" && data !== null && !Array.isArray(data);

/** BuildKit hangs attestations into the index as images of platform unknown/unknown, with an annotation that says so. */
function readChild(child: unknown): ManifestChild | undefined {
  if (!isObject(child) || typeof child.digest !== "string") return undefined;
  const { platform, annotations } = child;
  if (isObject(annotations) && annotations["vnd.docker.reference.type"] === "attestation-manifest") return undefined;
  const names = isObject(platform) ? [platform.os, platform.architecture, platform.variant] : [];
  const [os = "unknown", architecture = "unknown", variant] = names.map((name) => (typeof name === "string" && /^[\w.-]{1,40}$/.test(name) ? name : undefined));
  if (os === "unknown" && architecture === "unknown" && isObject(platform)) return undefined;
  return { digest: child.digest, platform: [os, architecture, ...(variant === undefined ? [] : [variant])].join("/") };
}
