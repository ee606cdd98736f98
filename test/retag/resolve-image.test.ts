import { describe, expect, it } from "vitest";
import { parseReference } from "../../src/model/reference.js";
import type { ResolveOptions } from "../../src/retag/resolve-image.js";
import { resolveImage } from "../../src/retag/resolve-image.js";
import { failed, FakeRegistry, INDEX_TYPE } from "./fake-registry.js";

const NAME = "registry.test/team/runner";
const SHA = "0123456789abcdef0123456789abcdef01234567";
const OTHER = SHA.replaceAll("0", "f");

interface Build {
  readonly env?: readonly string[];
  readonly labels?: Record<string, unknown>;
  readonly os?: string;
  readonly architecture?: string;
}

class Images extends FakeRegistry {
  /** A single image. */
  image(tag: string, { env, labels, os = "linux", architecture = "amd64" }: Build): string {
    const config = this.putBlob({ os, architecture, config: { Env: env, Labels: labels } });
    return this.put(NAME, tag, { schemaVersion: 2, config: { digest: config }, layers: [] });
  }

  /** An index of images, with an attestation as BuildKit makes them; `note` tells one index from another. */
  index(tag: string, builds: readonly Build[], note = "1"): string {
    const manifests = builds.map((build, index) => ({ digest: this.image(`part-${index}`, build), platform: { os: build.os ?? "linux", architecture: build.architecture ?? "amd64" } }));
    const attestation = { digest: this.put(NAME, "attestation", { note }), platform: { os: "unknown", architecture: "unknown" }, annotations: { "vnd.docker.reference.type": "attestation-manifest" } };
    return this.put(NAME, tag, { schemaVersion: 2, manifests: [...manifests, attestation] }, INDEX_TYPE);
  }

  async resolve(reference = NAME, over: Partial<ResolveOptions> = {}) {
    return resolveImage(parseReference(reference)!, this, { source: { kind: "env", name: "SHA" }, length: 7, platform: undefined, ...over });
  }
}

const env = [`PATH=/bin`, `SHA=${SHA}`];
const amd64: Build = { env, architecture: "amd64" };
const arm64: Build = { env, architecture: "arm64" };

