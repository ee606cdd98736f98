import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bin, taglint } from "../cli/bin.js";
import { Repository } from "../git/repository.js";

/** A repository with lefthook from the npm registry, without its install script, and the built taglint beside it. */
function hookedByLefthook(): Repository {
  const repository = new Repository();
  repository.add({ "package.json": '{ "private": true }\n', ".gitignore": "node_modules/\npackage-lock.json\n", ".taglint.yaml": "extends: [starlingx]\n", "lefthook.yml": "pre-commit:\n  commands:\n    nothing:\n      run: \"true\"\n" }).commit();
  // The registry may be behind a proxy with its own certificates.
  const { NODE_EXTRA_CA_CERTS = "" } = process.env;
  const npm = spawnSync("npm", ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "lefthook@2"], { cwd: repository.folder, env: { ...repository.env, NODE_EXTRA_CA_CERTS }, encoding: "utf8" });
  if (npm.status !== 0) throw new Error(npm.stderr);
  mkdirSync(join(repository.folder, "node_modules", ".bin"), { recursive: true });
  symlinkSync(bin, join(repository.folder, "node_modules", ".bin", "taglint"));
  return repository;
}

test("lefthook runs what `taglint hook install` wrote, from a folder below the top too", { timeout: 300_000 }, () => {
  const repository = hookedByLefthook();
  expect(taglint({ cwd: repository.folder }, "hook", "install")).toMatchObject({ status: 0 });
  const run = (cwd: string, program: string, ...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(program, args, { cwd, env: { ...repository.env, NO_COLOR: "1" }, encoding: "utf8" });
    return { status, output: stdout + stderr };
  };
  expect(run(repository.folder, join(repository.folder, "node_modules", ".bin", "lefthook"), "install")).toMatchObject({ status: 0 });
  repository.add({ "part/a.txt": "one\n", "lefthook.yml": readFileSync(join(repository.folder, "lefthook.yml"), "utf8") });

  const bad = run(join(repository.folder, "part"), "git", "commit", "--message=one\n\nCloses-Bugs: 1234567");
  expect(bad.output).toContain("COMMIT_EDITMSG:3:1 error trailer-format");
  expect(bad.status).toBe(1);
  expect(run(join(repository.folder, "part"), "git", "commit", "--message=one\n\nCloses-Bug: 1234567")).toMatchObject({ status: 0 });
});
