import { isRepository, isTag } from "../model/reference.js";
import { failureOf, isPassing } from "./answer-failure.js";
import type { Attempts } from "./attempts.js";
import type { BaseUrls } from "./base-urls.js";
import type { Clock } from "./clock.js";
import { digestOf, isKnownDigest } from "./digest.js";
import { parseErrors, provesAbsence } from "./error-body.js";
import type { Kept } from "./error-body.js";
import type { Exchange } from "./exchange.js";
import { CAPS } from "./limits.js";
import { checkManifest } from "./manifest.js";
import { MANIFEST_ACCEPT } from "./media-types.js";
import type { CallOptions, Failed, FailureKind, ManifestBytes, ManifestDescriptor, Outcome, RegistryClient, RegistryEvent, RegistryPlace, WriteOutcome } from "./registry-client.js";
import { RegistryFailure } from "./registry-failure.js";
import { headerOf } from "./transport.js";
import type { HttpAnswer, HttpRequest } from "./transport.js";

export interface HttpClientParts {
  readonly exchange: Exchange;
  readonly attempts: Attempts;
  readonly baseUrls: BaseUrls;
  readonly clock: Clock;
  readonly signal: AbortSignal | undefined;
  readonly close: () => Promise<void>;
}

/** Answers to HEAD that say nothing about the manifest: some servers give them to every HEAD. */
const UNUSABLE_HEADS: readonly number[] = [400, 404, 405, 501];

/** What may befall a PUT that was applied all the same. */
const UNKNOWN_FATES: readonly FailureKind[] = ["network", "timeout", "registry-error", "rate-limited", "protocol", "too-large"];

/** A part of the API's path, behind the repository. */
interface Thing {
  readonly kept: Kept;
  readonly reference: string;
}

export class HttpRegistryClient implements RegistryClient {
  constructor(private readonly parts: HttpClientParts) {}

  resolveManifest(at: RegistryPlace, reference: string, callOptions?: CallOptions): Promise<Outcome<ManifestDescriptor>> {
    return outcomeOf(callOptions, async (options) => {
      const head = await this.#read("HEAD", at, { kept: "manifests", reference }, CAPS.manifest, options);
      const digest = headerOf(head, "docker-content-digest");
      if (head.status === 200 && digest !== undefined && isKnownDigest(digest)) {
        if (isKnownDigest(reference) && digest !== reference) throw new RegistryFailure("protocol", `${nameOf(at, reference)}: the registry says that it is ${digest}`);
        const size = headerOf(head, "content-length");
        return { digest, mediaType: headerOf(head, "content-type") ?? "", size: size === undefined ? undefined : Number(size) };
      }
      if (head.status !== 200 && !UNUSABLE_HEADS.includes(head.status)) throw failureOf(head, "HEAD", this.parts.clock.now());
      const manifest = await this.#manifest(at, reference, options);
      return manifest && { digest: manifest.digest, mediaType: manifest.mediaType, size: manifest.bytes.length };
    });
  }

  readManifest(at: RegistryPlace, reference: string, callOptions?: CallOptions): Promise<Outcome<ManifestBytes>> {
    return outcomeOf(callOptions, (options) => this.#manifest(at, reference, options));
  }

  readBlob(at: RegistryPlace, digest: string, limit: number, callOptions?: CallOptions): Promise<Outcome<Uint8Array>> {
    return outcomeOf(callOptions, async (options) => {
      const answer = await this.#get(at, { kept: "blobs", reference: digest }, limit, options);
      if (answer === undefined) return undefined;
      const actual = digestOf(answer.bytes, digest);
      if (actual !== digest) throw new RegistryFailure("protocol", `${nameOf(at, digest)} has bytes of ${actual}`);
      return answer.bytes;
    });
  }

  async writeManifest(at: RegistryPlace, tag: string, manifest: ManifestBytes, callOptions?: CallOptions): Promise<WriteOutcome> {
    const { options, attempts } = counted(callOptions);
    try {
      return this.#fateOf(await this.#put(at, tag, manifest, options), nameOf(at, tag), manifest);
    } catch (error) {
      if (!(error instanceof RegistryFailure)) throw error;
      const { kind, message, details } = error;
      const unknown = UNKNOWN_FATES.includes(kind) && details.resetsAt === undefined;
      return unknown ? { kind: "unknown", failure: kind, message } : failedWith(error, attempts());
    }
  }

  async backOff(attempt: number, { observe = ignore }: CallOptions = {}): Promise<void> {
    await this.parts.attempts.backOff(attempt, "", observe);
  }

  close(): Promise<void> {
    return this.parts.close();
  }

  #fateOf(answer: HttpAnswer, name: string, manifest: ManifestBytes): WriteOutcome {
    const { status, bytes } = answer;
    const failure = failureOf(answer, "PUT", this.parts.clock.now());
    if (status === 201) {
      const digest = headerOf(answer, "docker-content-digest");
      if (digest === undefined || digest === manifest.digest || !isKnownDigest(digest)) return { kind: "created" };
      return failedWith(new RegistryFailure("protocol", `${name} was stored as ${digest}, and not as ${manifest.digest}`), 1);
    }
    // Of success, only 201 says that something was created.
    if (status < 400 || isPassing(status)) return { kind: "unknown", failure: failure.kind, message: failure.message };
    const code = parseErrors(bytes)[0]?.code;
    return { kind: "refused", status, message: failure.message, ...(code === undefined ? {} : { code }) };
  }

