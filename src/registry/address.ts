import { BlockList, isIP, isIPv6 } from "node:net";

/** How far an address reaches; a server that sends us from one to a nearer one is not obeyed. */
export type AddressKind = "public" | "private" | "link-local" | "loopback";

const KINDS: Readonly<Record<Exclude<AddressKind, "public">, readonly string[]>> = {
  // 0.0.0.0 and :: reach the machine itself, too.
  loopback: ["127.0.0.0/8", "0.0.0.0/8", "::1/128", "::/128"],
  "link-local": ["169.254.0.0/16", "fe80::/10"],
  // With what is shared, reserved, for tests or for groups: no registry is there, but something else may be.
  private: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "192.0.0.0/24", "198.18.0.0/15", "224.0.0.0/3", "fc00::/7", "fec0::/10", "ff00::/8"],
};

const RANGES = Object.entries(KINDS).map(([kind, ranges]) => {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = "", prefix = ""] = range.split("/");
    list.addSubnet(network, Number(prefix), isIPv6(network) ? "ipv6" : "ipv4");
  }
  return { kind: kind as AddressKind, list };
});

/** What kind of address an IP address is. IPv6 addresses that carry one of IPv4 (mapped, compatible, NAT64, 6to4) are judged by that. */
export function addressKind(address: string): AddressKind {
  const plain = address.replace(/^\[|\]$/g, "").replace(/%.*$/, "");
  if (!isIPv6(plain)) return kindIn(plain, "ipv4");
  const carried = carriedAddress(plain);
  return carried === undefined ? kindIn(plain, "ipv6") : kindIn(carried, "ipv4");
}

function kindIn(address: string, family: "ipv4" | "ipv6"): AddressKind {
  return RANGES.find(({ list }) => list.check(address, family))?.kind ?? "public";
}

/** The IPv4 address inside an IPv6 address of the forms that are routed to it. */
function carriedAddress(address: string): string | undefined {
  const groups = groupsOf(address);
  const dotted = (high: number, low: number): string => [high >> 8, high & 255, low >> 8, low & 255].join(".");
  const [first = 0, second = 0, third = 0, fourth = 0, fifth = 0, sixth = 0, seventh = 0, eighth = 0] = groups;
  if (first === 0x2002) return dotted(second, third);
  const zeros = third === 0 && fourth === 0 && fifth === 0;
  if (first === 0x64 && second === 0xff9b) return dotted(seventh, eighth);
  const mapped = first === 0 && second === 0 && zeros && (sixth === 0xffff || (sixth === 0 && (seventh !== 0 || eighth > 1)));
  return mapped ? dotted(seventh, eighth) : undefined;
}

function groupsOf(address: string): readonly number[] {
  // The URL parser writes every form of an address in hexadecimal groups.
  const [head = "", tail] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split("::");
  const numbers = (text: string): readonly number[] => (text === "" ? [] : text.split(":").map((group) => parseInt(group, 16)));
  if (tail === undefined) return numbers(head);
  const [left, right] = [numbers(head), numbers(tail)];
  return [...left, ...Array<number>(8 - left.length - right.length).fill(0), ...right];
}

/** The kind of a URL's host where it needs no look-up: an IP address, or `localhost`. */
export function literalKind(hostname: string): AddressKind | undefined {
  const plain = hostname.replace(/^\[|\]$/g, "");
  if (isIP(plain) !== 0) return addressKind(plain);
  return /^(?:.+\.)?localhost\.?$/i.test(plain) ? "loopback" : undefined;
}

/** Whether a server at one kind of address may send us to another: to the public, to its like, and from the machine itself to its networks. */
export function mayLead(from: AddressKind, to: AddressKind): boolean {
  return to === "public" || to === from || (from === "loopback" && to === "private");
}
