import { describe, expect, it } from "vitest";
import type { ManifestDescriptor, Outcome } from "../../src/registry/registry-client.js";
import type { EntryFacts } from "../../src/retag/plan.js";
import { planEntry } from "../../src/retag/plan.js";
import type { LockEntry } from "../../src/retag/lock-file.js";
import { digestOf, entry, failed, IMAGE_TYPE } from "./fake-registry.js";

const [A, B, C] = [digestOf("a"), digestOf("b"), digestOf("c")];

const found = (digest: string): Outcome<ManifestDescriptor> => ({ kind: "found", value: { digest, mediaType: IMAGE_TYPE, size: 7 } });
const absent: Outcome<ManifestDescriptor> = { kind: "absent" };
const lockOf = (digest: string): LockEntry => ({ name: "registry.test/team/app", tag: "v1", src_build_tag: "build-1", digest });

const plan = (facts: Partial<EntryFacts>) => planEntry(entry(), { target: absent, source: absent, locked: undefined, moveFrom: undefined, ...facts });

describe("the plan of an entry", () => {
  it.each<[state: string, facts: Partial<EntryFacts>]>([
    ["create", { source: found(A) }],
    ["create", { source: found(A), locked: lockOf(A) }],
    ["up-to-date", { source: found(A), target: found(A) }],
    ["up-to-date", { source: found(A), target: found(A), locked: lockOf(A) }],
    ["up-to-date", { target: found(A), locked: lockOf(A) }],
    ["conflict", { source: found(A), target: found(B) }],
    ["conflict", { source: found(A), target: found(B), locked: lockOf(A) }],
    ["conflict", { target: found(B), locked: lockOf(A) }],
    ["source-moved", { source: found(B), target: found(A), locked: lockOf(A) }],
    ["source-moved", { source: found(B), target: found(B), locked: lockOf(A) }],
    ["source-moved", { source: found(B), locked: lockOf(A) }],
    ["exists-unverified", { target: found(A) }],
    ["missing-source", {}],
    ["missing-source", { locked: lockOf(A) }],
    ["failed", { target: failed("auth"), source: found(A) }],
    ["failed", { target: found(A), source: failed("network"), locked: lockOf(A) }],
    ["failed", { target: failed("unclear-404"), source: found(B), locked: lockOf(A) }],
    ["skipped", { target: failed("rate-limited", 0), source: found(A) }],
  ])("is %s for %o", (state, facts) => {
    expect(plan(facts).state).toBe(state);
  });

  it("moves a tag only from the digest that the user names", () => {
    const facts = { source: found(A), target: found(B) };
    expect(plan({ ...facts, moveFrom: B })).toMatchObject({ state: "create", digest: A, targetDigest: B });
    expect(plan({ ...facts, moveFrom: C })).toMatchObject({ state: "conflict", message: `is ${B}, source is ${A}, and --move says ${C}` });
    expect(plan({ ...facts, moveFrom: A }).state).toBe("conflict");
  });

  it("tells where --move would help", () => {
    expect(plan({ source: found(A), target: found(B) }).canMove).toBe(true);
    expect(plan({ source: found(A), target: found(B), moveFrom: C }).canMove).toBe(true);
    expect(plan({ target: found(B), locked: lockOf(A) }).canMove).toBe(false);
  });

  it("moves nothing to where only the lock file points, nor against it", () => {
    expect(plan({ target: found(B), locked: lockOf(A), moveFrom: B }).state).toBe("conflict");
    expect(plan({ source: found(C), target: found(B), locked: lockOf(A), moveFrom: B }).state).toBe("source-moved");
  });

  it("tells both digests, the kind of a failure, and when a host can be asked again", () => {
    expect(plan({ source: found(A), target: found(B) })).toMatchObject({ digest: A, targetDigest: B, mediaType: IMAGE_TYPE, size: 7 });
    expect(plan({ source: failed("tls") })).toMatchObject({ state: "failed", kind: "tls", message: "injected tls" });
    const resetsAt = new Date("2026-01-02T03:04:05Z");
    expect(plan({ source: { ...failed("rate-limited", 0), resetsAt } }).message).toContain("2026-01-02T03:04:05.000Z");
  });

  it("knows the platforms of what is locked, and of nothing else", () => {
    const locked = { ...lockOf(A), platforms: ["linux/amd64"] };
    expect(plan({ source: found(A), locked }).platforms).toEqual(["linux/amd64"]);
    expect(plan({ source: found(B), locked }).platforms).toBeUndefined();
  });
});
