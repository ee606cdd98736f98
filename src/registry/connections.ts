import { Agent, ProxyAgent } from "undici";
import type { Dispatcher } from "undici";
import { UserError } from "../model/user-error.js";
import type { AddressKind } from "./address.js";
import { guardedLookup } from "./guarded-lookup.js";
import type { AddressBook } from "./guarded-lookup.js";
import type { Timeouts } from "./limits.js";
import { keepParserLean } from "./lean-parser.js";
import { proxyFor } from "./proxy-choice.js";
import type { Environment } from "./proxy-choice.js";

export interface ConnectionOptions {
  readonly env: Environment;
  readonly timeouts: Timeouts;
  readonly addresses: AddressBook;
  /** PEM; `undefined` leaves it to Node. */
  readonly roots: readonly string[] | undefined;
}

/** Keeps connections, one pool per proxy and per kind of server that named the host. */
export class Connections {
  readonly #pools = new Map<string, Dispatcher>();

  constructor(private readonly options: ConnectionOptions) {
    keepParserLean();
  }

  /**
   * @param namedBy the kind of the server that named this URL; `undefined` for one that the user named
   * @throws UserError when the environment names a proxy that is none.
   */
  poolFor(url: URL, namedBy: AddressKind | undefined): Dispatcher {
    const proxy = proxyFor(url, this.options.env);
    const key = proxy ?? `direct ${namedBy ?? ""}`;
    const pool = this.#pools.get(key) ?? this.#open(proxy, namedBy);
    this.#pools.set(key, pool);
    return pool;
  }

  /** Whether a proxy looks the host's name up, not this machine. */
  isProxied(url: URL): boolean {
    return proxyFor(url, this.options.env) !== undefined;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.destroy()));
    this.#pools.clear();
  }

  #open(proxy: string | undefined, namedBy: AddressKind | undefined): Dispatcher {
    const { timeouts, roots, addresses } = this.options;
    const tls = roots === undefined ? {} : { ca: [...roots] };
    const common = { headersTimeout: timeouts.headers, bodyTimeout: timeouts.body, keepAliveTimeout: 4_000, maxHeaderSize: 16_384 };
    if (proxy !== undefined) {
      if (!/^https?:\/\//i.test(proxy) || !URL.canParse(proxy)) throw new UserError("the environment names a proxy that is no URL of http or https", "mend https_proxy or http_proxy");
      return new ProxyAgent({ ...common, uri: proxy, requestTls: { ...tls, timeout: timeouts.connect }, proxyTls: { ...tls, timeout: timeouts.connect } });
    }
    return new Agent({ ...common, connect: { ...tls, timeout: timeouts.connect, lookup: guardedLookup(namedBy, addresses), autoSelectFamily: true } });
  }
}
