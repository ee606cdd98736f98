import { expect, it } from "vitest";
import type { RetagMode } from "../../src/retag/describe-result.js";
import { describeResult } from "../../src/retag/describe-result.js";
import type { RetagResult } from "../../src/retag/retag-result.js";
import { summarise } from "../../src/retag/retag-summary.js";
import { showResults } from "../../src/retag/show-results.js";
import { Tally } from "../../src/retag/tally.js";
import { entry } from "./fake-registry.js";

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

function tally(requests: number, pulls = 0): Tally {
  return Object.assign(new Tally(), { requests, pulls });
}

const hub = (name: string, over: object) => entry({ name: `docker.io/starlingx/${name}`, tag: "stx.8.0-v1.0.2", sourceTag: "master-1", line: 48, ...over });
const CREATE: RetagResult = { entry: hub("rvmc", {}), state: "create", digest: digest("c"), platforms: ["linux/amd64", "linux/arm/v7"] };
const CONFLICT: RetagResult = { entry: hub("dex", { tag: "stx.4.0-v2" }), state: "conflict", canMove: true, digest: digest("e"), targetDigest: digest("b"), message: `is ${digest("b")}, source is ${digest("e")}` };
const CURRENT: RetagResult = { entry: hub("a", {}), state: "up-to-date", digest: digest("a") };
const GONE: RetagResult = { ...CURRENT, message: "source gone, lock agrees" };
const FAILED: RetagResult = { entry: entry(), state: "failed", kind: "auth", message: "the password is wrong" };

const show = (mode: RetagMode, ...results: readonly RetagResult[]) => showResults(results.map((result) => ({ result, tally: tally(2) })), mode).join("\n");

it("tells by registry what is to be done, what is wrong and where, and counts the rest", () => {
  expect(show("plan", CREATE, CONFLICT, CURRENT, CURRENT, GONE, FAILED)).toBe(
    `plan  docker.io  5 entries  (10 requests, 0 pulls)
  create      starlingx/rvmc  stx.8.0-v1.0.2  <- master-1  sha256:cccccccc… (amd64, arm/v7)
  CONFLICT    starlingx/dex   stx.4.0-v2      is sha256:bbbbbbbb…, source is sha256:eeeeeeee…  image-tags.yaml:48
  up to date  3    source gone, lock agrees  1
plan  registry.test  1 entry  (2 requests, 0 pulls)
  failed      team/app  v1  auth: the password is wrong  image-tags.yaml:5
1 to create, 1 failed, 1 conflict. Nothing written; run with --apply. A tag that is to be moved is named with the whole digest that it has now (--format json shows it): --move NAME:TAG@DIGEST.`,
  );
});

it("advises --move only where that would help", () => {
  expect(show("apply", CONFLICT)).toContain("--move NAME:TAG@DIGEST");
  expect(show("apply", { ...CONFLICT, canMove: false })).toMatch(/\n1 conflict\.$/);
});

it("says when there is nothing to do", () => {
  expect(show("plan", CURRENT)).toContain("\nAll up to date. Nothing written.");
  expect(show("apply", CURRENT)).toMatch(/\nAll up to date\.$/);
  expect(show("apply")).toBe("No entries.");
});

it("lists what is up to date with something to say, and counts no source as gone for it", () => {
  const text = show("plan", { ...CURRENT, message: "the image records no commit" }, GONE, { ...GONE, message: "source gone, lock agrees; the image records no commit" });
  expect(text).toMatch(/ {2}up to date +starlingx\/a +stx.8.0-v1.0.2 +the image records no commit {2}image-tags.yaml:48\n/);
  expect(text).toMatch(/ {2}up to date {2}3 {4}source gone, lock agrees {2}2\n/);
});

it("says what was done", () => {
  expect(show("apply", { ...CREATE, state: "created" })).toMatch(/created +starlingx\/rvmc .*\n1 created\.$/);
  expect(show("check", { ...CURRENT, state: "verify-failed", message: "the lock file has it, the registry does not" })).toMatch(/NOT STORED .*\n1 gone\.$/);
});

it("counts every state, and what was asked", () => {
  expect(summarise([CREATE, CURRENT, CURRENT], [tally(3, 1), tally(2)])).toEqual({
    entries: 3, "up-to-date": 2, created: 0, create: 1, "exists-unverified": 0, skipped: 0, failed: 0, "missing-source": 0, "source-moved": 0, "verify-failed": 0, conflict: 0, requests: 5, pulls: 1,
  });
});

it("describes a result to scripts, without what is not known", () => {
  expect(JSON.parse(JSON.stringify(describeResult(FAILED)))).toEqual({ file: "image-tags.yaml", line: 5, name: "registry.test/team/app", srcTag: "build-1", tag: "v1", state: "failed", kind: "auth", message: "the password is wrong" });
  expect(describeResult(CONFLICT)).toMatchObject({ digest: digest("e"), targetDigest: digest("b") });
});
