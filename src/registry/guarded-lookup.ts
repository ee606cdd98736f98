import { lookup as systemLookup } from "node:dns/promises";
import type { LookupFunction } from "node:net";
import { addressKind, literalKind, mayLead } from "./address.js";
import type { AddressKind } from "./address.js";

/** The IP addresses of a host's name. Rejects with an error that has a code such as `ENOTFOUND`. */
export type LookUp = (hostname: string) => Promise<readonly string[]>;

export const systemLookUp: LookUp = async (hostname) => (await systemLookup(hostname, { all: true })).map(({ address }) => address);

const NEARNESS: readonly AddressKind[] = ["public", "private", "link-local", "loopback"];

/** Which addresses there are and of what kind they are; tests have their own. */
export interface AddressBook {
  readonly lookUp: LookUp;
  readonly kindOf: (address: string) => AddressKind;
}

export const systemAddresses: AddressBook = { lookUp: systemLookUp, kindOf: addressKind };

/** The same, with each name's addresses kept as they were found first: a name that answers differently every time gains nothing. */
export function pinAddresses({ lookUp, kindOf }: AddressBook): AddressBook {
  const found = new Map<string, Promise<readonly string[]>>();
  const pinned: LookUp = (hostname) => {
    const addresses = found.get(hostname) ?? lookUp(hostname);
    found.set(hostname, addresses);
    addresses.catch(() => found.delete(hostname));
    return addresses;
  };
  return { lookUp: pinned, kindOf };
}

/**
 * The kind of a host's farthest address: a name that has a public one is a public server's, whatever others it has. Rejects as the
 * look-up does.
 */
export async function hostKind(hostname: string, { lookUp, kindOf }: AddressBook): Promise<AddressKind> {
  const literal = literalKind(hostname);
  if (literal !== undefined) return literal;
  const kinds = (await lookUp(hostname)).map(kindOf);
  return NEARNESS.find((kind) => kinds.includes(kind)) ?? "public";
}

/** What a look-up fails with that found an address which the server that named the host may not lead to. */
export const NEAR_ADDRESS = "TAGLINT_NEAR_ADDRESS";

/** The look-up for connections to a host that a server of kind `from` named; it fails where one of the addresses is too near. */
export function guardedLookup(from: AddressKind | undefined, { lookUp, kindOf }: AddressBook): LookupFunction {
  return (hostname, options, callback) => {
    lookUp(hostname).then(
      (addresses) => {
        if (from !== undefined && addresses.some((address) => !mayLead(from, kindOf(address)))) {
          callback(Object.assign(new Error(`${hostname} has an address that may not be reached from outside`), { code: NEAR_ADDRESS }), "");
          return;
        }
        const found = addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
        const [first = { address: "", family: 4 }] = found;
        if (options.all) callback(null, found);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => { callback(error as NodeJS.ErrnoException, ""); },
    );
  };
}
