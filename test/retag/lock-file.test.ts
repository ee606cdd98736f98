import { describe, expect, it } from "vitest";
import { checkLock } from "../../src/retag/check-lock.js";
import type { Lock, LockEntry } from "../../src/retag/lock-file.js";
import { formatLock, lockKey, lockResult, parseLock } from "../../src/retag/lock-file.js";
import type { RetagEntry } from "../../src/retag/retag-entry.js";
import type { RetagResult } from "../../src/retag/retag-result.js";
import { stopBy } from "../../src/retag/stop.js";
import { digestOf, entry, failed, FakeRegistry, IMAGE_TYPE } from "./fake-registry.js";

const A = digestOf("a");
const locked = (over: Partial<LockEntry> = {}): LockEntry => ({ name: "registry.test/team/app", tag: "v1", src_build_tag: "build-1", digest: A, ...over });
const lockOf = (...entries: readonly LockEntry[]): Lock => new Map(entries.map((one) => [lockKey(one), one]));

describe("the lock file", () => {
  it("is sorted, and the same whatever the order", () => {
    const entries = [locked({ tag: "v2" }), locked({ name: "a/b" }), locked()];
    const text = formatLock(lockOf(...entries));
    expect(text).toBe(formatLock(lockOf(...entries.reverse())));
    expect(text.endsWith("}\n")).toBe(true);
    expect([...parseLock(text, "x").keys()]).toEqual(["a/b:v1", "registry.test/team/app:v1", "registry.test/team/app:v2"]);
  });

  it("is read as it was written", () => {
    const whole = locked({ src_ref: "https://x/commit/1", mediaType: IMAGE_TYPE, size: 7, platforms: ["linux/amd64"] });
    expect(parseLock(formatLock(lockOf(whole)), "x").get(lockKey(whole))).toEqual(whole);
  });

  it.each<readonly [text: string, message: string]>([
    ["{", "is not JSON"],
    ["[]", "has no version"],
    ['{"version":2,"entries":[]}', "has no version"],
    ['{"version":1}', "has no list"],
    ['{"version":1,"entries":[{"name":"a","tag":"b","src_build_tag":"c","digest":"sha256:1"}]}', "has an entry, the 1."],
    ['{"version":1,"entries":[null]}', "has an entry"],
    ...([{ name: "../x y" }, { name: "300.1.1.1/x" }, { name: "localhost:99999/x" }, { tag: "a/b" }, { src_build_tag: "a b" }, { platforms: "linux/amd64" }, { platforms: [1] }, { size: "7" }, { src_ref: 1 }, { mediaType: [] }] as const)
      .map((over) => [JSON.stringify({ version: 1, entries: [locked(), { ...locked(), ...over }] }), "has an entry, the 2."] as const),
    [JSON.stringify({ version: 1, entries: [locked(), locked({ digest: digestOf("b") })] }), 'has two entries for "registry.test/team/app:v1"'],
  ])("that is %s is refused", (text, message) => {
    expect(() => parseLock(text, "retag.lock.json")).toThrow(message);
  });

  it("takes what the registry was seen to have, and keeps what else is known of it", () => {
    const result = (over: Partial<RetagResult>): RetagResult => ({ entry: entry({ sourceRef: "https://x/commit/1" }), state: "up-to-date", digest: A, ...over });
    const written = locked({ src_ref: "https://x/commit/1", mediaType: IMAGE_TYPE, size: 7, platforms: ["linux/amd64"] });
    expect(lockResult(result({ state: "created", mediaType: IMAGE_TYPE, size: 7, platforms: ["linux/amd64"] }), undefined)).toEqual(written);
    expect(lockResult(result({}), written)).toEqual(written);
    expect(lockResult(result({ digest: digestOf("b") }), written)).toEqual({ ...written, digest: digestOf("b"), mediaType: undefined, size: undefined, platforms: undefined });
    for (const state of ["create", "conflict", "exists-unverified", "verify-failed", "failed"] as const) expect(lockResult(result({ state }), undefined)).toBeUndefined();
  });
});

describe("checking the lock file", () => {
  async function check(prepare: (registry: FakeRegistry) => void, declared: ReadonlyMap<string, RetagEntry> = new Map(), one = locked()) {
    const registry = new FakeRegistry();
    prepare(registry);
    const ended: RetagResult[] = [];
    const [result] = await checkLock({ lock: lockOf(one), declared, locate: () => ({ file: "f", line: 1 }), client: registry, stop: stopBy(new AbortController().signal), onEnd: (one) => ended.push(one) });
    expect(ended).toEqual([result]);
    expect(registry.log.every((line) => line.startsWith("HEAD"))).toBe(true);
    return result;
  }
  const name = "registry.test/team/app";

  it("finds what has drifted", async () => {
    const same = await check((registry) => { registry.put(name, "v1", "a"); registry.put(name, "build-1", "a"); });
    expect([same?.state, same?.message]).toEqual(["up-to-date", undefined]);
    expect(await check((registry) => { registry.put(name, "v1", "a"); })).toMatchObject({ state: "up-to-date", message: "source gone, lock agrees" });
    expect(await check((registry) => { registry.put(name, "v1", "b"); })).toMatchObject({ state: "conflict", digest: A, targetDigest: digestOf("b") });
    expect(await check((registry) => { registry.put(name, "v1", "a"); registry.put(name, "build-1", "b"); })).toMatchObject({ state: "source-moved" });
    expect(await check((registry) => { registry.put(name, "build-1", "a"); })).toMatchObject({ state: "verify-failed" });
    const liar = (registry: FakeRegistry): void => {
      registry.put(name, "build-1", "a");
      registry.put(name, "v1", "a");
    };
    expect(await check(liar, new Map(), locked({ size: 2 }))).toMatchObject({ state: "failed", kind: "protocol" });
    expect(await check(liar, new Map(), locked({ size: 1 }))).toMatchObject({ state: "up-to-date" });
    expect(await check((registry) => { registry.resolveManifest = async () => { registry.log.push("HEAD"); return Promise.resolve(failed("dns")); }; })).toMatchObject({ state: "failed", kind: "dns" });
  });

  it("sees that the tag file has come to name another source", async () => {
    const declared = new Map([[lockKey(locked()), entry({ sourceTag: "build-2" })]]);
    const both = (second: string) => (registry: FakeRegistry): void => {
      for (const [tag, content] of [["v1", "a"], ["build-1", "a"], ["build-2", second]] as const) registry.put(name, tag, content);
    };
    expect(await check(both("b"), declared)).toMatchObject({ state: "conflict", entry: { sourceTag: "build-2" }, message: `the tag file names the source build-2, which is ${digestOf("b")}; the lock has ${A} of build-1` });
    expect(await check((registry) => { registry.put(name, "v1", "a"); registry.put(name, "build-1", "a"); }, declared)).toMatchObject({ state: "conflict", message: `the tag file names the source build-2, which is gone; the lock has ${A} of build-1` });
    expect(await check(both("a"), declared)).toMatchObject({ state: "up-to-date", message: "retag.lock.json still has build-1; taglint retag --apply writes down build-2" });
    const otherRef = new Map([[lockKey(locked()), entry({ sourceRef: "https://x/commit/2" })]]);
    expect(await check(both("b"), otherRef, locked({ src_ref: "https://x/commit/1" }))).toMatchObject({ state: "up-to-date", message: expect.stringContaining("another src_ref") as string });
  });
});