  async #manifest(at: RegistryPlace, reference: string, options: CallOptions): Promise<ManifestBytes | undefined> {
    const answer = await this.#get(at, { kept: "manifests", reference }, CAPS.manifest, options);
    if (answer === undefined) return undefined;
    const said = headerOf(answer, "docker-content-digest");
    const expected = isKnownDigest(reference) ? reference : said !== undefined && isKnownDigest(said) ? said : undefined;
    return checkManifest({ bytes: answer.bytes, contentType: headerOf(answer, "content-type") ?? "", expected, name: nameOf(at, reference) });
  }

  /** The answer with the thing; `undefined` when the registry says that it has none. */
  async #get(at: RegistryPlace, thing: Thing, limit: number, options: CallOptions): Promise<HttpAnswer | undefined> {
    const answer = await this.#read("GET", at, thing, limit, options);
    if (answer.status === 200) return answer;
    if (answer.status === 404 && provesAbsence(answer.bytes, thing.kept)) return undefined;
    throw failureOf(answer, "GET", this.parts.clock.now());
  }

  async #read(method: "GET" | "HEAD", at: RegistryPlace, thing: Thing, limit: number, { access = "pull", observe = ignore }: CallOptions): Promise<HttpAnswer> {
    const accept = thing.kept === "manifests" ? MANIFEST_ACCEPT : "*/*";
    const request: HttpRequest = { method, url: await this.#urlOf(at, thing), headers: { accept }, limit, signal: this.parts.signal };
    return this.parts.exchange.ask({ wish: { ...at, access }, request, observe });
  }

  /** What has begun is not interrupted: its fate would be unknown. */
  async #put(at: RegistryPlace, tag: string, { bytes, mediaType }: ManifestBytes, { observe = ignore }: CallOptions): Promise<HttpAnswer> {
    const url = await this.#urlOf(at, { kept: "manifests", reference: tag });
    const request: HttpRequest = { method: "PUT", url, headers: { "content-type": mediaType }, body: bytes, limit: CAPS.error };
    return this.parts.exchange.ask({ wish: { ...at, access: "push" }, request, observe, most: 1 });
  }

  async #urlOf({ host, repository }: RegistryPlace, { kept, reference }: Thing): Promise<URL> {
    if (!isRepository(repository) || !(isTag(reference) || isKnownDigest(reference))) throw new Error(`not a name that has a path: ${repository} ${reference}`);
    return new URL(`/v2/${repository}/${kept}/${reference}`, await this.parts.baseUrls.of(host));
  }
}

const ignore = (): void => undefined;

const nameOf = ({ host, repository }: RegistryPlace, reference: string): string => `${host}/${repository}${isTag(reference) ? ":" : "@"}${reference}`;

async function outcomeOf<T>(callOptions: CallOptions | undefined, ask: (options: CallOptions) => Promise<T | undefined>): Promise<Outcome<T>> {
  const { options, attempts } = counted(callOptions);
  try {
    const value = await ask(options);
    return value === undefined ? { kind: "absent" } : { kind: "found", value };
  } catch (error) {
    if (error instanceof RegistryFailure) return failedWith(error, attempts());
    throw error;
  }
}

/** The same options, and how many attempts were told of. */
function counted({ access = "pull", observe = ignore }: CallOptions = {}): { readonly options: CallOptions; readonly attempts: () => number } {
  let attempts = 0;
  const count = (event: RegistryEvent): void => {
    if (event.kind === "attempt") attempts++;
    observe(event);
  };
  return { options: { access, observe: count }, attempts: () => attempts };
}

function failedWith({ kind, message, details: { resetsAt } }: RegistryFailure, attempts: number): Failed {
  return { kind: "failed", failure: kind, message, attempts, ...(resetsAt === undefined ? {} : { resetsAt }) };
}
