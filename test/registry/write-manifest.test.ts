import { describe, expect, it } from "vitest";
import { answer, errorBody, flood, hang, limit, meanwhile, redirect, resetAfter, resetBefore, swallow, withHeader } from "./faults.js";
import { makeImage, makeIndex } from "./images.js";
import { startBench } from "./registry-bench.js";

const index = makeIndex({ "linux/amd64": makeImage(), "linux/arm64": makeImage({ platform: "linux/arm64" }) }, { odd: true });

async function startWithSource(...args: Parameters<typeof startBench>) {
  const bench = await startBench(...args);
  bench.registry.store("app", "source", index);
  const source = await bench.client.readManifest(bench.place("app"), index.manifest.digest);
  if (source.kind !== "found") throw new Error(source.kind);
  const write = () => bench.client.writeManifest(bench.place("app"), "v1", source.value);
  return { ...bench, write };
}

describe("writing a manifest", () => {
  it("puts the exact bytes under the tag, with their type", async () => {
    const { registry, server, write } = await startWithSource();
    expect(await write()).toEqual({ kind: "created" });
    const put = server.log.find(({ method }) => method === "PUT")!;
    expect(put.path).toBe("/v2/app/manifests/v1");
    expect(put.body.equals(index.manifest.bytes)).toBe(true);
    expect(put.headers["content-type"]).toBe(index.manifest.mediaType);
    expect(registry.digest("app", "v1")).toBe(index.manifest.digest);
  });

  it("takes a 201 that names no digest", async () => {
    const { server, write } = await startWithSource();
    server.inject(swallow());
    expect(await write()).toEqual({ kind: "created" });
  });

  it("fails where the registry names another digest", async () => {
    const { server, write } = await startWithSource();
    server.inject(withHeader({ method: "PUT" }, "docker-content-digest", `sha256:${"0".repeat(64)}`));
    expect(await write()).toMatchObject({ kind: "failed", failure: "protocol", attempts: 1 });
  });

  it.each([
    [400, "TAG_INVALID"],
    [403, "DENIED"],
    [404, "NAME_UNKNOWN"],
    [405, "UNSUPPORTED"],
    [409, "CONFLICT"],
    [412, "PRECONDITION"],
    [413, "SIZE_INVALID"],
  ])("is refused with %d", async (status, code) => {
    const { server, write } = await startWithSource();
    server.inject(answer({ method: "PUT" }, status, errorBody({ code, message: "tag is immutable" })));
    expect(await write()).toMatchObject({ kind: "refused", status, code, message: expect.stringContaining("tag is immutable") as string });
    expect(server.count("PUT")).toBe(1);
  });

  it.each([
    ["a reset before it", resetBefore, "network"],
    ["a reset behind it", resetAfter, "network"],
    ["no answer", hang, "timeout"],
    ["500", (aim: object) => answer(aim, 500), "registry-error"],
    ["408", (aim: object) => answer(aim, 408), "timeout"],
    ["429", (aim: object) => limit(aim), "rate-limited"],
    ["429 with a time", (aim: object) => limit(aim, "3"), "rate-limited"],
    ["200", (aim: object) => answer(aim, 200), "protocol"],
    ["202", (aim: object) => answer(aim, 202), "protocol"],
    ["201 and no end", (aim: object) => flood(aim, 4e9, {}, 201), "too-large"],
  ])("has an unknown fate after %s, and is not tried again", async (_name, fault, failure) => {
    const { server, write } = await startWithSource({ client: { timeouts: { headers: 200 } } });
    server.inject(fault({ method: "PUT" }));
    expect(await write()).toMatchObject({ kind: "unknown", failure });
    expect(server.count("PUT")).toBe(1);
  });

  it("gives up where the host wants to be left alone for long", async () => {
    const { server, write, client, place } = await startWithSource();
    server.inject(limit({ method: "PUT" }, "3600"));
    expect(await write()).toMatchObject({ kind: "failed", failure: "rate-limited", resetsAt: expect.any(Date) as Date, attempts: 1 });
    expect(await client.resolveManifest(place("app"), "v1")).toMatchObject({ kind: "failed", failure: "rate-limited", attempts: 0 });
  });

  it("follows 307 within the origin, and nothing else", async () => {
    const { registry, server, write } = await startWithSource();
    const aim = { method: "PUT", path: /app.*v1/, times: 1 };
    server.inject(redirect(aim, "/v2/other/manifests/v1", 308), ...[301, 302, 303].map((status) => redirect(aim, "/v2/app/manifests/v2", status)), redirect({ ...aim, times: 9 }, "http://localhost:1/v2/app/manifests/v1"));
    expect(await write()).toEqual({ kind: "created" });
    expect(registry.digest("other", "v1")).toBe(index.manifest.digest);
    for (let turn = 0; turn < 4; turn++) expect(await write()).toMatchObject({ kind: "failed", failure: "redirect-refused" });
    expect(registry.tags("app")).toEqual(["source"]);
  });

  it("that has begun is let end when the client is told to stop", async () => {
    const stop = new AbortController();
    const { registry, server, write } = await startWithSource({ client: { signal: stop.signal } });
    server.inject(meanwhile({ method: "PUT" }, async () => {
      stop.abort(new Error("interrupted"));
      await new Promise((resolve) => setTimeout(resolve, 30));
    }));
    expect(await write()).toEqual({ kind: "created" });
    expect(registry.digest("app", "v1")).toBe(index.manifest.digest);
    await expect(write()).rejects.toThrow("interrupted");
    expect(server.count("PUT")).toBe(1);
  });
});
