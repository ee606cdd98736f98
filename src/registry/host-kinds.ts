import { literalKind } from "./address.js";
import type { AddressKind } from "./address.js";
import { hostKind } from "./guarded-lookup.js";
import type { AddressBook } from "./guarded-lookup.js";
import { explainNetworkError } from "./network-error.js";

/** What kinds of addresses hosts have; each is looked up once. */
export class HostKinds {
  readonly #found = new Map<string, Promise<AddressKind>>();

  constructor(
    private readonly addresses: AddressBook,
    private readonly isProxied: (url: URL) => boolean,
  ) {}

  /** `public` for a name that a proxy looks up: this machine may not know it. @throws RegistryFailure when it has no address. */
  of(url: URL): Promise<AddressKind> {
    const { hostname } = url;
    const found = this.#found.get(hostname) ?? this.#find(url);
    this.#found.set(hostname, found);
    return found;
  }

  async #find(url: URL): Promise<AddressKind> {
    const literal = literalKind(url.hostname);
    if (literal !== undefined || this.isProxied(url)) return literal ?? "public";
    return hostKind(url.hostname, this.addresses).catch((error: unknown) => {
      throw explainNetworkError(error, url.host);
    });
  }
}
