import { expect, it } from "vitest";
import { REVISION_SOURCES, reviewRevision } from "../../src/retag/review-revision.js";
import type { RetagState } from "../../src/retag/retag-result.js";
import { entry, failed, FakeRegistry, INDEX_TYPE } from "./fake-registry.js";

const SHA = "0123456789abcdef0123456789abcdef01234567";

async function review(env: readonly string[], { state = "create", sourceRef = `https://x/commit/${SHA}`, labels = {}, broken = false }: { state?: RetagState; sourceRef?: string; labels?: object; broken?: boolean } = {}) {
  const registry = new FakeRegistry();
  const config = registry.putBlob({ config: { Env: env, Labels: labels } });
  const image = entry({ sourceRef });
  const digest = registry.put(image.name, image.sourceTag, { config: { digest: config } });
  if (broken) registry.readBlob = async () => Promise.resolve(failed("network"));
  const result = await reviewRevision({ entry: image, state, digest }, registry, REVISION_SOURCES);
  return { state: result.state, message: result.message, reads: registry.log.length };
}

it("lets pass what records the commit that the entry names", async () => {
  expect(await review([`SHA=${SHA}`])).toMatchObject({ state: "create", message: undefined });
  expect(await review([`COMMIT_SHA=${SHA}`])).toMatchObject({ state: "create", message: undefined });
  expect(await review([], { labels: { "org.opencontainers.image.revision": SHA } })).toMatchObject({ state: "create", message: undefined });
});

it("holds back what records another", async () => {
  expect(await review([`SHA=${SHA.replace("0", "f")}`])).toMatchObject({ state: "conflict", message: `src_ref names the commit ${SHA}, the image records ${SHA.replace("0", "f")}` });
  expect(await review([`SHA=${SHA.replace("0", "f")}`], { state: "up-to-date" })).toMatchObject({ state: "conflict" });
});

it("takes a platform that records nothing for no contradiction, and tells it", async () => {
  const other = SHA.replace("0", "f");
  const reviewIndex = async (...platforms: readonly (readonly [name: string, env: readonly string[], labels?: object])[]) => {
    const registry = new FakeRegistry();
    const image = entry({ sourceRef: `https://x/commit/${SHA}` });
    const manifests = platforms.map(([platform, env, labels = {}]) => {
      const [os, architecture] = platform.split("/");
      const config = registry.putBlob({ platform, config: { Env: env, Labels: labels } });
      const attests = os === "unknown" ? { "vnd.docker.reference.type": "attestation-manifest" } : {};
      return { digest: registry.put(image.name, platform, { config: { digest: config } }), platform: { os, architecture }, annotations: attests };
    });
    const digest = registry.put(image.name, image.sourceTag, { manifests }, INDEX_TYPE);
    const { state, message } = await reviewRevision({ entry: image, state: "create", digest }, registry, REVISION_SOURCES);
    return [state, message];
  };
  expect(await reviewIndex(["linux/amd64", [`SHA=${SHA}`]], ["linux/arm64", []])).toEqual(["create", "linux/arm64 records no commit; the other platforms record this one"]);
  expect(await reviewIndex(["linux/amd64", [`SHA=${SHA}`]], ["unknown/unknown", []])).toEqual(["create", undefined]);
  expect(await reviewIndex(["linux/amd64", [`SHA=${SHA}`]], ["linux/arm64", [], { "org.opencontainers.image.revision": SHA }])).toEqual(["create", undefined]);
  expect(await reviewIndex(["linux/amd64", []], ["linux/arm64", []])).toEqual(["create", "the image records no commit"]);
  expect(await reviewIndex(["linux/amd64", [`SHA=${SHA}`]], ["linux/arm64", [`SHA=${other}`]])).toEqual(["conflict", `src_ref names the commit ${SHA}, the image records ${other} for linux/arm64`]);
  expect(await reviewIndex(["linux/amd64", [`SHA=${other}`]], ["linux/arm64", []])).toEqual(["conflict", `src_ref names the commit ${SHA}, the image records ${other} for linux/amd64`]);
});

it("says when there is nothing to compare with", async () => {
  expect(await review([])).toMatchObject({ state: "create", message: "the image records no commit" });
  expect(await review(["SHA=dev"])).toMatchObject({ state: "create", message: 'the environment variable SHA is "dev", not the full id of a commit' });
});

it("reads nothing for an entry without a commit, or one that is settled", async () => {
  expect(await review([], { sourceRef: "https://x/tree/main" })).toEqual({ state: "create", message: "src_ref names no commit, so nothing is compared", reads: 0 });
  expect(await review([], { state: "conflict" })).toMatchObject({ state: "conflict", reads: 0 });
});

it("fails when the image cannot be read", async () => {
  expect(await review([], { broken: true })).toMatchObject({ state: "failed" });
});
