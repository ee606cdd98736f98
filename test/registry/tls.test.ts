import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { rootCertificates } from "node:tls";
import { describe, expect, it } from "vitest";
import { openRegistryClient } from "../../src/registry/open-registry-client.js";
import { trustRoots } from "../../src/registry/trust-roots.js";
import { makeFolder } from "../git/repository.js";
import { makeCertificate } from "./certificate.js";
import { makeImage } from "./images.js";
import { MemoryRegistry } from "./memory-registry.js";
import { openClient, startServer } from "./registry-bench.js";
import { withBasic } from "./secured.js";

const image = makeImage();
const upstream = new MemoryRegistry().store("app", "v1", image).upstream;
const found = { kind: "found", value: { digest: image.manifest.digest } };

async function startTls(options: Parameters<typeof makeCertificate>[0]) {
  const certificate = makeCertificate(options);
  const server = await startServer(withBasic(upstream, "ada", "secret-of-ada"), { tls: certificate });
  const caFile = join(makeFolder(), "ca.pem");
  writeFileSync(caFile, certificate.cert);
  const env = { TAGLINT_REGISTRY_HOST: server.host, TAGLINT_REGISTRY_USERNAME: "ada", TAGLINT_REGISTRY_PASSWORD: "secret-of-ada" };
  return { server, caFile, env, at: { host: server.host, repository: "app" } };
}

describe("a registry over TLS", () => {
  it("is trusted by --ca-file, also on this machine, where http would do", async () => {
    const { caFile, env, at } = await startTls({ hosts: ["127.0.0.1"] });
    expect(await openClient({ caFile, env }).resolveManifest(at, "v1")).toMatchObject(found);
  });

  it("beside the certificates of NODE_EXTRA_CA_CERTS", async () => {
    const { caFile, env, at } = await startTls({ hosts: ["127.0.0.1"] });
    const other = join(makeFolder(), "other.pem");
    writeFileSync(other, makeCertificate({ hosts: ["other.test"] }).cert);
    expect(await openClient({ caFile: other, env: { ...env, NODE_EXTRA_CA_CERTS: caFile } }).resolveManifest(at, "v1")).toMatchObject(found);
  });

  it.each([
    ["nobody trusts", { hosts: ["127.0.0.1"] }, false],
    ["is another host's", { hosts: ["registry.test"] }, true],
    ["has expired", { hosts: ["127.0.0.1"], expired: true }, true],
  ])("whose certificate %s is not spoken to, nor tried again, nor by http", async (_name, options, trusted) => {
    const { server, caFile, env, at } = await startTls(options);
    expect(await openClient({ env, ...(trusted ? { caFile } : {}) }).resolveManifest(at, "v1")).toMatchObject({ kind: "failed", failure: "tls", attempts: 1 });
    expect(server.log).toEqual([]);
  });

  it("is not spoken to by http: only --plain-http says so", async () => {
    const server = await startServer(upstream, { address: "127.0.0.2" });
    const host = `registry.test:${server.port}`;
    const addresses = { lookUp: () => Promise.resolve(["127.0.0.2"]), kindOf: () => "public" as const };
    expect(await openClient({ addresses }).resolveManifest({ host, repository: "app" }, "v1")).toMatchObject({ kind: "failed", failure: "tls", message: expect.stringContaining("--plain-http") as string });
    expect(server.log).toEqual([]);
    expect(await openClient({ addresses, plainHttp: [host.toUpperCase()] }).resolveManifest({ host, repository: "app" }, "v1")).toMatchObject(found);
  });

  it("is trusted by the system's certificates as well", async () => {
    const { caFile } = await startTls({ hosts: ["127.0.0.1"] });
    expect(trustRoots(caFile, {})).toEqual(expect.arrayContaining([...rootCertificates]));
    expect(trustRoots(undefined, {})).toBeUndefined();
  });

  it("wants a file of certificates", () => {
    const file = join(makeFolder(), "empty.pem");
    writeFileSync(file, "no certificate\n");
    expect(() => openRegistryClient({ env: {}, caFile: file })).toThrow(`${JSON.stringify(file)} holds no certificate`);
    expect(() => openRegistryClient({ env: {}, caFile: `${file}.absent` })).toThrow("cannot be read");
  });
});
