import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cleanEnvironment, Repository } from "../git/repository.js";
import { bin } from "./bin.js";

/** Runs a line of shell in which `$T` is taglint. */
function shell(cwd: string, line: string) {
  const run = spawnSync("bash", ["-c", line], { cwd, env: { ...cleanEnvironment(), T: `${process.execPath} ${bin}` }, encoding: "utf8" });
  return { stdout: run.stdout, stderr: run.stderr };
}

const make = () => new Repository().commit({ Dockerfile: "FROM debian:latest\n" }).folder;

test("a report to /dev/stdout goes behind what standard output's file holds already", () => {
  const cwd = make();
  shell(cwd, "echo first > log; $T -f json=/dev/stdout >> log");
  const log = readFileSync(join(cwd, "log"), "utf8");
  expect(log.startsWith("first\n{")).toBe(true);
  expect(log).toContain('"rule": "floating-tag"');
});

test("two reports into one file by its descriptor do not write over each other", () => {
  const cwd = make();
  shell(cwd, "$T -f json=/dev/stdout -f unix > log");
  const log = readFileSync(join(cwd, "log"), "utf8");
  expect(log).toContain('"version": 1');
  expect(log).toMatch(/\nDockerfile:1:13: error floating-tag [^\n]*\n$/);
});

test.each([
  ["$T -f json=/dev/stdout | cat"],
  ["$T -f json=/dev/fd/1 | cat"],
  ["$T -f json=/proc/self/fd/1 | cat"],
  ["$T -f json=/dev/fd/3 3>&1 | cat"],
  ["$T -f json=>(cat) | cat"],
])("a report goes into a pipe: %s", (line) => {
  const { stdout, stderr } = shell(make(), line);
  expect(stderr).toBe("");
  expect(stdout).toContain('"rule": "floating-tag"');
});

test("a report to a descriptor that is not open is a mistake that is told", () => {
  expect(shell(make(), "$T -f json=/dev/fd/77").stderr).toBe("taglint: the output cannot be written (EBADF)\n");
});
