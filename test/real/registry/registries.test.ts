import { describe, expect, it, onTestFinished } from "vitest";
import type { TestContext } from "vitest";
import type { RegistryClientOptions } from "../../../src/registry/open-registry-client.js";
import { basicAuthorization } from "../../../src/registry/credential.js";
import type { Image } from "../../registry/images.js";
import { makeImage, makeIndex } from "../../registry/images.js";
import { pushImage } from "../../registry/push-image.js";
import { openClient, startServer } from "../../registry/registry-bench.js";
import { TokenServer } from "../../registry/token-server.js";
import { needRealPart } from "../real-part.js";
import { DOCKER_REGISTRY, HTPASSWD, SKOPEO, startDockerRegistry } from "./docker-registry.js";
import type { DockerRegistry, Manner } from "./docker-registry.js";
import { PLAIN, readBySkopeo } from "./skopeo.js";

const amd = makeImage({ content: "amd", env: [`SHA=${"a".repeat(40)}`] });
const arm = makeImage({ platform: "linux/arm64", content: "arm" });
const docker = makeImage({ kind: "docker" });
const IMAGES: Readonly<Record<string, Image>> = {
  single: amd,
  "index with odd white space": makeIndex({ "linux/amd64": amd, "linux/arm64": arm }, { odd: true }),
  "list of Docker's": makeIndex({ "linux/amd64": docker }, { kind: "docker" }),
  "index with attestations": makeIndex({ "linux/amd64": amd }, { attested: true }),
  "manifest about another": makeImage({ extra: { subject: { mediaType: amd.manifest.mediaType, digest: amd.manifest.digest, size: amd.manifest.bytes.length } } }),
};
const ADA = { username: "ada", password: "lovelace:1815" };

async function start(manner: Manner, context: TestContext): Promise<DockerRegistry> {
  needRealPart(DOCKER_REGISTRY, context);
  needRealPart(SKOPEO, context);
  const registry = await startDockerRegistry(manner);
  onTestFinished(registry.stop);
  return registry;
}

/** Gives every image another tag by the client, and reads it back by skopeo. */
async function retagAll(registry: DockerRegistry, options: RegistryClientOptions, authorization: (repository: string) => string | undefined, flags: readonly string[]): Promise<void> {
  const client = openClient(options);
  for (const [index, image] of Object.values(IMAGES).entries()) {
    const at = { host: registry.host, repository: `team/app-${index}` };
    const header = authorization(at.repository);
    await pushImage(registry.url, at.repository, "source", image, { ...(header === undefined ? {} : { authorization: header }), ...(registry.certificate && { ca: registry.certificate.cert }) });

    expect(await client.resolveManifest(at, "v1")).toEqual({ kind: "absent" });
    expect(await client.resolveManifest(at, "source")).toEqual({ kind: "found", value: { digest: image.manifest.digest, mediaType: image.manifest.mediaType, size: image.manifest.bytes.length } });
    const source = await client.readManifest(at, image.manifest.digest, { access: "push" });
    if (source.kind !== "found") throw new Error(JSON.stringify(source));
    expect(await client.writeManifest(at, "v1", source.value)).toEqual({ kind: "created" });
    const read = await readBySkopeo(`${registry.host}/${at.repository}:v1`, ...flags);
    expect(read.bytes.equals(image.manifest.bytes)).toBe(true);
  }
}

describe("docker-registry", () => {
  it("open", async (context) => {
    const registry = await start({ kind: "open" }, context);
    await retagAll(registry, {}, () => undefined, [PLAIN]);
    const client = openClient();
    expect(await client.resolveManifest({ host: registry.host, repository: "nobody/knows" }, "v1")).toEqual({ kind: "absent" });
  });

  it("with user and password", async (context) => {
    needRealPart(HTPASSWD, context);
    const registry = await start({ kind: "htpasswd", user: ADA.username, password: ADA.password }, context);
    const env = { TAGLINT_REGISTRY_HOST: registry.host, TAGLINT_REGISTRY_USERNAME: ADA.username, TAGLINT_REGISTRY_PASSWORD: ADA.password };
    await retagAll(registry, { env }, () => basicAuthorization(ADA), [PLAIN, `--creds=${ADA.username}:${ADA.password}`]);

    const at = { host: registry.host, repository: "team/app-0" };
    expect(await openClient().resolveManifest(at, "v1")).toMatchObject({ kind: "failed", failure: "auth" });
    const wrong = openClient({ env: { ...env, TAGLINT_REGISTRY_PASSWORD: "secret" } });
    expect(await wrong.resolveManifest(at, "v1")).toMatchObject({ kind: "failed", failure: "auth", message: expect.not.stringContaining("secret") as string });
  });

  it("over TLS", async (context) => {
    const registry = await start({ kind: "tls" }, context);
    await retagAll(registry, { caFile: registry.caFile! }, () => undefined, [PLAIN]);
    expect(await openClient().resolveManifest({ host: registry.host, repository: "team/app-0" }, "v1")).toMatchObject({ kind: "failed", failure: "tls", attempts: 1 });
  });

  it("with tokens", async (context) => {
    const tokens = new TokenServer({ users: { [ADA.username]: ADA.password } });
    const server = await startServer(tokens.upstream);
    const registry = await start({ kind: "token", tokens, realm: `${server.url}/token` }, context);
    const env = { TAGLINT_REGISTRY_HOST: registry.host, TAGLINT_REGISTRY_USERNAME: ADA.username, TAGLINT_REGISTRY_PASSWORD: ADA.password };
    await retagAll(registry, { env }, (repository) => `Bearer ${tokens.sign(repository, ["pull", "push"])}`, [PLAIN, `--creds=${ADA.username}:${ADA.password}`]);

    const nobody = openClient();
    const at = { host: registry.host, repository: "team/app-0" };
    const source = await nobody.readManifest(at, "v1");
    if (source.kind !== "found") throw new Error(JSON.stringify(source));
    expect(await nobody.writeManifest(at, "v2", source.value)).toMatchObject({ kind: "failed", failure: "denied" });
    expect(await nobody.resolveManifest(at, "v2")).toEqual({ kind: "absent" });
  });
});
