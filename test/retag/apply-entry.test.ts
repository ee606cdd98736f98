import { describe, expect, it } from "vitest";
import type { WriteOutcome } from "../../src/registry/registry-client.js";
import type { ApplyInput } from "../../src/retag/apply-entry.js";
import { applyEntry } from "../../src/retag/apply-entry.js";
import { placeOfEntry } from "../../src/retag/retag-entry.js";
import { entry, failed, fakeClock, FakeRegistry, INDEX_TYPE } from "./fake-registry.js";

const APP = entry();
const INDEX = '{ "schemaVersion":2,\n\n "manifests":[{"digest":"sha256:1","platform":{"os":"linux","architecture":"arm64","variant":"v8"}},{"digest":"sha256:2","platform":{"os":"linux","architecture":"amd64"}}]}';

function setUp(over: Partial<ApplyInput> = {}) {
  const registry = new FakeRegistry();
  const digest = registry.put(APP.name, APP.sourceTag, INDEX, INDEX_TYPE);
  const clock = fakeClock();
  const apply = (targetDigest?: string) => applyEntry({ entry: APP, state: "create", digest, targetDigest }, { client: registry, clock, at: placeOfEntry(APP), verifyBy: "head", isStopped: () => false, ...over });
  const writes = () => registry.log.filter((line) => line.startsWith("PUT")).length;
  /** The first writes have these fates instead of being carried out; `stores` carries them out all the same. */
  const fate = (...fates: readonly (readonly [WriteOutcome, "stores" | "loses" | (() => void)])[]) => {
    const write = registry.writeManifest;
    const left = [...fates];
    registry.writeManifest = async (at, tag, manifest) => {
      const [outcome, effect] = left.shift() ?? [];
      if (outcome === undefined) return write(at, tag, manifest);
      registry.log.push(`PUT ${at.repository}:${tag}`);
      if (effect === "stores") registry.store(at, tag, manifest);
      else if (typeof effect === "function") effect();
      return outcome;
    };
  };
  return { registry, digest, clock, apply, writes, fate };
}

const unknown: WriteOutcome = { kind: "unknown", failure: "network", message: "reset" };
const refused: WriteOutcome = { kind: "refused", status: 409, code: "CONFLICT", message: "409 CONFLICT: immutable" };

