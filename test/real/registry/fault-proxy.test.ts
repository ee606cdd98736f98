import { describe, expect, it, onTestFinished } from "vitest";
import type { TestContext } from "vitest";
import { openRegistryClient } from "../../../src/registry/open-registry-client.js";
import { answer, alter, limit, resetAfter, resetBefore, resetInBody, truncate } from "../../registry/faults.js";
import { makeImage, makeIndex } from "../../registry/images.js";
import { pushImage } from "../../registry/push-image.js";
import { startServer } from "../../registry/registry-bench.js";
import { needRealPart } from "../real-part.js";
import { DOCKER_REGISTRY, SKOPEO, startDockerRegistry } from "./docker-registry.js";
import { PLAIN, readBySkopeo } from "./skopeo.js";
import { wayTo } from "./way-to.js";

const index = makeIndex({ "linux/amd64": makeImage(), "linux/arm64": makeImage({ platform: "linux/arm64" }) }, { odd: true });

/** docker-registry with an image in it, the proxy before it, and a client with the system's own clock that speaks to the proxy. */
async function start(context: TestContext) {
  needRealPart(DOCKER_REGISTRY, context);
  needRealPart(SKOPEO, context);
  const registry = await startDockerRegistry();
  onTestFinished(registry.stop);
  const proxy = await startServer(wayTo(registry.url));
  await pushImage(proxy.url, "team/app", "source", index);
  proxy.reset();
  const client = openRegistryClient({ env: {}, home: "/nonexistent" });
  onTestFinished(() => client.close());
  return { registry, proxy, client, at: { host: proxy.host, repository: "team/app" } };
}

describe("docker-registry behind the proxy of faults", () => {
  it("is read in spite of what passes", async (context) => {
    const { proxy, client, at } = await start(context);
    proxy.inject(...[resetBefore, resetInBody, (aim: object) => truncate(aim, true), (aim: object) => limit(aim, "1"), (aim: object) => answer(aim, 503)].map((fault) => fault({ method: "GET", times: 1 })));
    // Each befalls the first request that the others before it let through, so all of them befall this one.
    const read = await client.readManifest(at, index.manifest.digest);
    expect(read).toMatchObject({ kind: "failed", attempts: 5 });
    expect(await client.readManifest(at, index.manifest.digest)).toMatchObject({ kind: "found", value: { digest: index.manifest.digest } });
    expect(proxy.lines.map((line) => line.split(" ", 2).join(" "))).toEqual(["GET 0", "GET 200", "GET 200", "GET 429", "GET 503", "GET 200"]);
  });

  it("has the tag when the connection broke behind a PUT, and has it not when it broke before", async (context) => {
    const { registry, proxy, client, at } = await start(context);
    const source = await client.readManifest(at, index.manifest.digest);
    if (source.kind !== "found") throw new Error(source.kind);
    proxy.inject(resetBefore({ method: "PUT", times: 1 }), resetAfter({ method: "PUT", times: 1 }));
    expect(await client.writeManifest(at, "v1", source.value)).toMatchObject({ kind: "unknown", failure: "network" });
    expect(await client.resolveManifest(at, "v1")).toEqual({ kind: "absent" });
    expect(await client.writeManifest(at, "v1", source.value)).toMatchObject({ kind: "unknown", failure: "network" });
    expect(await client.resolveManifest(at, "v1")).toMatchObject({ kind: "found", value: { digest: index.manifest.digest } });
    expect((await readBySkopeo(`${registry.host}/team/app:v1`, PLAIN)).bytes.equals(index.manifest.bytes)).toBe(true);
  });

  it("is not believed when its answers are changed on the way", async (context) => {
    const { proxy, client, at } = await start(context);
    const other = makeImage({ content: "other" }).manifest;
    proxy.inject(alter("swapped", { method: "GET" }, (reply) => ({ ...reply, body: other.bytes, headers: { ...reply.headers, "content-length": String(other.bytes.length) } })));
    expect(await client.readManifest(at, index.manifest.digest)).toMatchObject({ kind: "failed", failure: "protocol" });
    expect(await client.readManifest(at, "source")).toMatchObject({ kind: "failed", failure: "protocol" });
    expect(proxy.count("PUT")).toBe(0);
  });
});
