import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readHookQuestion } from "../../src/cli/hook-question.js";
import { makeFolder } from "../git/repository.js";

test.each([
  [["commit-msg", "a"], { file: "a", config: { kind: "search" } }],
  [["commit-msg", "--no-config", "a"], { file: "a", config: { kind: "none" } }],
  [["commit-msg", "--config", "c.yaml", "a"], { file: "a", config: { kind: "named", file: "c.yaml" } }],
])("a command line of a hook: %j", (words, question) => {
  expect(readHookQuestion(words, makeFolder())).toEqual(question);
});

test.each([
  [["commit-msg"]], [["commit-msg", "a", "b"]], [["commit-msg", ""]], [["commit-msg", "--fix", "a"]], [["commit-msg", "-f", "unix", "a"]], [["commit-msg", "a", "--quiet"]], [["commit-msg", "--help"]],
  [["commit-msg", "--config=c.yaml", "a"]], [["commit-msg", "--config", "", "a"]], [["commit-msg", "--config", "--no-config", "a"]], [["commit-msg", "--no-config", "--config", "c", "a"]], [["commit-msg", "--", "a"]],
])("a command line that says more, or less: %j", (words) => {
  expect(readHookQuestion(words, makeFolder())).toBeUndefined();
});

test("a word that could be a path is none of a hook's", () => {
  const folder = makeFolder();
  writeFileSync(join(folder, "commit-msg"), "");
  expect(readHookQuestion(["commit-msg", "a"], folder)).toBeUndefined();
});
