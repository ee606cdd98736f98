import { createHash, randomUUID } from "node:crypto";
import type { Received, Reply, Upstream } from "./fault-server.js";
import { errorBody } from "./faults.js";
import type { Image, Manifest } from "./images.js";

interface Repository {
  readonly tags: Map<string, string>;
  readonly manifests: Map<string, Manifest>;
  readonly blobs: Map<string, Buffer>;
}

const digestOf = (bytes: Uint8Array): string => `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
const PATH = /^\/v2\/(?<name>.+)\/(?<kind>manifests|blobs)\/(?<rest>uploads\/[\w-]*|[^/]+)$/;

/** A registry that answers as Debian's 2.8.2 does, as far as taglint and pushing by HTTP go, and keeps everything in memory. */
export class MemoryRegistry {
  readonly #repositories = new Map<string, Repository>();

  /** For a {@link FaultServer}. */
  readonly upstream: Upstream = (received) => Promise.resolve(this.#answer(received));

  /** Stores an image as a push would. */
  store(repository: string, tag: string, image: Image): this {
    const { tags, manifests, blobs } = this.#repository(repository);
    for (const blob of image.blobs) blobs.set(digestOf(blob), blob);
    for (const manifest of [...image.children, image.manifest]) manifests.set(manifest.digest, manifest);
    tags.set(tag, image.manifest.digest);
    return this;
  }

  /** Takes a tag away, and leaves its manifest. */
  untag(repository: string, tag: string): void {
    this.#repositories.get(repository)?.tags.delete(tag);
  }

  /** The digest that a tag stands for. */
  digest(repository: string, tag: string): string | undefined {
    return this.#repositories.get(repository)?.tags.get(tag);
  }

  manifest(repository: string, digest: string): Manifest | undefined {
    return this.#repositories.get(repository)?.manifests.get(digest);
  }

  tags(repository: string): readonly string[] {
    return [...(this.#repositories.get(repository)?.tags.keys() ?? [])].sort();
  }

  clear(): void {
    this.#repositories.clear();
  }

  #repository(name: string): Repository {
    const repository = this.#repositories.get(name) ?? { tags: new Map(), manifests: new Map(), blobs: new Map() };
    this.#repositories.set(name, repository);
    return repository;
  }

  #answer(received: Received): Reply {
    if (received.path === "/v2/") return json(200, "{}");
    const { name, kind, rest } = PATH.exec(received.path)?.groups ?? {};
    if (name === undefined || rest === undefined) return { status: 404, headers: { "content-type": "text/plain" }, body: Buffer.from("404 page not found\n") };
    if (rest.startsWith("uploads/")) return this.#upload(received, name, rest);
    if (received.method === "PUT" && kind === "manifests") return this.#putManifest(received, name, rest);
    if (received.method !== "GET" && received.method !== "HEAD") return refusal(405, "UNSUPPORTED", "the operation is unsupported");
    const repository = this.#repositories.get(name);
    return kind === "blobs" ? getBlob(repository, rest) : getManifest(repository, rest, received);
  }

  #putManifest({ headers, body }: Received, name: string, reference: string): Reply {
    const manifest = { bytes: body, digest: digestOf(body), mediaType: headers["content-type"] ?? "" };
    if (reference.startsWith("sha256:") && reference !== manifest.digest) return refusal(400, "DIGEST_INVALID", "provided digest did not match uploaded content");
    const { manifests, tags } = this.#repository(name);
    manifests.set(manifest.digest, manifest);
    if (!reference.startsWith("sha256:")) tags.set(reference, manifest.digest);
    return { status: 201, headers: { "docker-content-digest": manifest.digest, location: `/v2/${name}/manifests/${manifest.digest}` }, body: Buffer.alloc(0) };
  }

  /** A blob in one piece, as {@link pushImage} sends it. */
  #upload({ method, query, body }: Received, name: string, rest: string): Reply {
    if (method === "POST") return { status: 202, headers: { location: `/v2/${name}/blobs/uploads/${randomUUID()}` }, body: Buffer.alloc(0) };
    const digest = new URLSearchParams(query).get("digest") ?? "";
    if (method !== "PUT" || rest === "uploads/" || digest !== digestOf(body)) return refusal(400, "DIGEST_INVALID", "provided digest did not match uploaded content");
    this.#repository(name).blobs.set(digest, body);
    return { status: 201, headers: { "docker-content-digest": digest }, body: Buffer.alloc(0) };
  }
}

function getManifest(repository: Repository | undefined, reference: string, { headers }: Received): Reply {
  if (repository === undefined) return refusal(404, "NAME_UNKNOWN", "repository name not known to registry");
  const manifest = repository.manifests.get(repository.tags.get(reference) ?? reference);
  if (manifest === undefined) return refusal(404, "MANIFEST_UNKNOWN", "manifest unknown");
  const accepted = headers.accept ?? "";
  if (manifest.mediaType.includes("oci") && !accepted.includes(manifest.mediaType)) return refusal(404, "MANIFEST_UNKNOWN", "OCI manifest found, but accept header does not support OCI manifests");
  const described = { "content-type": manifest.mediaType, "docker-content-digest": manifest.digest, "content-length": String(manifest.bytes.length) };
  return { status: 200, headers: described, body: manifest.bytes };
}

function getBlob(repository: Repository | undefined, digest: string): Reply {
  const blob = repository?.blobs.get(digest);
  if (blob === undefined) return refusal(404, "BLOB_UNKNOWN", "blob unknown to registry");
  return { status: 200, headers: { "content-type": "application/octet-stream", "docker-content-digest": digest, "content-length": String(blob.length) }, body: blob };
}

const json = (status: number, body: Buffer | string): Reply => ({ status, headers: { "content-type": "application/json; charset=utf-8" }, body: Buffer.from(body) });
const refusal = (status: number, code: string, message: string): Reply => json(status, errorBody({ code, message }));