describe("resolving an image", () => {
  it.each(["latest", "sha256:xyz", "../../../x", `md5:${"0".repeat(32)}`, "\u001b[2J"])("asks for nothing by the digest %j", async (digest) => {
    const images = new Images();
    const expected = { state: "failed", kind: "protocol", message: expect.stringMatching(/ names .*"\P{Cc}+", which is no digest that taglint can check/u) as string };
    images.put(NAME, "latest", { schemaVersion: 2, config: { digest }, layers: [] });
    expect(await images.resolve()).toMatchObject(expected);
    images.put(NAME, "latest", { schemaVersion: 2, manifests: [{ digest, platform: { os: "linux", architecture: "amd64" } }] }, INDEX_TYPE);
    expect(await images.resolve()).toMatchObject(expected);
    expect(images.log).toEqual(["GET team/runner:latest", "GET team/runner:latest"]);
  });

  it("finds the tag that a single image records", async () => {
    const images = new Images();
    const digest = images.image("latest", { env });
    images.image("0123456", { env });
    expect(await images.resolve()).toEqual({ state: "ok", tag: "0123456", value: SHA, digest, sourceDigest: digest, platforms: undefined });
  });

  it("finds the tag that all platforms of an index record, attestations aside", async () => {
    const images = new Images();
    images.index("latest", [amd64, arm64]);
    images.index("0123456", [amd64, arm64]);
    expect(await images.resolve()).toMatchObject({ state: "ok", tag: "0123456", platforms: ["linux/amd64", "linux/arm64"] });
  });

  it("takes other tags, digests, labels, lengths and platforms", async () => {
    const images = new Images();
    const digest = images.image("edge", { labels: { "org.opencontainers.image.revision": SHA } });
    images.image("0123456789ab", { labels: { "org.opencontainers.image.revision": SHA } });
    const source = { kind: "label", name: "org.opencontainers.image.revision" } as const;
    expect(await images.resolve(`${NAME}:edge`, { source, length: 12 })).toMatchObject({ state: "ok", tag: "0123456789ab" });
    expect(await images.resolve(`${NAME}@${digest}`, { source, length: 12 })).toMatchObject({ state: "ok", tag: "0123456789ab" });
    images.index("latest", [amd64, { architecture: "arm64" }]);
    images.index("0123456", [amd64, { architecture: "arm64" }]);
    expect(await images.resolve(NAME, { platform: "linux/amd64" })).toMatchObject({ state: "ok" });
    expect(await images.resolve(NAME, { platform: "linux/s390x" })).toMatchObject({ state: "no-value", message: "it has no image for linux/s390x" });
    expect(await images.resolve(`${NAME}:edge`, { source, platform: "linux/arm64" })).toMatchObject({ state: "no-value" });
  });

  it("tells another index of the same images from other images", async () => {
    const images = new Images();
    images.index("latest", [amd64, arm64], "1");
    const digest = images.index("0123456", [amd64, arm64], "2");
    expect(await images.resolve()).toMatchObject({ state: "same-images", tag: "0123456", digest });
    images.index("0123456", [amd64, { ...arm64, labels: { a: "b" } }]);
    expect(await images.resolve()).toMatchObject({ state: "mismatch" });
    expect(await images.resolve(NAME, { platform: "linux/amd64" })).toMatchObject({ state: "same-images" });
    images.index("0123456", [amd64]);
    expect(await images.resolve()).toMatchObject({ state: "mismatch" });
    images.image("latest", amd64);
    expect(await images.resolve()).toMatchObject({ state: "same-images" });
  });

  it.each<[state: string, builds: readonly Build[]]>([
    ["no-value", [{}]],
    ["no-value", [{ env: ["SHAX=1", "X_SHA=1"] }]],
    ["no-value", []],
    ["ambiguous", [amd64, { env: [`SHA=${OTHER}`], architecture: "arm64" }]],
    ["ambiguous", [amd64, { architecture: "arm64" }]],
    ["bad-value", [{ env: ["SHA="] }]],
    ["bad-value", [{ env: ["SHA=0123456"] }]],
    ["bad-value", [{ env: [`SHA=${SHA.toUpperCase()}`] }]],
    ["bad-value", [{ env: [`SHA=${SHA}\n`] }]],
    ["bad-value", [{ env: ["SHA=$(rm -rf ~)"] }]],
    ["target-missing", [amd64]],
  ])("is %s for %o", async (state, builds) => {
    const images = new Images();
    images.index("latest", builds);
    expect(await images.resolve()).toMatchObject({ state });
  });

  it("takes the last of a name that is there twice, and ids of 64 digits", async () => {
    const images = new Images();
    const long = SHA + "0".repeat(24);
    images.image("latest", { env: [`SHA=${OTHER}`, `SHA=${long}`] });
    expect(await images.resolve()).toMatchObject({ state: "target-missing", value: long, tag: "0123456" });
  });

  it("is missing or failed when the registry says so, or makes no sense", async () => {
    const images = new Images();
    expect(await images.resolve()).toEqual({ state: "missing-source", message: "there is no latest" });
    images.put(NAME, "latest", { schemaVersion: 2 });
    expect(await images.resolve()).toMatchObject({ state: "failed", kind: "protocol" });
    images.put(NAME, "latest", { schemaVersion: 2, manifests: [{ digest: `sha256:${"1".repeat(64)}`, platform: { os: "linux", architecture: "amd64" } }] });
    expect(await images.resolve()).toMatchObject({ state: "failed", kind: "protocol", message: expect.stringContaining("does not have") as string });
    images.put(NAME, "latest", { schemaVersion: 2, config: { digest: `sha256:${"1".repeat(64)}` } });
    expect(await images.resolve()).toMatchObject({ state: "failed", kind: "protocol", message: expect.stringContaining("does not have") as string });
    images.readManifest = async () => Promise.resolve(failed("dns"));
    expect(await images.resolve()).toMatchObject({ state: "failed", kind: "dns" });
  });

  it("prints nothing of a hostile value that could move a cursor", async () => {
    const images = new Images();
    images.image("latest", { env: ["SHA=\x1b[2Jx\u202e"] });
    const { message = "" } = await images.resolve();
    expect(message).toContain("[2Jx");
    // eslint-disable-next-line no-control-regex -- they are what must not be there
    expect(message).not.toMatch(/[\u0000-\u001f\u202e]/);
  });
});
