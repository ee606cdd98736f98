import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { addressKind } from "../../src/registry/address.js";
import type { AddressKind } from "../../src/registry/address.js";
import type { AddressBook } from "../../src/registry/guarded-lookup.js";
import { makeFolder } from "../git/repository.js";
import { makeCertificate } from "./certificate.js";
import type { FaultServer, Upstream } from "./fault-server.js";
import { startServer } from "./registry-bench.js";

/** Addresses of this machine's that stand for others. */
const STAND_INS: Readonly<Record<string, AddressKind>> = { "127.0.0.2": "public", "127.0.0.3": "private", "127.0.0.4": "link-local", "127.0.0.5": "public" };
const addressOf = (kind: AddressKind): string => Object.entries(STAND_INS).find(([, known]) => known === kind)?.[0] ?? "127.0.0.1";

export interface Named {
  readonly server: FaultServer;
  /** The name, with the port. */
  readonly host: string;
  readonly url: string;
}

/** One for all, because keys take long to make. */
const CERTIFICATE = makeCertificate({ hosts: ["registry.test", "store.test", "inner.test", "auth.test"] });

/** Servers with names, over TLS, at addresses that are taken for public or private ones. */
export class NetworkOfNames {
  readonly #addresses = new Map<string, readonly string[]>();

  /** For a client. */
  readonly addresses: AddressBook = {
    lookUp: (hostname) => {
      const found = this.#addresses.get(hostname);
      return found === undefined ? Promise.reject(Object.assign(new Error(`no ${hostname}`), { code: "ENOTFOUND" })) : Promise.resolve(found);
    },
    kindOf: (address) => STAND_INS[address] ?? addressKind(address),
  };

  /** A file with the certificate of all. */
  writeCaFile(): string {
    const file = join(makeFolder(), "ca.pem");
    writeFileSync(file, CERTIFICATE.cert);
    return file;
  }

  /** Serves under one of the certificate's names; http where it says so. */
  async start(name: string, kind: AddressKind, upstream: Upstream, plain = false): Promise<Named> {
    const address = addressOf(kind);
    const server = await startServer(upstream, { address, ...(plain ? {} : { tls: CERTIFICATE }) });
    this.#addresses.set(name, [address]);
    const host = `${name}:${server.port}`;
    return { server, host, url: `${plain ? "http" : "https"}://${host}` };
  }

  /** Gives a name other addresses. */
  move(name: string, addresses: readonly string[]): void {
    this.#addresses.set(name, addresses);
  }
}
