import { describe, expect, test } from "vitest";
import { guessRanges } from "../../src/git/ci-range.js";

const NONE = "0".repeat(40);

describe("the range that a CI system means", () => {
  test.each([
    ["nothing", {}, undefined, []],
    ["GitHub's pull request", { GITHUB_BASE_REF: "main" }, { pull_request: { base: { sha: "b" }, head: { sha: "h" } } }, ["b..h", "origin/main..HEAD"]],
    ["GitHub's push", {}, { before: "b", after: "a" }, ["b..a"]],
    ["the push of a new branch", {}, { before: NONE, after: "a" }, []],
    ["an event that is none", {}, [null, "x", { pull_request: 1 }], []],
    ["GitLab's merge request", { CI_MERGE_REQUEST_DIFF_BASE_SHA: "b", CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main" }, undefined, ["b..HEAD", "origin/main..HEAD"]],
    ["GitLab's branch", { CI_COMMIT_BEFORE_SHA: NONE }, undefined, []],
    ["pre-commit", { PRE_COMMIT_FROM_REF: "f", PRE_COMMIT_TO_REF: "t" }, undefined, ["f..t"]],
    ["Azure", { SYSTEM_PULLREQUEST_TARGETBRANCH: "refs/heads/main" }, undefined, ["origin/main..HEAD"]],
    ["Jenkins", { CHANGE_TARGET: "main" }, undefined, ["origin/main..HEAD"]],
    ["Zuul", { ZUUL_BRANCH: "master" }, undefined, ["origin/master..HEAD"]],
  ])("%s", (_name, env, event, expected) => {
    expect(guessRanges(env, event).map(({ base, head = "HEAD" }) => `${base}..${head}`)).toEqual(expected);
  });
});
