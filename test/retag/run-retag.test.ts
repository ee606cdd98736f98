import { describe, expect, it } from "vitest";
import { exitCodeOf } from "../../src/retag/exit-code.js";
import type { LockEntry } from "../../src/retag/lock-file.js";
import { lockKey } from "../../src/retag/lock-file.js";
import type { RetagEntry } from "../../src/retag/retag-entry.js";
import type { RetagResult } from "../../src/retag/retag-result.js";
import type { RetagInput } from "../../src/retag/run-retag.js";
import { runRetag } from "../../src/retag/run-retag.js";
import { stopBy } from "../../src/retag/stop.js";
import { entry, failed, fakeClock, FakeRegistry } from "./fake-registry.js";

function setUp(entries: readonly RetagEntry[], over: Partial<RetagInput> = {}) {
  const registry = new FakeRegistry();
  const controller = new AbortController();
  const ended: RetagResult[] = [];
  const input: RetagInput = {
    entries, lock: new Map(), moves: new Map(), client: registry, clock: fakeClock(), stop: stopBy(controller.signal),
    isApplied: true, verifyBy: "head", onEnd: (result) => ended.push(result), ...over,
  };
  return { registry, ended, stop: () => { controller.abort(); }, run: (more: Partial<RetagInput> = {}) => runRetag({ ...input, ...more }) };
}

const statesOf = (results: readonly RetagResult[]) => results.map(({ state }) => state);
const puts = ({ log }: FakeRegistry) => log.filter((line) => line.startsWith("PUT"));

describe("a retag run", () => {
  const [one, two, three] = [entry({ tag: "v1" }), entry({ tag: "v2", sourceTag: "build-2" }), entry({ name: "other.test/x", tag: "v1" })];

  it("writes nothing unless it is to be applied", async () => {
    const { registry, run, ended } = setUp([one]);
    registry.put(one.name, one.sourceTag, "image");
    expect(statesOf(await run({ isApplied: false }))).toEqual(["create"]);
    expect(puts(registry)).toEqual([]);
    expect(statesOf(ended)).toEqual(["create"]);
  });

  it("answers in the order of the entries, and tells each as it ends, once", async () => {
    const { registry, run, ended } = setUp([one, two, three]);
    registry.put(one.name, "build-1", "a");
    registry.put(two.name, "build-2", "b");
    registry.put(two.name, "v2", "c");
    expect(statesOf(await run())).toEqual(["created", "conflict", "missing-source"]);
    expect(statesOf(ended)).toEqual(["conflict", "missing-source", "created"]);
    expect(statesOf(await run())).toEqual(["up-to-date", "conflict", "missing-source"]);
    expect(puts(registry)).toEqual(["PUT team/app:v1"]);
  });

  it("has one writer for each repository, and several at once", async () => {
    const entries = ["a", "b"].flatMap((repository) => ["v1", "v2", "v3"].map((tag) => entry({ name: `registry.test/${repository}`, tag })));
    const { registry, run } = setUp(entries);
    for (const { name } of entries) registry.put(name, "build-1", "image");
    const active = new Map<string, number>();
    let most = 0;
    const write = registry.writeManifest;
    registry.writeManifest = async (at, tag, manifest) => {
      active.set(at.repository, (active.get(at.repository) ?? 0) + 1);
      expect(active.get(at.repository)).toBe(1);
      most = Math.max(most, [...active.values()].reduce((sum, count) => sum + count, 0));
      await new Promise((resolve) => { setTimeout(resolve, 2); });
      active.set(at.repository, 0);
      return write(at, tag, manifest);
    };
    expect(statesOf(await run())).toEqual(entries.map(() => "created"));
    expect(most).toBe(2);
  });

  it("takes the same entry twice for one", async () => {
    const { registry, run } = setUp([one, { ...one, line: 9 }]);
    registry.put(one.name, one.sourceTag, "image");
    expect(statesOf(await run())).toEqual(["created", "up-to-date"]);
    expect(puts(registry)).toHaveLength(1);
  });

  it("heeds the lock file only for the same source", async () => {
    const { registry, run } = setUp([one]);
    const digest = registry.put(one.name, one.tag, "image");
    const lockWith = (src_build_tag: string) => new Map<string, LockEntry>([[lockKey(one), { name: one.name, tag: one.tag, src_build_tag, digest }]]);
    expect(statesOf(await run({ lock: lockWith("build-1") }))).toEqual(["up-to-date"]);
    expect(statesOf(await run({ lock: lockWith("build-0") }))).toEqual(["exists-unverified"]);
    registry.put(one.name, one.sourceTag, "another");
    expect(statesOf(await run({ lock: lockWith("build-1") }))).toEqual(["source-moved"]);
    expect(statesOf(await run({ lock: lockWith("build-0") }))).toEqual(["conflict"]);
  });

  it("moves what it is told to move", async () => {
    const { registry, run } = setUp([one]);
    const digest = registry.put(one.name, one.sourceTag, "new");
    const before = registry.put(one.name, one.tag, "old");
    expect(statesOf(await run({ moves: new Map([[lockKey(one), digest]]) }))).toEqual(["conflict"]);
    expect(statesOf(await run({ moves: new Map([[lockKey(one), before]]) }))).toEqual(["created"]);
    expect(registry.tagged(one.name, one.tag)).toBe(digest);
  });

  it("asks for a review before it writes", async () => {
    const { registry, run } = setUp([one]);
    registry.put(one.name, one.sourceTag, "image");
    expect(statesOf(await run({ review: async (planned) => Promise.resolve({ ...planned, state: "conflict" }) }))).toEqual(["conflict"]);
    expect(puts(registry)).toEqual([]);
  });

  it("skips what is not begun when it is stopped", async () => {
    const { registry, run, stop } = setUp([one, two]);
    registry.put(one.name, "build-1", "a");
    registry.put(two.name, "build-2", "b");
    const write = registry.writeManifest;
    registry.writeManifest = async (at, tag, manifest) => {
      stop();
      return write(at, tag, manifest);
    };
    expect(statesOf(await run())).toEqual(["created", "skipped"]);
    expect(puts(registry)).toEqual(["PUT team/app:v1"]);
  });

  it("leaves reading behind when it is stopped", async () => {
    const { registry, run, stop } = setUp([one]);
    registry.resolveManifest = async () => new Promise(() => { stop(); });
    expect(statesOf(await run())).toEqual(["skipped"]);
  });

  it("goes on with the others when one fails", async () => {
    const { registry, run } = setUp([one, three]);
    registry.put(three.name, three.sourceTag, "image");
    const resolve = registry.resolveManifest;
    registry.resolveManifest = async (at, ...rest) => (at.host === "registry.test" ? failed("auth") : resolve(at, ...rest));
    expect(statesOf(await run())).toEqual(["failed", "created"]);
  });
});

describe("the exit code", () => {
  const code = (...states: readonly RetagResult["state"][]) => exitCodeOf(states.map((state) => ({ entry: entry(), state })), false);

  it("is 0, 1 or 3, and 1 wins", () => {
    expect(code()).toBe(0);
    expect(code("up-to-date", "create", "created", "exists-unverified")).toBe(0);
    for (const state of ["conflict", "source-moved", "missing-source", "verify-failed"] as const) expect(code("created", "failed", state)).toBe(1);
    for (const state of ["failed", "skipped"] as const) expect(code("created", state)).toBe(3);
  });

  it("is stricter when asked", () => {
    expect(exitCodeOf([{ entry: entry(), state: "exists-unverified" }], true)).toBe(1);
    expect(exitCodeOf([{ entry: entry(), state: "create" }], true)).toBe(0);
  });
});
