import { describe, expect, it } from "vitest";
import type { Exchange, Received } from "../registry/fault-server.js";
import { alter, withHeader } from "../registry/faults.js";
import { OTHER, SOURCE, startRetag, TAG, WANTED } from "./retag-bench.js";

const { digest } = WANTED.manifest;
const LIE = `sha256:${"0".repeat(64)}`;

describe("a registry whose answers to HEAD name another digest than the content has", () => {
  it("is not believed that the tag is there", async () => {
    const { registry, server, apply } = await startRetag();
    registry.store("team/app", TAG, OTHER);
    server.inject(withHeader({ method: "HEAD", path: `/${TAG}` }, "docker-content-digest", digest));
    expect(await apply()).toMatchObject({ state: "failed", kind: "protocol", message: expect.stringContaining(OTHER.manifest.digest) as string });
    expect(await apply({ isApplied: false, verifyBy: "get" })).toMatchObject({ state: "failed", kind: "protocol" });
    expect(server.count("PUT")).toBe(0);
  });

  it("is not believed when it tells the same of both", async () => {
    const { registry, server, apply } = await startRetag();
    registry.store("team/app", TAG, WANTED);
    server.inject(withHeader({ method: "HEAD" }, "docker-content-digest", LIE));
    expect(await apply()).toMatchObject({ state: "failed", kind: "protocol" });
    expect(server.count("PUT")).toBe(0);
  });

  it("gets nothing written of what the source is said to be", async () => {
    const { server, apply, tagged } = await startRetag();
    server.inject(withHeader({ method: "HEAD", path: `/${SOURCE}` }, "docker-content-digest", LIE));
    expect(await apply()).toMatchObject({ state: "missing-source", message: expect.stringContaining(LIE) as string });
    expect([server.count("PUT"), tagged()]).toEqual([0, undefined]);
  });

  it("is found out by the sizes that it gives to one digest", async () => {
    const { registry, server, apply } = await startRetag();
    registry.store("team/app", TAG, OTHER);
    server.inject(withHeader({ method: "HEAD", path: `/${TAG}` }, "docker-content-digest", digest), withHeader({ method: "HEAD", path: `/${SOURCE}` }, "content-length", "1"));
    expect(await apply({ isApplied: false })).toMatchObject({ state: "failed", kind: "protocol" });
  });

  it("is found out by them after the write as well", async () => {
    const { registry, server, apply } = await startRetag();
    const store = { name: "stores another", when: ({ method }: Received) => method === "PUT", act: ({ send }: Exchange) => { registry.store("team/app", TAG, OTHER); send({ status: 201, headers: {}, body: Buffer.alloc(0) }); } };
    server.inject(store, alter("lie", { method: "HEAD", path: `/${TAG}` }, (reply) => (reply.status === 200 ? { ...reply, headers: { ...reply.headers, "docker-content-digest": digest, "content-length": "1" } } : reply)));
    expect(await apply()).toMatchObject({ state: "verify-failed", targetDigest: OTHER.manifest.digest });
  });

  it("gets away with a size that is wrong, where the content is right", async () => {
    const { server, apply, tagged } = await startRetag();
    server.inject(withHeader({ method: "HEAD", path: `/${TAG}` }, "content-length", "1"));
    expect(await apply()).toMatchObject({ state: "created" });
    expect(await apply({ isApplied: false })).toMatchObject({ state: "up-to-date" });
    expect(tagged()).toBe(digest);
  });
});

it("reads what is there once, and asks no more than its digest when the lock vouches for it", async () => {
  const { registry, server, apply, entry } = await startRetag();
  registry.store("team/app", TAG, WANTED);
  expect(await apply()).toMatchObject({ state: "up-to-date" });
  expect([server.count("HEAD"), server.count("GET")]).toEqual([2, 1]);
  server.reset();
  const locked = { name: entry.name, tag: TAG, src_build_tag: SOURCE, digest };
  expect(await apply({ lock: new Map([[`${entry.name}:${TAG}`, locked]]) })).toMatchObject({ state: "up-to-date" });
  expect([server.count("HEAD"), server.count("GET")]).toEqual([2, 0]);
});
