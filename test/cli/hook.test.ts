import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeFolder, Repository } from "../git/repository.js";
import { bin, taglint } from "./bin.js";
import { POLICY } from "./hooked-repository.js";

const GERRIT = '#!/bin/sh\ngrep -q ^Change-Id: "$1" || printf "\\nChange-Id: I%040d\\n" 1 >> "$1"\n';
const BAD = ["commit", "--allow-empty", "-m", "change", "-m", "Closes-Bugs: 1234567"];
const GOOD = ["commit", "--allow-empty", "-m", "change", "-m", "Closes-Bug: 1234567"];

/** A repository with taglint among its packages. */
function withTaglint(files: Readonly<Record<string, string>> = {}): Repository {
  const repository = new Repository().commit({ ".taglint.yaml": POLICY, ...files });
  const local = join(repository.folder, "node_modules", ".bin", "taglint");
  mkdirSync(dirname(local), { recursive: true });
  symlinkSync(bin, local);
  return repository;
}

const git = ({ env, folder }: Repository, args: readonly string[], cwd = folder) => spawnSync("git", args, { cwd, env, encoding: "utf8" });
const lastMessage = (repository: Repository) => repository.git("log", "-1", "--format=%B");
const hook = (repository: Repository, action: string, cwd = repository.folder) => taglint({ cwd }, "hook", action);

function executable(file: string, text: string): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  chmodSync(file, 0o755);
  return text;
}

describe("taglint hook, of git itself", () => {
  test("installs, tells, and goes again without a trace", () => {
    const repository = withTaglint();
    expect(hook(repository, "status")).toMatchObject({ status: 1, stdout: 'not installed in ".git/hooks/commit-msg" (git)\n' });
    expect(hook(repository, "install")).toMatchObject({ status: 0, stdout: 'installed in ".git/hooks/commit-msg" (git)\n' });
    expect(hook(repository, "install").stdout).toContain("already in");
    expect(hook(repository, "status").status).toBe(0);
    expect(git(repository, BAD)).toMatchObject({ status: 1, stderr: expect.stringContaining("trailer-format") as string });
    expect(git(repository, GOOD).status).toBe(0);
    expect(hook(repository, "uninstall").status).toBe(0);
    expect(existsSync(join(repository.folder, ".git/hooks/commit-msg"))).toBe(false);
    expect(git(repository, BAD).status).toBe(0);
  });

  test("keeps a hook that is there, runs it behind its own, and gives it back", () => {
    const repository = withTaglint();
    const file = join(repository.folder, ".git/hooks/commit-msg");
    executable(file, GERRIT);
    hook(repository, "install");
    expect(git(repository, BAD).status).toBe(1);
    expect(git(repository, GOOD).status).toBe(0);
    expect(lastMessage(repository)).toMatch(/^change\n\nCloses-Bug: 1234567\n\nChange-Id: I0{39}1\n/);
    hook(repository, "uninstall");
    expect([readFileSync(file, "utf8"), statSync(file).mode & 0o777]).toEqual([GERRIT, 0o755]);
    executable(join(repository.folder, ".git/hooks/commit-msg.before-taglint"), GERRIT);
    expect(hook(repository, "install")).toMatchObject({ status: 2, stderr: expect.stringContaining("is there already") as string });
    expect(readFileSync(file, "utf8")).toBe(GERRIT);
  });

  test("serves all work trees, and is installed from any, or from a folder below", () => {
    const repository = withTaglint({ "deep/x": "x" });
    const tree = join(makeFolder(), "tree");
    repository.git("worktree", "add", "--quiet", "-b", "side", tree);
    expect(hook(repository, "install", tree).status).toBe(0);
    expect(existsSync(join(repository.folder, ".git/hooks/commit-msg"))).toBe(true);
    expect(hook(repository, "status", join(repository.folder, "deep")).status).toBe(0);
    repository.env.PATH = `${join(repository.folder, "node_modules/.bin")}:${process.env.PATH ?? ""}`;
    expect(git(repository, BAD, tree).status).toBe(1);
    expect(git(repository, GOOD, tree).status).toBe(0);
  });

  test("does not hold commits up where taglint is gone", () => {
    const repository = new Repository().commit({ ".taglint.yaml": POLICY });
    hook(repository, "install");
    expect(git(repository, BAD)).toMatchObject({ status: 0, stderr: expect.stringContaining("taglint is not installed") as string });
  });

  test("does not touch hooks that others may share", () => {
    const repository = withTaglint();
    repository.git("config", "core.hooksPath", makeFolder());
    expect(hook(repository, "install")).toMatchObject({ status: 2, stderr: expect.stringContaining("outside of this repository") as string });
  });
});

