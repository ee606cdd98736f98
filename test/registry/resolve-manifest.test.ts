import { describe, expect, it } from "vitest";
import { alter, answer, errorBody, withHeader, withoutHeader } from "./faults.js";
import { makeImage, makeIndex } from "./images.js";
import { startBench } from "./registry-bench.js";

const image = makeImage({ content: "one" });
const found = { kind: "found", value: { digest: image.manifest.digest, mediaType: image.manifest.mediaType, size: image.manifest.bytes.length } };

describe("resolving a tag", () => {
  it("costs one HEAD, which accepts all four types", async () => {
    const { registry, server, client, place } = await startBench();
    registry.store("app", "v1", image);
    expect(await client.resolveManifest(place("app"), "v1")).toEqual(found);
    expect(server.lines).toEqual(["HEAD 200 /v2/app/manifests/v1"]);
  });

  it.each([
    ["an index of OCI's", makeIndex({ "linux/amd64": image }, { odd: true })],
    ["a list of Docker's", makeIndex({ "linux/amd64": makeImage({ kind: "docker" }) }, { kind: "docker" })],
    ["a manifest of Docker's", makeImage({ kind: "docker" })],
    ["a manifest that does not name its type", makeImage({ named: false })],
  ])("finds %s", async (_name, other) => {
    const { registry, server, client, place } = await startBench();
    registry.store("team/app", "v1", other);
    expect(await client.resolveManifest(place("team/app"), "v1")).toMatchObject({ kind: "found", value: { digest: other.manifest.digest } });
    expect(server.count("GET")).toBe(0);
  });

  it.each([400, 404, 405, 501])("reads and hashes where HEAD answers %d", async (status) => {
    const { registry, server, client, place } = await startBench();
    registry.store("app", "v1", image);
    server.inject(answer({ method: "HEAD" }, status));
    expect(await client.resolveManifest(place("app"), "v1")).toEqual(found);
    expect(server.lines).toEqual([`HEAD ${status} /v2/app/manifests/v1`, "GET 200 /v2/app/manifests/v1"]);
  });

  it.each(["", "sha256:short", "md5:00000000000000000000000000000000", `sha256:${"G".repeat(64)}`])("reads and hashes where HEAD names the digest %j", async (digest) => {
    const { registry, server, client, place } = await startBench();
    registry.store("app", "v1", image);
    server.inject(digest === "" ? withoutHeader({}, "docker-content-digest") : withHeader({}, "docker-content-digest", digest));
    expect(await client.resolveManifest(place("app"), "v1")).toEqual(found);
    expect(server.count("GET")).toBe(1);
  });

  it("takes no digest from HEAD that is not the one asked for", async () => {
    const { registry, server, client, place } = await startBench();
    registry.store("app", "v1", image);
    server.inject(withHeader({}, "docker-content-digest", `sha256:${"0".repeat(64)}`));
    expect(await client.resolveManifest(place("app"), image.manifest.digest)).toMatchObject({ kind: "failed", failure: "protocol" });
  });
});

describe("absence", () => {
  it.each([
    ["the tag", "app"],
    ["the repository", "other"],
  ])("is believed when a GET says by its code that %s is not there", async (_name, repository) => {
    const { registry, server, client, place } = await startBench();
    registry.store("app", "v0", image);
    expect(await client.resolveManifest(place(repository), "v1")).toEqual({ kind: "absent" });
    expect(server.lines).toEqual([`HEAD 404 /v2/${repository}/manifests/v1`, `GET 404 /v2/${repository}/manifests/v1`]);
  });

  it.each([
    ["no body", ""],
    ["a page", "<html>404 not found</html>"],
    ["an object without errors", "{}"],
    ["no errors", errorBody()],
    ["an error without a code", '{"errors":[{"message":"MANIFEST_UNKNOWN"}]}'],
    ["another code", errorBody({ code: "UNAUTHORIZED" })],
    ["another code beside the right one", errorBody({ code: "MANIFEST_UNKNOWN" }, { code: "DENIED" })],
    ["a blob's code", errorBody({ code: "BLOB_UNKNOWN" })],
    ["bytes that are no text", Buffer.from([0xff, 0xfe, 0x00])],
  ])("is not concluded from a 404 with %s", async (_name, body) => {
    const { server, client, place } = await startBench();
    server.inject(answer({}, 404, body));
    expect(await client.resolveManifest(place("app"), "v1")).toMatchObject({ kind: "failed", failure: "unclear-404", attempts: 2 });
  });

  it.each([401, 403, 410])("is not concluded from the right code under %d", async (status) => {
    const { server, client, place } = await startBench();
    server.inject(answer({ method: "HEAD" }, 404), answer({}, status, errorBody({ code: "MANIFEST_UNKNOWN" })));
    expect(await client.resolveManifest(place("app"), "v1")).toMatchObject({ kind: "failed", attempts: 2 });
  });

  it("is not concluded from a HEAD alone, whatever its answer", async () => {
    const { registry, server, client, place } = await startBench();
    registry.store("app", "v1", image);
    server.inject(answer({ method: "HEAD" }, 404, errorBody({ code: "MANIFEST_UNKNOWN" })));
    expect(await client.resolveManifest(place("app"), "v1")).toEqual(found);
  });
});

describe("an answer that is neither", () => {
  it.each([
    [401, "auth"],
    [402, "registry-error"],
    [403, "denied"],
    [406, "registry-error"],
    [410, "registry-error"],
    [451, "registry-error"],
    [204, "protocol"],
    [304, "protocol"],
    [505, "registry-error"],
  ])("%d fails as %s, at once", async (status, failure) => {
    const { server, client, place } = await startBench();
    server.inject(answer({}, status));
    expect(await client.resolveManifest(place("app"), "v1")).toMatchObject({ kind: "failed", failure, attempts: 1 });
    expect(server.log).toHaveLength(1);
  });

  it("keeps control characters and length out of what it prints", async () => {
    const { server, client, place } = await startBench();
    server.inject(answer({ method: "HEAD" }, 404), answer({}, 403, errorBody({ code: "DENIED\u001b[2J", message: `\u001b]0;title\u0007a\r\nb\u202e${"x".repeat(5000)}` })));
    const outcome = await client.resolveManifest(place("app"), "v1");
    const message = outcome.kind === "failed" ? outcome.message : "";
    expect(message).toContain("DENIED[2J: ]0;titlea b");
    expect(message).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(message.length).toBeLessThan(400);
  });

  it("is not read when it is packed, nor past its limit", async () => {
    const { registry, server, client, place } = await startBench();
    registry.store("app", "v1", image);
    server.inject(answer({ method: "HEAD" }, 405), alter("gzip", { times: 1 }, (reply) => ({ ...reply, headers: { ...reply.headers, "content-encoding": "gzip" } })));
    expect(await client.resolveManifest(place("app"), "v1")).toMatchObject({ kind: "failed", failure: "protocol" });
    expect(server.log.at(-1)?.headers["accept-encoding"]).toBeUndefined();
  });
});
