import { describe, expect, it } from "vitest";
import type { AddressKind } from "../../src/registry/address.js";
import type { RegistryClientOptions } from "../../src/registry/open-registry-client.js";
import { answer, meanwhile, redirect } from "./faults.js";
import { makeImage } from "./images.js";
import { MemoryRegistry } from "./memory-registry.js";
import { NetworkOfNames } from "./network-of-names.js";
import { openClient, startBench, startServer } from "./registry-bench.js";
import { withBasic } from "./secured.js";

const image = makeImage();
const { digest } = image.manifest;
const config = (JSON.parse(image.manifest.bytes.toString()) as { config: { digest: string } }).config.digest;
const registryWith = (repository: string) => new MemoryRegistry().store(repository, "v1", image).upstream;

/** A registry with a password and a store of blobs, each at its kind of address, and a client that knows the password. */
async function startPair(registryKind: AddressKind, storeKind: AddressKind, options: RegistryClientOptions = {}) {
  const network = new NetworkOfNames();
  const registry = await network.start("registry.test", registryKind, withBasic(registryWith("app"), "ada", "secret-of-ada"));
  const store = await network.start("store.test", storeKind, registryWith("app"));
  const env = { TAGLINT_REGISTRY_HOST: registry.host, TAGLINT_REGISTRY_USERNAME: "ada", TAGLINT_REGISTRY_PASSWORD: "secret-of-ada" };
  const openAgain = () => openClient({ addresses: network.addresses, caFile: network.writeCaFile(), env, ...options });
  const client = openAgain();
  const lead = (location: string, status = 307) => registry.server.inject({ ...redirect({ method: "GET" }, location, status), when: ({ method, headers }) => method === "GET" && headers.authorization !== undefined });
  return { network, registry, store, client, openAgain, lead, at: { host: registry.host, repository: "app" } };
}

