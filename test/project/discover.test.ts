import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fastGlob from "fast-glob";
import { describe, expect, test } from "vitest";
import type { Search } from "../../src/project/discover.js";
import { discover } from "../../src/project/discover.js";
import { locateProject } from "../../src/project/project.js";
import { createFolderWalker } from "../../src/project/walk-folder.js";
import { cleanEnvironment, makeFolder, Repository } from "../git/repository.js";

interface Setting extends Partial<Search> {
  readonly cwd: string;
  readonly workTree?: string;
}

async function find({ cwd, workTree, ...search }: Setting, ...paths: readonly string[]) {
  const notes: string[] = [];
  const candidates = await discover({
    project: locateProject(cwd, workTree, {}),
    env: cleanEnvironment(),
    wanted: () => true,
    ignores: () => false,
    forceExclude: false,
    walk: createFolderWalker(() => fastGlob),
    unknown: () => undefined,
    note: (message) => notes.push(message),
    ...search,
  }, paths);
  return { paths: candidates.map(({ path }) => path).sort(), explicit: candidates.filter(({ explicit }) => explicit).map(({ path }) => path), notes };
}

describe("in a repository", () => {
  const make = () => {
    const { folder } = new Repository().commit({ ".gitignore": "ignored/\n", "a.yaml": "", "charts/b.yaml": "", "charts/sub/c.yaml": "" })
      .write({ "new.yaml": "", "ignored/d.yaml": "" });
    return { cwd: folder, workTree: folder };
  };

  test("the files are git's, also from a subfolder", async () => {
    const { workTree } = make();
    const all = [".gitignore", "a.yaml", "charts/b.yaml", "charts/sub/c.yaml", "new.yaml"];
    expect((await find({ cwd: workTree, workTree })).paths).toEqual(all);
    expect((await find({ cwd: join(workTree, "charts"), workTree })).paths).toEqual(all);
  });

  test("folders and files that are named are taken once, relative to the working directory", async () => {
    const { workTree } = make();
    const found = await find({ cwd: join(workTree, "charts"), workTree }, ".", "sub", "b.yaml", "../a.yaml", "./b.yaml");
    expect(found.paths).toEqual(["a.yaml", "charts/b.yaml", "charts/sub/c.yaml"]);
    expect([...found.explicit].sort()).toEqual(["a.yaml", "charts/b.yaml"]);
  });

  test("a file that is named is taken although git ignores it", async () => {
    expect((await find(make(), "ignored/d.yaml")).paths).toEqual(["ignored/d.yaml"]);
  });

  test("a file that the configuration ignores is taken when it is named, but not with --force-exclude", async () => {
    const setting = { ...make(), ignores: (path: string) => path.startsWith("charts/") };
    expect((await find(setting)).paths).toEqual([".gitignore", "a.yaml", "new.yaml"]);
    expect((await find(setting, "charts")).paths).toEqual([]);
    expect((await find(setting, "charts/b.yaml")).paths).toEqual(["charts/b.yaml"]);
    expect((await find({ ...setting, forceExclude: true }, "charts/b.yaml")).paths).toEqual([]);
  });

  test("what no format wants is left out, even when it is named", async () => {
    const setting = { ...make(), wanted: (path: string) => path.endsWith(".yaml") };
    expect((await find(setting, ".gitignore", "charts")).paths).toEqual(["charts/b.yaml", "charts/sub/c.yaml"]);
  });

  test("a folder inside another repository is that one's", async () => {
    const { cwd, workTree } = make();
    new Repository(join(workTree, "ignored")).commit({ "e.yaml": "", ".gitignore": "d.yaml\n" });
    expect((await find({ cwd, workTree }, "ignored")).paths).toEqual(["ignored/.gitignore", "ignored/e.yaml"]);
  });

  test("without git on PATH the folders are walked, and that is said", async () => {
    const found = await find({ ...make(), env: { PATH: "/nowhere" } });
    expect(found.paths).toEqual([".gitignore", "a.yaml", "charts/b.yaml", "charts/sub/c.yaml", "ignored/d.yaml", "new.yaml"]);
    expect(found.notes).toEqual(["git is not installed, so files that .gitignore names are checked, too"]);
  });
});

describe("outside of a repository", () => {
  test("folders are walked, hidden ones too, but not other people's code, symbolic links, pipes or circles", async () => {
    const cwd = makeFolder();
    for (const name of [".github", "node_modules/x", "sub/node_modules/y", "Dockerfile"]) mkdirSync(join(cwd, name), { recursive: true });
    for (const name of [".github/a", "node_modules/x/b", "sub/node_modules/y/c", "sub/d", "Dockerfile/e", "line\nbreak", "quo'\"te", "br[a]{c}e*"]) writeFileSync(join(cwd, name), "");
    symlinkSync(".", join(cwd, "circle"));
    symlinkSync("sub/d", join(cwd, "link"));
    spawnSync("mkfifo", [join(cwd, "pipe")]);
    expect((await find({ cwd })).paths).toEqual([".github/a", "Dockerfile/e", "br[a]{c}e*", "line\nbreak", "quo'\"te", "sub/d"]);
  });

  test("a file of another place is named as it is reached", async () => {
    const cwd = makeFolder();
    const other = makeFolder();
    writeFileSync(join(other, "Dockerfile"), "");
    const found = await find({ cwd, ignores: () => { throw new Error("asked about a file outside"); } }, join(other, "Dockerfile"));
    expect(found.paths).toEqual([`../${other.slice(other.lastIndexOf("/") + 1)}/Dockerfile`]);
  });
});

describe("a path that is named", () => {
  test("has to exist, and to be a file or a folder", async () => {
    const cwd = makeFolder();
    symlinkSync("loop", join(cwd, "loop"));
    spawnSync("mkfifo", [join(cwd, "pipe")]);
    await expect(find({ cwd }, "no\nne")).rejects.toThrow('there is no file or folder "no\\nne"');
    await expect(find({ cwd }, "loop")).rejects.toThrow('"loop" is a symbolic link that leads back to itself');
    await expect(find({ cwd }, "pipe")).rejects.toThrow('"pipe" is neither a file nor a folder');
  });

  test("may be a symbolic link, which counts by the file that it leads to if that says what it is", async () => {
    const cwd = makeFolder();
    writeFileSync(join(cwd, "real"), "");
    symlinkSync("real", join(cwd, "link"));
    expect((await find({ cwd }, "link")).paths).toEqual(["real"]);
    expect((await find({ cwd, wanted: (path) => path === "link" }, "link")).paths).toEqual(["link"]);
  });
});
