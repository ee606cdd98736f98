import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";

export interface Manifest {
  readonly bytes: Buffer;
  readonly digest: string;
  readonly mediaType: string;
}

/** What a push brings: the blobs, the manifests below, the manifest that gets the tag. */
export interface Image {
  readonly manifest: Manifest;
  readonly children: readonly Manifest[];
  readonly blobs: readonly Buffer[];
}

const TYPES = {
  oci: {
    index: "application/vnd.oci.image.index.v1+json",
    image: "application/vnd.oci.image.manifest.v1+json",
    config: "application/vnd.oci.image.config.v1+json",
    layer: "application/vnd.oci.image.layer.v1.tar+gzip",
  },
  docker: {
    index: "application/vnd.docker.distribution.manifest.list.v2+json",
    image: "application/vnd.docker.distribution.manifest.v2+json",
    config: "application/vnd.docker.container.image.v1+json",
    layer: "application/vnd.docker.image.rootfs.diff.tar.gzip",
  },
} as const;

export interface ImageOptions {
  /** Default `oci`. */
  readonly kind?: keyof typeof TYPES;
  /** `os/architecture`; default `linux/amd64`. */
  readonly platform?: string;
  /** The config's environment, such as `SHA=…`. */
  readonly env?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  /** Something by which it differs from others. */
  readonly content?: string;
  /** More fields of the manifest, such as `subject`. */
  readonly extra?: Readonly<Record<string, unknown>>;
  /** Whether the manifest names its own type; only OCI's may not. */
  readonly named?: boolean;
}

const digestOf = (bytes: Buffer): string => `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
const describe = (mediaType: string, bytes: Buffer): Record<string, unknown> => ({ mediaType, digest: digestOf(bytes), size: bytes.length });
/** The two blocks of zeros that end every tar, and here begin it as well. */
const EMPTY_TAR = Buffer.alloc(1024);

/** An image for one platform, with one empty layer. */
export function makeImage({ kind = "oci", platform = "linux/amd64", env = [], labels = {}, content = "", extra = {}, named = true }: ImageOptions = {}): Image {
  const types = TYPES[kind];
  const layer = gzipSync(EMPTY_TAR);
  const [os, architecture] = platform.split("/");
  const config = Buffer.from(
    JSON.stringify({ architecture, os, author: content, config: { Env: ["PATH=/usr/bin", ...env], Labels: labels }, rootfs: { type: "layers", diff_ids: [digestOf(EMPTY_TAR)] }, history: [] }),
  );
  const body = { schemaVersion: 2, ...(named ? { mediaType: types.image } : {}), config: describe(types.config, config), layers: [describe(types.layer, layer)], ...extra };
  return { manifest: writeManifest(types.image, body), children: [], blobs: [config, layer] };
}

export interface IndexOptions extends Pick<ImageOptions, "kind" | "extra"> {
  /** White space that a tool which parses and prints would change. */
  readonly odd?: boolean;
  /** An attestation of each image beside it, as BuildKit writes them. */
  readonly attested?: boolean;
}

/** An index (a list, for Docker) of images by their platforms. */
export function makeIndex(images: Readonly<Record<string, Image>>, { kind = "oci", extra = {}, odd = false, attested = false }: IndexOptions = {}): Image {
  const entries = Object.entries(images).map(([platform, image]) => ({ platform, image }));
  const attestations = attested ? entries.map(({ image }) => ({ image: makeImage({ platform: "unknown/unknown", content: `attests ${image.manifest.digest}` }), of: image.manifest.digest })) : [];
  const listed = [
    ...entries.map(({ platform, image: { manifest } }) => ({ ...describe(manifest.mediaType, manifest.bytes), platform: platformOf(platform) })),
    ...attestations.map(({ image: { manifest }, of }) => ({
      ...describe(manifest.mediaType, manifest.bytes),
      platform: platformOf("unknown/unknown"),
      annotations: { "vnd.docker.reference.type": "attestation-manifest", "vnd.docker.reference.digest": of },
    })),
  ];
  const all = [...entries, ...attestations].map(({ image }) => image);
  const body = { schemaVersion: 2, mediaType: TYPES[kind].index, manifests: listed, ...extra };
  return { manifest: writeManifest(TYPES[kind].index, body, odd), children: all.map(({ manifest }) => manifest), blobs: all.flatMap(({ blobs }) => blobs) };
}

function platformOf(text: string): Record<string, string> {
  const [os = "", architecture = "", variant] = text.split("/");
  return { architecture, os, ...(variant === undefined ? {} : { variant }) };
}

function writeManifest(mediaType: string, body: object, odd = false): Manifest {
  const text = odd ? `\n${JSON.stringify(body, null, "\t ").replaceAll(": ", "  :\t").replaceAll("/", "\\/")} \r\n\n` : JSON.stringify(body, null, 3);
  const bytes = Buffer.from(text);
  return { bytes, digest: digestOf(bytes), mediaType };
}
