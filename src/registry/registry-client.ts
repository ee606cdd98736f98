/**
 * What taglint asks of a registry that speaks the OCI distribution API. Nothing here throws for what a registry or a network does:
 * outcomes say it. A promise rejects only with the reason of the client's abort signal, or for a bug.
 */
export interface RegistryClient {
  /**
   * Which manifest a tag or digest stands for, by HEAD; by GET, hashed, where HEAD gives no usable digest. `absent` only when a
   * GET was answered with a 404 that carries one of the codes for it, because a 404 alone proves nothing.
   */
  resolveManifest(at: RegistryPlace, reference: string, options?: CallOptions): Promise<Outcome<ManifestDescriptor>>;
  /**
   * A manifest's bytes, at most 4 MiB. By digest, they hash to it; by tag, to the digest that the registry names, if it names one.
   * The content type is one of the four that taglint knows and agrees with the manifest; schema 1 is refused.
   */
  readManifest(at: RegistryPlace, reference: string, options?: CallOptions): Promise<Outcome<ManifestBytes>>;
  /** Puts the exact bytes under `tag`, once, and tells this one attempt's fate; the caller decides by HEAD what to do next. */
  writeManifest(at: RegistryPlace, tag: string, manifest: ManifestBytes, options?: CallOptions): Promise<WriteOutcome>;
  /** A blob that hashes to `digest`; `too-large` over `limit` bytes. */
  readBlob(at: RegistryPlace, digest: string, limit: number, options?: CallOptions): Promise<Outcome<Uint8Array>>;
  /** Waits as the client does between its own attempts, after the caller's `attempt`-th (from 1) of something the client does not repeat. */
  backOff(attempt: number, options?: CallOptions): Promise<void>;
  /** Closes all connections. */
  close(): Promise<void>;
}

/** A repository of a registry, as {@link placeOf} makes it from an image's name: the API's host (and port), the whole repository path. */
export interface RegistryPlace {
  readonly host: string;
  readonly repository: string;
}

export interface CallOptions {
  /** What the token is asked for; default `pull`. A write always asks for `push`. */
  readonly access?: "pull" | "push";
  /** Told of each attempt and wait of this call. */
  readonly observe?: (event: RegistryEvent) => void;
}

/** Milliseconds throughout. A wait is told when it begins. */
export type RegistryEvent =
  | { readonly kind: "attempt"; readonly method: string; readonly host: string }
  | { readonly kind: "wait"; readonly reason: "retry" | "rate-limit"; readonly host: string; readonly milliseconds: number };

/** `attempts` is 0 where nothing was sent: the host's rate limit lasts longer than it may, and `resetsAt` tells until when; or it is no host. */
export interface Failed {
  readonly kind: "failed";
  readonly failure: FailureKind;
  /** One printable sentence, without secrets. */
  readonly message: string;
  readonly resetsAt?: Date;
  readonly attempts: number;
}

export type Outcome<T> = { readonly kind: "found"; readonly value: T } | { readonly kind: "absent" } | Failed;

export type WriteOutcome =
  /** 201, and the digest it names, if any, is the manifest's. */
  | { readonly kind: "created" }
  /** The registry says no: 400, 403, 404, 409, 412 and their like. `code` is the registry's own word for it. */
  | { readonly kind: "refused"; readonly status: number; readonly code?: string; readonly message: string }
  /** It may have been stored or not: a reset, a timeout, 408, 429, 5xx. */
  | { readonly kind: "unknown"; readonly failure: FailureKind; readonly message: string }
  | Failed;

export type FailureKind =
  | "auth"
  | "denied"
  | "rate-limited"
  | "registry-error"
  | "network"
  | "timeout"
  | "tls"
  | "dns"
  | "protocol"
  | "unclear-404"
  | "too-large"
  | "realm-refused"
  | "redirect-refused";

export interface ManifestDescriptor {
  readonly digest: string;
  /** As the registry named it; empty when it named none. */
  readonly mediaType: string;
  /** Bytes; `undefined` when the registry did not say. */
  readonly size: number | undefined;
}

export interface ManifestBytes {
  readonly bytes: Uint8Array;
  readonly digest: string;
  readonly mediaType: string;
}
