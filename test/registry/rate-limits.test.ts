import { describe, expect, it } from "vitest";
import { parseRetryAfter } from "../../src/registry/retry-after.js";
import type { RegistryEvent } from "../../src/registry/registry-client.js";
import { answer, limit } from "./faults.js";
import type { Upstream } from "./fault-server.js";
import { makeImage } from "./images.js";
import { startBench } from "./registry-bench.js";

const image = makeImage();
const NOW = Date.UTC(2026, 10, 21, 12, 0, 0);

describe("Retry-After", () => {
  it.each([
    ["0", 0],
    ["120", 120_000],
    [" 7 ", 7_000],
    ["1.5", 1_500],
    ["Sat, 21 Nov 2026 12:01:00 GMT", 60_000],
    ["Saturday, 21-Nov-26 12:01:00 GMT", 60_000],
    ["Sat Nov 21 12:01:00 2026 GMT", 60_000],
    ["Sat, 21 Nov 2026 11:00:00 GMT", 0],
    ["-5", undefined],
    ["", undefined],
    ["soon", undefined],
    ["1e9", undefined],
    ["12 s", undefined],
  ])("%j is %s ms", (text, expected) => {
    expect(parseRetryAfter(text, NOW)).toBe(expected);
  });

  it("several times is the longest, and may be absent", () => {
    expect(parseRetryAfter(["5", "junk", "9"], NOW)).toBe(9_000);
    expect(parseRetryAfter(undefined, NOW)).toBeUndefined();
  });
});

/** Counts how many requests are under way together. */
function counting(upstream: Upstream): { readonly wrapped: Upstream; readonly most: { reads: number; writes: number } } {
  const now = { reads: 0, writes: 0 };
  const most = { reads: 0, writes: 0 };
  const wrapped: Upstream = async (received) => {
    const way = received.method === "PUT" ? "writes" : "reads";
    now[way]++;
    most[way] = Math.max(most[way], now[way]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    now[way]--;
    return upstream(received);
  };
  return { wrapped, most };
}

async function startCounted() {
  const counter: { most?: { reads: number; writes: number } } = {};
  const bench = await startBench({
    wrap: (upstream) => {
      const { wrapped, most } = counting(upstream);
      counter.most = most;
      return wrapped;
    },
  });
  bench.registry.store("app", "v1", image);
  return { ...bench, most: counter.most! };
}

describe("a host", () => {
  it("is read from by eight at a time, and written to by four", async () => {
    const { client, place, most } = await startCounted();
    await Promise.all(Array.from({ length: 40 }, () => client.resolveManifest(place("app"), "v1")));
    expect(most.reads).toBe(8);
    const source = await client.readManifest(place("app"), "v1");
    if (source.kind !== "found") throw new Error(source.kind);
    await Promise.all(Array.from({ length: 20 }, (_, index) => client.writeManifest(place(`app-${index}`), "v1", source.value)));
    expect(most.writes).toBe(4);
  });

  it("that limits is left alone by all, and asked by half as many afterwards", async () => {
    const { server, client, clock, place, most } = await startCounted();
    server.inject(limit({ times: 1 }, "30"));
    const began = clock.now();
    expect(await client.resolveManifest(place("app"), "v1")).toMatchObject({ kind: "found" });
    expect(clock.now() - began).toBeGreaterThanOrEqual(30_000);
    await Promise.all(Array.from({ length: 20 }, () => client.resolveManifest(place("app"), "v1")));
    expect(most.reads).toBe(4);
  });

  it("that limits a burst of requests is asked by half as many, not by one", async () => {
    const { server, client, place, most } = await startCounted();
    server.inject(limit({ times: 8 }, "30"));
    const outcomes = await Promise.all(Array.from({ length: 40 }, () => client.resolveManifest(place("app"), "v1")));
    expect(outcomes.filter(({ kind }) => kind !== "found")).toEqual([]);
    expect(most.reads).toBe(4);
    expect(server.log).toHaveLength(48);
  });

  it("that wants a time that is not too long gets it, and tells of the wait", async () => {
    const { server, client, clock, place } = await startBench({ client: { maxWait: 60_000 } });
    const events: RegistryEvent[] = [];
    server.inject(limit({ times: 1 }, "60"));
    expect(await client.resolveManifest(place("app"), "v1", { observe: (event) => events.push(event) })).toEqual({ kind: "absent" });
    const { host } = place("app");
    expect(events).toEqual([
      { kind: "attempt", method: "HEAD", host },
      { kind: "wait", reason: "retry", host, milliseconds: 125 },
      { kind: "wait", reason: "rate-limit", host, milliseconds: 60_000 - 125 },
      { kind: "attempt", method: "HEAD", host },
      { kind: "attempt", method: "GET", host },
    ]);
    expect(clock.slept).toEqual([125, 59_875]);
  });

  it.each([
    ["seconds", () => "61"],
    ["years", () => "99999999999"],
    ["a date", (now: number) => new Date(now + 3_600_000).toUTCString()],
  ])("that wants more is given up, and so is all that waits for it (%s)", async (_name, when) => {
    const { registry, server, client, clock, place } = await startBench({ client: { maxWait: 60_000 } });
    registry.store("app", "v1", image);
    server.inject(limit({}, when(clock.now())));
    const outcomes = await Promise.all(Array.from({ length: 30 }, () => client.resolveManifest(place("app"), "v1")));
    for (const outcome of outcomes) expect(outcome).toMatchObject({ kind: "failed", failure: "rate-limited", resetsAt: expect.any(Date) as Date });
    const unsent = outcomes.filter((outcome) => outcome.kind === "failed" && outcome.attempts === 0);
    expect(unsent).toHaveLength(30 - server.log.length);
    expect(server.log.length).toBeLessThanOrEqual(8);
    expect(clock.slept).toEqual([]);
  });

  it("that goes on limiting is given up when all its waits together are too long", async () => {
    const { server, client, clock, place } = await startBench({ client: { maxWait: 60_000 } });
    server.inject(limit({}, "25"));
    expect(await client.resolveManifest(place("app"), "v1")).toMatchObject({ kind: "failed", failure: "rate-limited", resetsAt: expect.any(Date) as Date, attempts: 3 });
    expect(clock.slept.reduce((sum, milliseconds) => sum + milliseconds, 0)).toBeLessThanOrEqual(60_000);
  });

  it("that serves in between is not given up for waits that are long only together", async () => {
    const { registry, server, client, place } = await startBench({ client: { maxWait: 60_000 } });
    registry.store("app", "v1", image);
    for (let turn = 0; turn < 4; turn++) {
      server.inject(limit({ times: 1 }, "25"));
      expect(await client.resolveManifest(place("app"), "v1")).toMatchObject({ kind: "found" });
    }
  });

  it("that is out of service may say for how long, too", async () => {
    const { registry, server, client, clock, place } = await startBench();
    registry.store("app", "v1", image);
    server.inject(answer({ times: 1 }, 503, "", { "retry-after": "10" }));
    expect(await client.resolveManifest(place("app"), "v1")).toMatchObject({ kind: "found" });
    expect(clock.slept).toEqual([125, 9_875]);
  });

  it("does not hold another one up", async () => {
    const { server, client, place } = await startBench();
    const other = await startBench();
    other.registry.store("app", "v1", image);
    server.inject(limit({}, "3600"));
    expect(await client.resolveManifest(place("app"), "v1")).toMatchObject({ kind: "failed" });
    expect(await client.resolveManifest(other.place("app"), "v1")).toMatchObject({ kind: "found" });
  });
});
