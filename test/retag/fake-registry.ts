import { createHash } from "node:crypto";
import type { Clock } from "../../src/registry/clock.js";
import type { Failed, FailureKind, ManifestBytes, ManifestDescriptor, Outcome, RegistryClient, RegistryPlace } from "../../src/registry/registry-client.js";
import type { RetagEntry } from "../../src/retag/retag-entry.js";
import { placeOfEntry } from "../../src/retag/retag-entry.js";

export const IMAGE_TYPE = "application/vnd.oci.image.manifest.v1+json";
export const INDEX_TYPE = "application/vnd.oci.image.index.v1+json";

export const digestOf = (bytes: Uint8Array | string): string => `sha256:${createHash("sha256").update(bytes).digest("hex")}`;

export const failed = (failure: FailureKind, attempts = 1): Failed => ({ kind: "failed", failure, message: `injected ${failure}`, attempts });

/** A client over maps, with a log of its calls; a test replaces the methods that are to misbehave. */
export class FakeRegistry implements RegistryClient {
  readonly log: string[] = [];
  readonly blobs = new Map<string, Uint8Array>();
  readonly #manifests = new Map<string, ManifestBytes>();
  readonly #tags = new Map<string, string>();

  /** Stores a manifest under a tag; answers its digest. */
  put(name: string, tag: string, content: object | string, mediaType = IMAGE_TYPE): string {
    const bytes = Buffer.from(typeof content === "string" ? content : JSON.stringify(content));
    const digest = digestOf(bytes);
    const repository = keyOf(placeOfEntry({ name }));
    this.#manifests.set(`${repository}@${digest}`, { digest, mediaType, bytes });
    this.#tags.set(`${repository}:${tag}`, digest);
    return digest;
  }

  putBlob(content: object): string {
    const bytes = Buffer.from(JSON.stringify(content));
    this.blobs.set(digestOf(bytes), bytes);
    return digestOf(bytes);
  }

  drop(name: string, tag: string): void {
    this.#tags.delete(`${keyOf(placeOfEntry({ name }))}:${tag}`);
  }

  tagged(name: string, tag: string): string | undefined {
    return this.#tags.get(`${keyOf(placeOfEntry({ name }))}:${tag}`);
  }

  resolveManifest: RegistryClient["resolveManifest"] = async (at, reference) => {
    this.log.push(`HEAD ${at.repository}:${reference}`);
    return this.#find(at, reference);
  };

  readManifest: RegistryClient["readManifest"] = async (at, reference) => {
    this.log.push(`GET ${at.repository}:${reference}`);
    return this.#find(at, reference);
  };

  writeManifest: RegistryClient["writeManifest"] = async (at, tag, manifest) => {
    this.log.push(`PUT ${at.repository}:${tag}`);
    this.store(at, tag, manifest);
    return Promise.resolve({ kind: "created" });
  };

  readBlob: RegistryClient["readBlob"] = async (_at, digest) => {
    const value = this.blobs.get(digest);
    return Promise.resolve(value === undefined ? { kind: "absent" } : { kind: "found", value });
  };

  backOff: RegistryClient["backOff"] = async (attempt) => {
    this.log.push(`pause ${attempt}`);
    return Promise.resolve();
  };

  close = async (): Promise<void> => Promise.resolve();

  /** What a PUT does when it is carried out. */
  store(at: RegistryPlace, tag: string, manifest: ManifestBytes): void {
    this.#manifests.set(`${keyOf(at)}@${manifest.digest}`, manifest);
    this.#tags.set(`${keyOf(at)}:${tag}`, manifest.digest);
  }

  async #find(at: RegistryPlace, reference: string): Promise<Outcome<ManifestBytes & ManifestDescriptor>> {
    await Promise.resolve();
    const digest = reference.includes(":") ? reference : this.#tags.get(`${keyOf(at)}:${reference}`);
    const value = this.#manifests.get(`${keyOf(at)}@${digest ?? ""}`);
    return value === undefined ? { kind: "absent" } : { kind: "found", value: { ...value, size: value.bytes.length } };
  }
}

const keyOf = ({ host, repository }: RegistryPlace): string => `${host}/${repository}`;

export const entry = (over: Partial<RetagEntry> = {}): RetagEntry => ({ file: "image-tags.yaml", line: 5, name: "registry.test/team/app", sourceTag: "build-1", sourceRef: undefined, tag: "v1", ...over });

/** Time that passes only while somebody sleeps. */
export function fakeClock(): Clock & { readonly slept: readonly number[] } {
  const slept: number[] = [];
  let time = 0;
  const sleep = async (milliseconds: number) => {
    slept.push(milliseconds);
    time += milliseconds;
    await Promise.resolve();
  };
  return { slept, now: () => time, sleep };
}
