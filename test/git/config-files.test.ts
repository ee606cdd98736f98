import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isSurelyUnset } from "../../src/git/config-files.js";
import { makeFolder, Repository } from "./repository.js";

const WORDS = ["comment", "cleanup"];

/** A repository whose user has a home of their own. */
function setUp(more: Readonly<Record<string, string>> = {}) {
  const repository = new Repository();
  const home = makeFolder();
  const env: Record<string, string | undefined> = { PATH: process.env.PATH, HOME: home, GIT_EDITOR: ":", GIT_INDEX_FILE: ".git/index", GIT_PREFIX: "", ...more };
  return { repository, home, place: { cwd: repository.folder, env } };
}

type Place = ReturnType<typeof setUp>["place"];

/** What git itself says. */
const isSet = ({ cwd, env }: Place): boolean => spawnSync("git", ["config", "--get-regexp", WORDS.join("|")], { cwd, env: env, encoding: "utf8" }).stdout !== "";

const where = spawnSync("sh", ["-c", "command -v git"], { encoding: "utf8" }).stdout.trim();
/** Elsewhere git is asked, always. */
const isUsual = process.platform === "linux" && ["/usr/bin/git", "/bin/git"].includes(where) && !isSet({ cwd: "/", env: { PATH: process.env.PATH, HOME: "/nowhere" } });

describe("a setting of git's", () => {
  test("is surely unset where none of its files has a word of it", async () => {
    const { repository, home, place } = setUp();
    expect(await isSurelyUnset(place, WORDS)).toBe(isUsual);
    writeFileSync(join(home, ".gitconfig"), "[user]\n\tname = Ada\n[commit]\n\tgpgSign = true\n");
    mkdirSync(join(repository.folder, "sub"));
    expect(await isSurelyUnset({ ...place, cwd: join(repository.folder, "sub") }, WORDS)).toBe(isUsual);
    expect(isSet(place)).toBe(false);
  });

  test.each<[string, (home: string, repository: Repository) => void]>([
    ["the repository's", (_home, repository) => repository.git("config", "core.commentChar", ";")],
    ["the home's", (home) => { writeFileSync(join(home, ".gitconfig"), "[COMMIT] CleanUp = verbatim\n"); }],
    ["the configuration home's", (home) => {
      mkdirSync(join(home, ".config", "git"), { recursive: true });
      writeFileSync(join(home, ".config", "git", "config"), "[core]\n\tcommentString = //\n");
    }],
    ["an included file's", (home) => {
      writeFileSync(join(home, ".gitconfig"), "[include]\n\tpath = more\n");
      writeFileSync(join(home, "more"), "[core]\n\tcommentChar = auto\n");
    }],
    ["the work tree's", (_home, repository) => {
      repository.git("config", "extensions.worktreeConfig", "true");
      repository.git("config", "--worktree", "core.commentChar", ";");
    }],
  ])("may be in a file: %s", async (_name, set) => {
    const { repository, home, place } = setUp();
    set(home, repository);
    expect(isSet(place)).toBe(true);
    expect(await isSurelyUnset(place, WORDS)).toBe(false);
  });

  test.each<[string, Readonly<Record<string, string>>]>([
    ["a value", { GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: "core.commentChar", GIT_CONFIG_VALUE_0: ";" }],
    ["an option of git's", { GIT_CONFIG_PARAMETERS: "'core.commentchar'=';'" }],
    ["another file", { GIT_CONFIG_GLOBAL: "config" }],
    ["another home", { XDG_CONFIG_HOME: "." }],
    ["another repository", { GIT_DIR: "other/.git" }],
  ])("may be in the environment: %s", async (_name, env) => {
    const { repository, place } = setUp(env);
    repository.write({ config: "[core]\n\tcommentChar = ;\n", "git/config": "[core]\n\tcommentChar = ;\n" }).git("init", "--quiet", "other");
    repository.git("-C", "other", "config", "core.commentChar", ";");
    expect(isSet(place)).toBe(true);
    expect(await isSurelyUnset(place, WORDS)).toBe(false);
  });

  test("is left to git in a linked work tree, outside of a repository, and where git or the home are unusual", async () => {
    const { repository, place } = setUp();
    repository.commit().git("worktree", "add", "--quiet", "linked");
    expect(await isSurelyUnset({ ...place, cwd: join(repository.folder, "linked") }, WORDS)).toBe(false);
    expect(await isSurelyUnset({ ...place, cwd: makeFolder() }, WORDS)).toBe(false);
    expect(await isSurelyUnset({ ...place, env: { ...place.env, HOME: "" } }, WORDS)).toBe(false);
    const own = makeFolder();
    symlinkSync(where, join(own, "git"));
    for (const PATH of [`${own}:${process.env.PATH ?? ""}`, `.:${process.env.PATH ?? ""}`, "/nowhere"]) {
      expect(await isSurelyUnset({ ...place, env: { ...place.env, PATH } }, WORDS)).toBe(false);
    }
  });
});
