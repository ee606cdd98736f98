import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressKind, literalKind, mayLead } from "../../src/registry/address.js";
import type { AddressKind } from "../../src/registry/address.js";

describe("an address", () => {
  it.each<readonly [AddressKind, readonly string[]]>([
    ["loopback", ["127.0.0.1", "127.255.255.254", "0.0.0.0", "::1", "::", "[::1]", "::ffff:127.0.0.1", "::ffff:7f00:1", "::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"]],
    ["link-local", ["169.254.169.254", "fe80::1", "fe80::1%eth0", "febf::1", "::ffff:169.254.169.254", "64:ff9b::169.254.169.254", "2002:a9fe:a9fe::1"]],
    ["private", ["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "fc00::1", "fd12:3456::1", "fec0::1", "ff02::1", "::ffff:a00:1", "::ffff:10.0.0.1"]],
    ["public", ["1.1.1.1", "172.15.255.255", "172.32.0.1", "100.128.0.1", "192.169.0.1", "223.255.255.255", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101", "2002:101:101::"]],
  ])("is %s", (kind, addresses) => {
    expect(addresses.map((address) => [address, addressKind(address)])).toEqual(addresses.map((address) => [address, kind]));
  });

  it("of IPv4 is judged alike in every form of IPv6 that carries it", () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const kind = addressKind(address);
        // `::` and `::1` are addresses of their own.
        const forms = [`::ffff:${address}`, `64:ff9b::${address}`, ...(/^0\.0\.0\.[01]$/.test(address) ? [] : [`::${address}`])];
        for (const form of forms) expect(addressKind(form)).toBe(kind);
      }),
    );
  });
});

describe("a URL's host that needs no look-up", () => {
  it.each([
    ["http://127.1/", "loopback"],
    ["http://2130706433/", "loopback"],
    ["http://0x7f000001/", "loopback"],
    ["http://0177.0.0.1/", "loopback"],
    ["http://[::ffff:10.0.0.1]/", "private"],
    ["http://169.254.169.254/latest", "link-local"],
    ["http://localhost:5000/", "loopback"],
    ["http://a.localhost/", "loopback"],
    ["http://localhost./", "loopback"],
    ["http://notlocalhost/", undefined],
    ["http://localhost.example.com/", undefined],
  ])("%s is %s", (url, kind) => {
    expect(literalKind(new URL(url).hostname)).toBe(kind);
  });
});

it("leads to the public, to its like, and from the machine itself to its networks", () => {
  const kinds = ["public", "private", "link-local", "loopback"] as const;
  const allowed = kinds.flatMap((from) => kinds.filter((to) => mayLead(from, to)).map((to) => `${from} to ${to}`));
  expect(allowed).toEqual(["public to public", "private to public", "private to private", "link-local to public", "link-local to link-local", "loopback to public", "loopback to private", "loopback to loopback"]);
});