describe("giving a tag", () => {
  it("reads by digest, proves absence, writes the same bytes, and looks", async () => {
    const { registry, digest, apply } = setUp();
    expect(await apply()).toMatchObject({ state: "created", digest, targetDigest: digest, platforms: ["linux/amd64", "linux/arm64/v8"] });
    expect(registry.log).toEqual([`GET team/app:${digest}`, "GET team/app:v1", "PUT team/app:v1", "HEAD team/app:v1"]);
    expect(registry.tagged(APP.name, APP.tag)).toBe(digest);
  });

  it("never writes over what came between plan and write", async () => {
    const { registry, digest, apply, writes } = setUp();
    const other = registry.put(APP.name, APP.tag, "other");
    expect(await apply()).toMatchObject({ state: "conflict", targetDigest: other });
    registry.put(APP.name, APP.tag, INDEX);
    expect(await apply()).toMatchObject({ state: "up-to-date", targetDigest: digest });
    expect(writes()).toBe(0);
  });

  it("writes nothing when absence cannot be proven, or the source is gone", async () => {
    const { registry, apply, writes } = setUp();
    const read = registry.readManifest;
    registry.readManifest = async (at, reference) => (reference === "v1" ? failed("unclear-404") : read(at, reference));
    expect(await apply()).toMatchObject({ state: "failed", kind: "unclear-404" });
    registry.readManifest = async () => Promise.resolve({ kind: "absent" });
    expect(await apply()).toMatchObject({ state: "missing-source" });
    registry.readManifest = async () => Promise.resolve(failed("too-large"));
    expect(await apply()).toMatchObject({ state: "failed", kind: "too-large" });
    expect(writes()).toBe(0);
  });

  it("looks before it writes again when nobody knows what became of a write", async () => {
    const landed = setUp();
    landed.fate([unknown, "stores"]);
    expect(await landed.apply()).toMatchObject({ state: "created" });
    expect(landed.writes()).toBe(1);

    const lost = setUp();
    lost.fate([unknown, "loses"], [unknown, "loses"]);
    expect(await lost.apply()).toMatchObject({ state: "created" });
    expect(lost.writes()).toBe(3);
    expect(lost.registry.log.filter((line) => line.startsWith("pause"))).toEqual(["pause 1", "pause 2"]);

    const raced = setUp();
    raced.fate([unknown, () => raced.registry.put(APP.name, APP.tag, "other")]);
    expect(await raced.apply()).toMatchObject({ state: "conflict" });
    expect(raced.writes()).toBe(1);
  });

  it("gives up after five writes, and when it cannot look", async () => {
    const { apply, fate, writes, registry } = setUp();
    fate(...Array.from({ length: 9 }, () => [unknown, "loses"] as const));
    expect(await apply()).toMatchObject({ state: "failed", kind: "network" });
    expect(writes()).toBe(5);
    registry.resolveManifest = async () => Promise.resolve(failed("timeout"));
    expect(await apply()).toMatchObject({ state: "failed", kind: "timeout", message: "nothing tells what became of the write (reset): injected timeout" });
    expect(writes()).toBe(6);
  });

  it("asks the registry what it has when a write is refused", async () => {
    const { apply, fate, registry, digest } = setUp();
    fate([refused, "loses"], [refused, "stores"], [refused, () => registry.put(APP.name, APP.tag, "other")]);
    expect(await apply()).toMatchObject({ state: "failed", kind: "denied", message: "the registry refused (409 CONFLICT: immutable)" });
    expect(await apply()).toMatchObject({ state: "up-to-date", targetDigest: digest });
    registry.drop(APP.name, APP.tag);
    expect(await apply()).toMatchObject({ state: "conflict" });
  });

  it("passes on why a write failed", async () => {
    const { apply, fate, writes } = setUp();
    fate([failed("auth"), "loses"]);
    expect(await apply()).toMatchObject({ state: "failed", kind: "auth" });
    expect(writes()).toBe(1);
  });

  it("moves a tag from the digest that was named, and from no other", async () => {
    const { apply, registry, digest } = setUp();
    const before = registry.put(APP.name, APP.tag, "before");
    expect(await apply(before)).toMatchObject({ state: "created", targetDigest: digest });
    registry.put(APP.name, APP.tag, "another");
    expect(await apply(before)).toMatchObject({ state: "conflict" });
  });

  it("calls a move that is refused a conflict", async () => {
    const { apply, fate, registry } = setUp();
    const before = registry.put(APP.name, APP.tag, "before");
    fate([refused, "loses"]);
    expect(await apply(before)).toMatchObject({ state: "conflict", targetDigest: before });
  });

  it("begins nothing once stopped, and finishes what is begun", async () => {
    expect(await setUp({ isStopped: () => true }).apply()).toMatchObject({ state: "skipped" });
    let asked = 0;
    const late = setUp({ isStopped: () => ++asked > 1 });
    expect(await late.apply()).toMatchObject({ state: "skipped" });
    expect(late.writes()).toBe(0);
    let stopped = false;
    const begun = setUp({ isStopped: () => stopped });
    begun.fate([unknown, () => { stopped = true; }]);
    expect(await begun.apply()).toMatchObject({ state: "created" });
    expect(begun.writes()).toBe(2);
  });
});

describe("looking at what was written", () => {
  it("gives the registry ten seconds to know it", async () => {
    const { apply, registry, clock } = setUp();
    const resolve = registry.resolveManifest;
    let calls = 0;
    registry.resolveManifest = async (...call) => (++calls === 1 ? { kind: "absent" } : calls === 2 ? failed("registry-error") : resolve(...call));
    expect(await apply()).toMatchObject({ state: "created" });
    expect(clock.slept).toHaveLength(2);
  });

  it.each([
    ["loses it", "absent", "verify-failed"],
    ["has another", "other", "verify-failed"],
    ["cannot say", "registry-error", "failed"],
    ["refuses to say", "auth", "failed"],
  ] as const)("does not take its word when it %s", async (_name, answer, state) => {
    const { apply, registry, clock } = setUp();
    registry.resolveManifest = async () => {
      await Promise.resolve();
      if (answer === "absent") return { kind: "absent" };
      return answer === "other" ? { kind: "found", value: { digest: "sha256:other", mediaType: "", size: 1 } } : failed(answer);
    };
    expect(await apply()).toMatchObject({ state });
    expect(clock.now()).toBeLessThanOrEqual(10_000);
    if (answer === "other" || answer === "auth") expect(clock.now()).toBe(0);
    else expect(clock.now()).toBeGreaterThan(5_000);
  });

  it("waits for a moved tag to show its new digest", async () => {
    const { apply, registry } = setUp();
    const before = registry.put(APP.name, APP.tag, "before");
    const resolve = registry.resolveManifest;
    let calls = 0;
    registry.resolveManifest = async (...call) => (++calls === 1 ? { kind: "found", value: { digest: before, mediaType: "", size: 1 } } : resolve(...call));
    expect(await apply(before)).toMatchObject({ state: "created" });
  });

  it("hashes it where that was asked for", async () => {
    const { apply, registry, digest } = setUp({ verifyBy: "get" });
    expect(await apply()).toMatchObject({ state: "created" });
    expect(registry.log).toEqual([`GET team/app:${digest}`, "GET team/app:v1", "PUT team/app:v1", "GET team/app:v1"]);
  });
});
