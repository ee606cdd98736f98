import { describe, expect, it } from "vitest";
import { alter, answer, flood, gzipBomb, withHeader, withoutHeader } from "./faults.js";
import { makeImage, makeIndex } from "./images.js";
import { startBench } from "./registry-bench.js";

const image = makeImage({ content: "one" });
const other = makeImage({ content: "two" });
const { digest, bytes, mediaType } = image.manifest;
const GIB = 2 ** 30;

async function startWithImage() {
  const bench = await startBench();
  bench.registry.store("app", "v1", image).store("app", "v2", other);
  return bench;
}

describe("a manifest's bytes", () => {
  it("come with their digest and type, by digest and by tag", async () => {
    const { client, place } = await startWithImage();
    for (const reference of [digest, "v1"]) {
      expect(await client.readManifest(place("app"), reference)).toEqual({ kind: "found", value: { bytes: expect.anything() as Uint8Array, digest, mediaType } });
    }
    const read = await client.readManifest(place("app"), "v1");
    expect(read.kind === "found" && bytes.equals(read.value.bytes)).toBe(true);
  });

  it.each([digest, "v1"])("hash to the digest asked for or named (%s)", async (reference) => {
    const { server, client, place } = await startWithImage();
    server.inject(alter("swapped", {}, (reply) => ({ ...reply, body: other.manifest.bytes, headers: { ...reply.headers, "content-length": String(other.manifest.bytes.length) } })));
    expect(await client.readManifest(place("app"), reference)).toMatchObject({ kind: "failed", failure: "protocol", message: expect.stringContaining(other.manifest.digest) as string });
  });

  it("are checked by tag against nothing where the registry names no digest, and hashed", async () => {
    const { server, client, place } = await startWithImage();
    server.inject(withoutHeader({}, "docker-content-digest"));
    expect(await client.readManifest(place("app"), "v1")).toMatchObject({ kind: "found", value: { digest } });
  });

  it.each([
    ["another of the four types", "application/vnd.docker.distribution.manifest.v2+json"],
    ["no manifest's type", "text/html; charset=utf-8"],
    ["schema 1", "application/vnd.docker.distribution.manifest.v1+prettyjws"],
    ["nothing", ""],
  ])("are refused when they are sent as %s", async (_name, type) => {
    const { server, client, place } = await startWithImage();
    server.inject(withHeader({}, "content-type", type));
    expect(await client.readManifest(place("app"), digest)).toMatchObject({ kind: "failed", failure: "protocol", attempts: 1 });
  });

  it("may be sent with parameters and capitals in their type", async () => {
    const { server, client, place } = await startWithImage();
    server.inject(withHeader({}, "content-type", `${mediaType.toUpperCase()}; charset=utf-8`));
    expect(await client.readManifest(place("app"), digest)).toMatchObject({ kind: "found", value: { mediaType } });
  });

  it.each([
    ["schema 1", '{"schemaVersion":1}'],
    ["no object", "[]"],
    ["no JSON", "{"],
    ["no UTF-8", Buffer.from([0x7b, 0xff, 0x7d])],
    ["an index, too", JSON.stringify({ schemaVersion: 2, mediaType, config: {}, layers: [], manifests: [] })],
  ])("are refused when they are %s", async (_name, body) => {
    const { server, client, place } = await startWithImage();
    server.inject(answer({}, 200, body, { "content-type": mediaType }));
    expect(await client.readManifest(place("app"), "v1")).toMatchObject({ kind: "failed", failure: "protocol" });
  });

  it("of Docker's types name their type", async () => {
    const { registry, client, place } = await startWithImage();
    registry.store("app", "nameless", makeImage({ kind: "docker", named: false }));
    expect(await client.readManifest(place("app"), "nameless")).toMatchObject({ kind: "failed", failure: "protocol" });
  });

  it("of an index are no image's as well", async () => {
    const { registry, client, place } = await startWithImage();
    registry.store("app", "both", makeIndex({ "linux/amd64": image }, { extra: { layers: [] } }));
    expect(await client.readManifest(place("app"), "both")).toMatchObject({ kind: "failed", failure: "protocol" });
  });
});

describe("a body without end", () => {
  it.each([
    ["announced", { "content-length": String(2 * GIB) }],
    ["not announced", {}],
  ])("is not read, %s", async (_name, headers) => {
    const { server, client, place } = await startWithImage();
    server.inject(flood({}, 2 * GIB, headers));
    const before = process.memoryUsage.rss();
    expect(await client.readManifest(place("app"), digest)).toMatchObject({ kind: "failed", failure: "too-large", attempts: 1 });
    expect(await client.readBlob(place("app"), digest, 1000)).toMatchObject({ kind: "failed", failure: "too-large" });
    expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 2 ** 20);
  });

  it.each([401, 403, 404, 500])("of an error of %d is read as far as an error goes", async (status) => {
    const { server, client, place } = await startWithImage();
    server.inject(flood({}, 2 * GIB, {}, status));
    const before = process.memoryUsage.rss();
    expect(await client.readManifest(place("app"), digest)).toMatchObject({ kind: "failed" });
    expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 2 ** 20);
  });

  it("is not unpacked", async () => {
    const { server, client, place } = await startWithImage();
    server.inject(gzipBomb({}));
    expect(await client.readManifest(place("app"), digest)).toMatchObject({ kind: "failed", failure: "protocol" });
    expect(await client.readBlob(place("app"), digest, 1000)).toMatchObject({ kind: "failed", failure: "protocol" });
  });
});

describe("a blob", () => {
  const config = image.blobs[0]!;
  const configDigest = (JSON.parse(bytes.toString()) as { config: { digest: string } }).config.digest;

  it("is read where it hashes to its digest", async () => {
    const { client, place } = await startWithImage();
    const read = await client.readBlob(place("app"), configDigest, 10_000);
    expect(read.kind === "found" && config.equals(read.value)).toBe(true);
  });

  it("is refused where it does not, or is too large", async () => {
    const { server, client, place } = await startWithImage();
    expect(await client.readBlob(place("app"), configDigest, config.length - 1)).toMatchObject({ kind: "failed", failure: "too-large" });
    server.inject(answer({}, 200, "other"));
    expect(await client.readBlob(place("app"), configDigest, 10_000)).toMatchObject({ kind: "failed", failure: "protocol" });
  });

  it("is absent where the registry says so by its code", async () => {
    const { server, client, place } = await startWithImage();
    expect(await client.readBlob(place("app"), digest, 10_000)).toEqual({ kind: "absent" });
    server.inject(answer({}, 404, "<Error><Code>NoSuchKey</Code></Error>"));
    expect(await client.readBlob(place("app"), digest, 10_000)).toMatchObject({ kind: "failed", failure: "unclear-404" });
  });
});
