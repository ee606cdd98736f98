import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { answer, drip, hang, resetAfter, resetBefore, resetInBody, stall, truncate } from "./faults.js";
import { makeImage } from "./images.js";
import { openClient, startBench } from "./registry-bench.js";

const image = makeImage();
const { digest } = image.manifest;

describe("what may pass is tried again", () => {
  it.each([408, 429, 500, 502, 503, 504, 599])("%d twice, then the answer", async (status) => {
    const { registry, server, client, clock, place } = await startBench();
    registry.store("app", "v1", image);
    server.inject(answer({ times: 2 }, status));
    expect(await client.resolveManifest(place("app"), "v1")).toMatchObject({ kind: "found", value: { digest } });
    expect(server.count("HEAD")).toBe(3);
    expect(clock.slept).toEqual([125, 250]);
  });

  it.each([
    [429, "rate-limited"],
    [500, "registry-error"],
    [503, "registry-error"],
  ])("%d for ever fails as %s, after five attempts", async (status, failure) => {
    const { registry, server, client, clock, place } = await startBench();
    registry.store("app", "v1", image);
    server.inject(answer({}, status));
    expect(await client.resolveManifest(place("app"), "v1")).toMatchObject({ kind: "failed", failure, attempts: 5 });
    expect(server.log).toHaveLength(5);
    expect(clock.slept).toEqual([125, 250, 500, 1000]);
  });

  it.each([
    ["a reset before the answer", resetBefore],
    ["a reset in the body", resetInBody],
    ["a reset behind the answer's making", resetAfter],
    ["an end before the length announced", (aim: object) => truncate(aim, true)],
  ])("%s, once", async (_name, fault) => {
    const { registry, server, client, place } = await startBench();
    registry.store("app", "v1", image);
    server.inject(fault({ times: 1 }));
    expect(await client.readManifest(place("app"), digest)).toMatchObject({ kind: "found", value: { digest } });
    expect(server.count("GET")).toBe(2);
  });

  it.each([
    ["a reset before the answer", resetBefore],
    ["a reset in the body", resetInBody],
  ])("%s, for ever, is a failure of the network", async (_name, fault) => {
    const { registry, server, client, place } = await startBench();
    registry.store("app", "v1", image);
    server.inject(fault({}));
    expect(await client.readManifest(place("app"), digest)).toMatchObject({ kind: "failed", failure: "network", attempts: 5 });
  });
});

describe("what would not pass is not", () => {
  it("a truncated body whose length nobody announced", async () => {
    const { registry, server, client, place } = await startBench();
    registry.store("app", "v1", image);
    server.inject(truncate({}, false));
    expect(await client.readManifest(place("app"), digest)).toMatchObject({ kind: "failed", failure: "protocol", attempts: 1 });
  });

  it("a name that nobody knows", async () => {
    const lookUp = (hostname: string) => Promise.reject(Object.assign(new Error(hostname), { code: "ENOTFOUND" }));
    const client = openClient({ addresses: { lookUp, kindOf: () => "public" } });
    expect(await client.resolveManifest({ host: "registry.invalid", repository: "app" }, "v1")).toMatchObject({ kind: "failed", failure: "dns", attempts: 1 });
  });

  it("an answer that is no HTTP", async () => {
    const server = createServer((socket) => void socket.once("data", () => socket.end("SSH-2.0-OpenSSH\r\n")));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await openClient().resolveManifest({ host, repository: "app" }, "v1")).toMatchObject({ kind: "failed", failure: "protocol", attempts: 1 });
  });
});

describe("time runs out", () => {
  it.each([
    ["no answer", hang, { headers: 100 }],
    ["a body that stops", stall, { body: 100 }],
    ["a body that never ends", (aim: object) => drip(aim, 20), { request: 300 }],
  ])("for %s", async (_name, fault, timeouts) => {
    const { registry, server, client, place } = await startBench({ client: { timeouts } });
    registry.store("app", "v1", image);
    server.inject(fault({ times: 1 }));
    expect(await client.readManifest(place("app"), digest)).toMatchObject({ kind: "found" });
    expect(server.count("GET")).toBe(2);
  });

  it("in the end as a failure", async () => {
    const { server, client, place } = await startBench({ client: { timeouts: { headers: 50 } } });
    server.inject(hang({}));
    expect(await client.readManifest(place("app"), digest)).toMatchObject({ kind: "failed", failure: "timeout", attempts: 5 });
  });

  it("for nothing that is still wanted when the client is told to stop", async () => {
    const stop = new AbortController();
    const { server, client, place } = await startBench({ client: { signal: stop.signal } });
    server.inject(hang({}));
    const outcome = client.readManifest(place("app"), digest);
    setTimeout(() => { stop.abort(new Error("interrupted")); }, 30);
    await expect(outcome).rejects.toThrow("interrupted");
    await expect(client.resolveManifest(place("app"), "v1")).rejects.toThrow("interrupted");
    expect(server.log).toHaveLength(1);
  });
});
