import { describe, expect, it } from "vitest";
import { withHeader } from "../registry/faults.js";
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

  it("is found out after the write, by its size", async () => {
    const { server, apply } = await startRetag();
    server.inject(withHeader({ method: "HEAD", path: `/${TAG}` }, "content-length", "1"));
    expect(await apply()).toMatchObject({ state: "failed", kind: "protocol", message: expect.stringContaining("written, but not verified") as string });
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