describe("taglint hook, of a manager", () => {
  test("husky: a file of its own or lines in it, and Gerrit's hook, which husky hides, still runs", () => {
    const repository = withTaglint({ "package.json": '{"devDependencies": {"husky": "9"}}', ".husky/commit-msg": "echo mine >&2\n" });
    executable(join(repository.folder, ".husky/_/commit-msg"), '#!/bin/sh\nsh -e "$(dirname "$(dirname "$0")")/commit-msg" "$@"\n');
    repository.git("config", "core.hooksPath", ".husky/_");
    executable(join(repository.folder, ".git/hooks/commit-msg"), GERRIT);
    expect(hook(repository, "install").stdout).toBe('installed in ".husky/commit-msg" (husky)\n');
    expect(git(repository, BAD)).toMatchObject({ status: 1, stderr: expect.stringContaining("mine") as string });
    expect(git(repository, GOOD).status).toBe(0);
    expect(lastMessage(repository)).toContain("Change-Id: I0");
    hook(repository, "uninstall");
    expect(readFileSync(join(repository.folder, ".husky/commit-msg"), "utf8")).toBe("echo mine >&2\n");
  });

  const LEFTHOOK = "pre-commit:\n  commands:\n    lint:\n      run: true\n";
  const PRE_COMMIT = "# ours\nrepos:\n  - repo: https://example.com/x\n    rev: v1\n    hooks:\n      - id: x\n";

  test.each([
    ["lefthook", "lefthook.yml", LEFTHOOK, "commit-msg:\n  commands:\n    taglint:\n      run: PATH=\"node_modules/.bin:$PATH\" taglint commit-msg {1}\n"],
    ["pre-commit", ".pre-commit-config.yaml", PRE_COMMIT, "  - repo: local\n    hooks:\n      - id: taglint-commit-msg\n"],
  ])("%s: lines in its file, and out of it again", (manager, name, before, lines) => {
    const repository = withTaglint({ [name]: before });
    const file = join(repository.folder, name);
    expect(hook(repository, "install").stdout).toContain(`installed in "${name}" (${manager})\nrun ${manager} install`);
    const text = readFileSync(file, "utf8");
    expect(text.startsWith(before)).toBe(true);
    expect(text).toContain(lines);
    expect(hook(repository, "status").status).toBe(0);
    hook(repository, "uninstall");
    expect(readFileSync(file, "utf8")).toBe(before);
  });

  test.each([
    ["lefthook.yml", "commit-msg:\n  commands: {}\n"],
    [".pre-commit-config.yaml", "repos:\n  - repo: local\n    hooks: []\nfail_fast: true\n"],
    [".pre-commit-config.yaml", "repos: []\n"],
  ])("%s that it cannot simply add to stays as it is, and the lines are shown", (name, before) => {
    const repository = withTaglint({ [name]: before });
    expect(hook(repository, "install")).toMatchObject({ status: 2, stdout: expect.stringContaining("taglint commit-msg") as string, stderr: expect.stringContaining("put the lines above into it yourself") as string });
    expect(readFileSync(join(repository.folder, name), "utf8")).toBe(before);
  });

  test("wrong words are told", () => {
    const repository = withTaglint();
    expect(hook(repository, "instal")).toMatchObject({ status: 2, stderr: 'taglint: there is no action "instal"\n  did you mean "install"?\n' });
    expect(taglint({ cwd: makeFolder() }, "hook", "status")).toMatchObject({ status: 2, stderr: expect.stringContaining("is not in a git repository") as string });
  });
});
