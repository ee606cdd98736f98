import { expect, it } from "vitest";
import { REVISION_SOURCES, reviewRevision } from "../../src/retag/review-revision.js";
import type { RetagState } from "../../src/retag/retag-result.js";
import { entry, failed, FakeRegistry } from "./fake-registry.js";

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

it("says when there is nothing to compare with", async () => {
  expect(await review([])).toMatchObject({ state: "create", message: "the image records no commit" });
  expect(await review(["SHA=dev"])).toMatchObject({ state: "create", message: 'the environment variable SHA is "dev", not the full id of a commit' });
});

it("reads nothing for an entry without a commit, or one that is settled", async () => {
  expect(await review([], { sourceRef: "https://x/tree/main" })).toEqual({ state: "create", message: undefined, reads: 0 });
  expect(await review([], { state: "conflict" })).toMatchObject({ state: "conflict", reads: 0 });
});

it("fails when the image cannot be read", async () => {
  expect(await review([], { broken: true })).toMatchObject({ state: "failed" });
});
