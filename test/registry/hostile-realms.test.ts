import { describe, expect, it } from "vitest";
import type { AddressKind } from "../../src/registry/address.js";
import type { RegistryClientOptions } from "../../src/registry/open-registry-client.js";
import { redirect } from "./faults.js";
import { makeImage } from "./images.js";
import { MemoryRegistry } from "./memory-registry.js";
import { NetworkOfNames } from "./network-of-names.js";
import { openClient } from "./registry-bench.js";
import { withTokens } from "./secured.js";
import { TokenServer } from "./token-server.js";

const image = makeImage();

/** A registry that names `auth.test` as its realm, at these kinds of addresses, and clients with or without credentials for it. */
async function startPair(registryKind: AddressKind, authKind: AddressKind, { known = false, ...options }: RegistryClientOptions & { known?: boolean } = {}) {
  const network = new NetworkOfNames();
  const tokens = new TokenServer({ users: { ada: "secret-of-ada" } });
  const auth = await network.start("auth.test", authKind, tokens.upstream);
  const realm = { url: `${auth.url}/token` };
  const registry = await network.start("registry.test", registryKind, withTokens(new MemoryRegistry().store("app", "v1", image).upstream, tokens, () => realm.url));
  const env = known ? { TAGLINT_REGISTRY_HOST: registry.host, TAGLINT_REGISTRY_USERNAME: "ada", TAGLINT_REGISTRY_PASSWORD: "secret-of-ada" } : {};
  const resolve = () => openClient({ addresses: network.addresses, caFile: network.writeCaFile(), env, ...options }).resolveManifest({ host: registry.host, repository: "app" }, "v1");
  return { network, auth, registry, realm, tokens, resolve };
}

describe("a realm on another host", () => {
  it("gives nobody's tokens", async () => {
    const { resolve, auth } = await startPair("public", "public");
    expect(await resolve()).toMatchObject({ kind: "found" });
    expect(auth.server.log[0]?.headers.authorization).toBeUndefined();
  });

  it("gets no credentials, not even a request, and the message has the line to add", async () => {
    const { resolve, auth, registry } = await startPair("public", "public", { known: true });
    expect(await resolve()).toMatchObject({ kind: "failed", failure: "realm-refused", message: expect.stringContaining(`authRealms: { "${registry.host}": "${auth.host}" }`) as string });
    expect(auth.server.log).toEqual([]);
    expect(registry.server.hasSeen("secret-of-ada")).toBe(false);
  });

  it("gets them where the configuration names it", async () => {
    const authRealms: Record<string, string> = {};
    const { resolve, auth, registry } = await startPair("public", "public", { known: true, authRealms });
    authRealms[registry.host] = auth.host;
    expect(await resolve()).toMatchObject({ kind: "found" });
    expect(auth.server.hasSeen("secret-of-ada")).toBe(true);
    expect(registry.server.hasSeen("secret-of-ada")).toBe(false);
  });

  it.each<readonly [AddressKind, AddressKind]>([
    ["public", "private"],
    ["public", "link-local"],
    ["public", "loopback"],
    ["private", "loopback"],
  ])("of a %s registry is not asked at a %s address that its name turns out to have", async (registryKind, authKind) => {
    const { network, resolve, auth } = await startPair(registryKind, authKind);
    expect(await resolve()).toMatchObject({ kind: "failed", failure: "realm-refused", attempts: 1 });
    network.move("auth.test", ["127.0.0.2", ...(await network.addresses.lookUp("auth.test"))]);
    expect(await resolve()).toMatchObject({ kind: "failed", failure: "realm-refused" });
    expect(auth.server.log).toEqual([]);
  });

  it("of a private registry may be private", async () => {
    const { resolve } = await startPair("private", "private");
    expect(await resolve()).toMatchObject({ kind: "found" });
  });

  it("that leads on takes no credentials along, and leads to no private address", async () => {
    const authRealms: Record<string, string> = {};
    const { network, resolve, auth, registry, tokens } = await startPair("public", "public", { known: true, authRealms });
    authRealms[registry.host] = auth.host;
    const elsewhere = await network.start("store.test", "public", tokens.upstream);
    auth.server.inject(redirect({}, `${elsewhere.url}/token?service=${tokens.service}&scope=repository:app:pull`));
    expect(await resolve()).toMatchObject({ kind: "found" });
    expect(elsewhere.server.hasSeen("secret-of-ada")).toBe(false);

    const inner = await network.start("inner.test", "private", tokens.upstream);
    auth.server.reset();
    auth.server.inject(redirect({}, `${inner.url}/token`));
    const again = await startPair("public", "public");
    again.realm.url = `${auth.url}/token`;
    expect(await again.resolve()).toMatchObject({ kind: "failed" });
    expect(inner.server.log).toEqual([]);
  });

  it.each([
    ["with a user", "https://ada:word@auth.test/token", "realm-refused"],
    ["by http", "http://auth.test/token", "realm-refused"],
    ["at the cloud's metadata", "https://169.254.169.254/token", "realm-refused"],
    ["nowhere", "", "realm-refused"],
  ])("%s is refused", async (_name, url, failure) => {
    const { resolve, realm, auth } = await startPair("public", "public", { known: true });
    realm.url = url;
    const outcome = await resolve();
    expect(outcome).toMatchObject({ kind: "failed", failure });
    expect(JSON.stringify(outcome)).not.toContain("word");
    expect(auth.server.log).toEqual([]);
  });
});
