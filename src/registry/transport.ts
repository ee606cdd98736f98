import { request } from "undici";
import type { AddressKind } from "./address.js";
import { BodyReader } from "./body-reader.js";
import type { Connections } from "./connections.js";
import { NEAR_ADDRESS } from "./guarded-lookup.js";
import type { Timeouts } from "./limits.js";
import { explainNetworkError } from "./network-error.js";
import { RegistryFailure } from "./registry-failure.js";
import { cleanUrl } from "./registry-text.js";

/** Names in lower case. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A server that named another. */
export interface Namer {
  readonly kind: AddressKind;
  /** What it is to lead to an address that it may not lead to. */
  readonly refusal: "realm-refused" | "redirect-refused";
}

export interface HttpRequest {
  readonly method: "GET" | "HEAD" | "PUT" | "POST";
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
  /** Bytes of a body of success that are read at most. */
  readonly limit: number;
  /** Who named the URL's host, when it was not the user. */
  readonly namedBy?: Namer | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Whole when the status is one of success; else what its first 64 KiB hold. */
  readonly bytes: Uint8Array;
  readonly url: URL;
}

/** The first value of a header. */
export function headerOf({ headers }: Pick<HttpAnswer, "headers">, name: string): string | undefined {
  const value = headers[name];
  return typeof value === "string" ? value : value?.[0];
}

/** Sends one request and reads its answer, as it is: no redirect is followed, nothing unpacked. */
export class Transport {
  readonly #bodies = new BodyReader();

  constructor(
    private readonly connections: Connections,
    private readonly timeouts: Timeouts,
    private readonly debug: (line: string) => void,
  ) {}

  /** @throws RegistryFailure when there is no whole answer; the signal's reason when it was aborted. */
  async send(call: HttpRequest): Promise<HttpAnswer> {
    const what = `${call.method} ${cleanUrl(call.url)}`;
    const deadline = AbortSignal.timeout(this.timeouts.request);
    const signal = call.signal === undefined ? deadline : AbortSignal.any([deadline, call.signal]);
    try {
      const answer = await request(call.url, {
        method: call.method,
        headers: call.headers,
        dispatcher: this.connections.poolFor(call.url, call.namedBy?.kind),
        signal,
        ...(call.body === undefined ? {} : { body: call.body }),
      });
      this.debug(`${what}: ${answer.statusCode}`);
      const known = { status: answer.statusCode, headers: answer.headers, url: call.url };
      if (call.method === "HEAD") {
        await answer.body.dump();
        return { ...known, bytes: new Uint8Array() };
      }
      return { ...known, bytes: await this.#bodies.read(answer, { limit: call.limit, origin: call.url.origin, what }) };
    } catch (error) {
      if (error instanceof RegistryFailure) throw error;
      if (call.signal?.aborted) throw call.signal.reason;
      if (deadline.aborted) throw new RegistryFailure("timeout", `${what}: not done within ${this.timeouts.request / 1000} s`, { passing: true });
      if ((error as NodeJS.ErrnoException).code === NEAR_ADDRESS && call.namedBy !== undefined) throw nearAddress(call.url, call.namedBy);
      throw explainNetworkError(error, what);
    }
  }
}

/** The failure of being led to an address that is nearer than the server that leads there. */
export function nearAddress(url: URL, { kind, refusal }: Namer): RegistryFailure {
  const what = refusal === "realm-refused" ? "to ask for a token" : "to go on";
  return new RegistryFailure(refusal, `a registry at a ${kind} address says ${what} at ${cleanUrl(url)}, whose address is not public`);
}
