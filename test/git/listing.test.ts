import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { listFiles } from "../../src/git/listing.js";
import { findWorkTree } from "../../src/git/root.js";
import { runGit } from "../../src/git/run.js";
import { cleanEnvironment, makeFolder, Repository } from "./repository.js";

const names = (repository: Repository, folder = repository.folder) => listFiles({ cwd: folder, env: repository.env }).map((name) => name.text).sort();

describe("the files of a repository", () => {
  test("are tracked, or untracked and not ignored; each once, also in the middle of a merge", () => {
    const repository = new Repository().commit({ both: "0", ".gitignore": "*.log\n" }).write({ "kept.log": "" });
    repository.git("add", "-f", "kept.log");
    repository.commit();
    repository.git("checkout", "--quiet", "-b", "topic");
    repository.commit({ both: "1" });
    repository.git("checkout", "--quiet", "main");
    repository.commit({ both: "2" });
    expect(() => repository.git("merge", "--quiet", "topic")).toThrow();
    repository.write({ new: "", "noise.log": "" });
    expect(names(repository)).toEqual([".gitignore", "both", "kept.log", "new"]);
  });

  test("are relative to the folder that is asked, and do not reach into repositories inside", () => {
    const repository = new Repository().commit({ "a/b/c": "", d: "" });
    new Repository(join(repository.write({ "a/inner/x": "" }).folder, "a/inner")).commit({ x: "" });
    expect(names(repository, join(repository.folder, "a"))).toEqual(["b/c"]);
  });

  test("keep the bytes of a name that is not UTF-8", () => {
    const repository = new Repository().write({ plain: "" });
    const raw = Buffer.from([0x61, 0xff, 0x62]);
    writeFileSync(Buffer.concat([Buffer.from(`${repository.folder}/`), raw]), "");
    expect(listFiles(repository.place)).toEqual([{ text: "a\uFFFDb", raw }, { text: "plain" }]);
  });
});

describe("the work tree", () => {
  test("is found from a folder deep inside, and not outside", async () => {
    const repository = new Repository().write({ "a/b/c": "" });
    expect(await findWorkTree({ cwd: join(repository.folder, "a/b"), env: {} })).toBe(repository.folder);
    expect(await findWorkTree({ cwd: makeFolder(), env: {} })).toBeUndefined();
  });

  test("is git's to say when the environment names the repository", async () => {
    const repository = new Repository().commit({ "a/b": "" });
    const linked = join(makeFolder(), "linked");
    repository.git("worktree", "add", "--quiet", linked);
    const env = { ...repository.env, GIT_DIR: join(repository.folder, ".git/worktrees/linked") };
    expect(await findWorkTree({ cwd: linked, env })).toBe(linked);
  });
});

describe("git's refusals", () => {
  test("say that git is not there", () => {
    expect(() => runGit({ cwd: makeFolder(), env: { PATH: "/nowhere" } }, ["status"])).toThrow("git is not installed");
  });

  test("say that this is no repository", () => {
    const folder = makeFolder();
    expect(() => listFiles({ cwd: folder, env: cleanEnvironment() })).toThrow(`${JSON.stringify(folder)} is not in a git repository`);
  });

  test("say whose repository it is, and what to do", () => {
    const repository = new Repository().commit();
    const env = { ...repository.env, GIT_TEST_ASSUME_DIFFERENT_OWNER: "1" };
    expect(() => listFiles({ cwd: repository.folder, env })).toThrow(expect.objectContaining({ hint: `git config --global --add safe.directory ${repository.folder}` }) as Error);
  });

  test("say git's own words otherwise", () => {
    const repository = new Repository().commit();
    rmSync(join(repository.folder, ".git/index"));
    writeFileSync(join(repository.folder, ".git/index"), "broken");
    expect(() => listFiles(repository.place)).toThrow(/^git ls-files failed: .*index/);
  });
});