describe("a redirect", () => {
  it.each([301, 302, 303, 307, 308])("of %d to another host is followed without credentials", async (status) => {
    const { registry, store, client, lead, at } = await startPair("public", "public");
    lead(`${store.url}/v2/app/blobs/${config}?signature=x`, status);
    expect(await client.readBlob(at, config, 10_000)).toMatchObject({ kind: "found" });
    expect(registry.server.hasSeen("secret-of-ada")).toBe(true);
    expect(store.server.lines).toEqual([`GET 200 /v2/app/blobs/${config}`]);
    expect(store.server.log[0]?.headers.authorization).toBeUndefined();
    expect(store.server.hasSeen("secret-of-ada")).toBe(false);
  });

  it.each<readonly [AddressKind, AddressKind]>([
    ["public", "private"],
    ["public", "link-local"],
    ["public", "loopback"],
    ["private", "link-local"],
    ["private", "loopback"],
  ])("from a %s to a %s address is refused, by name and by number", async (from, to) => {
    const { network, store, client, openAgain, lead, at } = await startPair(from, to);
    lead(`${store.url}/v2/app/manifests/${digest}`);
    expect(await client.readManifest(at, digest)).toMatchObject({ kind: "failed", failure: "redirect-refused", attempts: 1 });
    network.move("store.test", ["127.0.0.2", ...(await network.addresses.lookUp("store.test"))]);
    expect(await openAgain().readManifest(at, digest)).toMatchObject({ kind: "failed", failure: "redirect-refused" });
    expect(store.server.log).toEqual([]);
  });

  it.each(["https://127.0.0.1/", "https://[::1]/", "https://169.254.169.254/latest/meta-data", "https://localhost/"])("from outside to %s is refused before anything is connected", async (location) => {
    const { client, lead, at } = await startPair("public", "public");
    lead(location);
    expect(await client.readManifest(at, digest)).toMatchObject({ kind: "failed", failure: "redirect-refused", attempts: 1 });
  });

  it.each<readonly [AddressKind, AddressKind]>([["private", "private"], ["private", "public"], ["loopback", "private"]])("from a %s to a %s address is followed", async (from, to) => {
    const { store, client, lead, at } = await startPair(from, to);
    lead(`${store.url}/v2/app/manifests/${digest}`);
    expect(await client.readManifest(at, digest)).toMatchObject({ kind: "found" });
    expect(store.server.hasSeen("secret-of-ada")).toBe(false);
  });

  it("by way of a public address does not lead to a private one", async () => {
    const { network, store, client, lead, at } = await startPair("private", "public");
    const inner = await network.start("inner.test", "private", registryWith("app"));
    lead(`${store.url}/v2/app/manifests/${digest}`);
    store.server.inject(redirect({}, `${inner.url}/v2/app/manifests/${digest}`));
    expect(await client.readManifest(at, digest)).toMatchObject({ kind: "failed", failure: "redirect-refused" });
    expect(inner.server.log).toEqual([]);
  });

  it("from a public registry that says to be private as well is that of a public one", async () => {
    const { network, store, client, lead, at } = await startPair("public", "private");
    network.move("registry.test", ["127.0.0.2", "127.0.0.3"]);
    lead(`${store.url}/v2/app/manifests/${digest}`);
    expect(await client.readManifest(at, digest)).toMatchObject({ kind: "failed", failure: "redirect-refused" });
    expect(store.server.log).toEqual([]);
  });

  it("from a public registry whose name turns private once it has been used is that of a public one", async () => {
    const { network, registry, store, client, lead, at } = await startPair("public", "private");
    registry.server.inject(meanwhile({ times: 1 }, () => { network.move("registry.test", ["127.0.0.3"]); }));
    expect(await client.readManifest(at, "v1")).toMatchObject({ kind: "found" });
    lead(`${store.url}/v2/app/manifests/${digest}`);
    expect(await client.readManifest(at, digest)).toMatchObject({ kind: "failed", failure: "redirect-refused" });
    expect(store.server.log).toEqual([]);
  });

  it("to a server that asks who is there is answered by nobody", async () => {
    const { registry, store, client, lead, at } = await startPair("public", "public");
    lead(`${store.url}/v2/app/manifests/${digest}`);
    store.server.inject(answer({}, 401, "", { "www-authenticate": 'Basic realm="x"' }));
    expect(await client.readManifest(at, digest)).toMatchObject({ kind: "failed", failure: "auth" });
    expect(store.server.lines).toHaveLength(1);
    expect(registry.server.lines).toHaveLength(2);
  });

  it("back to the registry carries no credentials any more", async () => {
    const { registry, store, client, lead, at } = await startPair("public", "public");
    lead(`${store.url}/back`);
    store.server.inject(redirect({}, `${registry.url}/v2/app/manifests/${digest}`));
    expect(await client.readManifest(at, digest)).toMatchObject({ kind: "failed", failure: "auth" });
    expect(registry.server.log.at(-1)?.headers.authorization).toBeUndefined();
  });

  it.each([
    ["to http", "http://store.test/x"],
    ["to another scheme", "file:///etc/passwd"],
    ["with a user", "https://user:word@store.test/x"],
    ["to no URL", "https://"],
  ])("%s is refused", async (_name, location) => {
    const { client, lead, at } = await startPair("public", "public");
    lead(location);
    const outcome = await client.readManifest(at, digest);
    expect(outcome).toMatchObject({ kind: "failed", failure: "redirect-refused", attempts: 1 });
    expect(JSON.stringify(outcome)).not.toContain("word");
  });

  it("within the origin keeps the credentials, and is followed five times", async () => {
    const { server, place } = await startBench({ wrap: () => withBasic(registryWith("app"), "ada", "secret-of-ada") });
    const client = openClient({ env: { TAGLINT_REGISTRY_HOST: server.host, TAGLINT_REGISTRY_USERNAME: "ada", TAGLINT_REGISTRY_PASSWORD: "secret-of-ada" } });
    const hops = ["/v1", "/hop-1", "/hop-2", "/hop-3", "/hop-4", `/v2/app/manifests/${digest}`];
    server.inject(...hops.slice(1).map((next, turn) => redirect({ path: hops[turn]! }, next)));
    expect(await client.readManifest(place("app"), "v1")).toMatchObject({ kind: "found", value: { digest } });
    expect(server.lines).toHaveLength(12);
    expect(server.log.slice(6).every(({ headers }) => headers.authorization !== undefined)).toBe(true);
    server.inject(redirect({ path: "/v2" }, "/v2"));
    expect(await client.readManifest(place("app"), "v2")).toMatchObject({ kind: "failed", failure: "redirect-refused" });
    expect(server.lines).toHaveLength(12 + 6);
  });

  it("on the machine itself may lead to another port, without credentials", async () => {
    const other = await startServer(registryWith("app"));
    const { server, place } = await startBench({ wrap: () => withBasic(registryWith("app"), "ada", "secret-of-ada") });
    server.inject({ ...redirect({}, `${other.url}/v2/app/manifests/${digest}`), when: ({ headers }) => headers.authorization !== undefined });
    const client = openClient({ env: { TAGLINT_REGISTRY_HOST: server.host, TAGLINT_REGISTRY_USERNAME: "ada", TAGLINT_REGISTRY_PASSWORD: "secret-of-ada" } });
    expect(await client.readManifest(place("app"), digest)).toMatchObject({ kind: "found" });
    expect(other.hasSeen("secret-of-ada")).toBe(false);
  });
});
