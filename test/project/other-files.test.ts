import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fastGlob from "fast-glob";
import { describe, expect, test } from "vitest";
import { openProjectFiles } from "../../src/project/other-files.js";
import { createFolderWalker } from "../../src/project/walk-folder.js";
import { makeFolder, Repository } from "../git/repository.js";

const walk = createFolderWalker(() => fastGlob);

function open(folder: string, env: Record<string, string>, options: { readonly root?: string; readonly workTree?: string | undefined; readonly staged?: boolean; readonly places?: readonly string[] } = {}) {
  const { root = folder, workTree, staged = false, places = [] } = options;
  return openProjectFiles({ project: { cwd: root, root, workTree, configFile: undefined }, env, staged, places, walk });
}

describe("the other files of a repository", () => {
  const files = { "a/x.yaml": "1", "a/b/x.yaml": "2", "a/b/y.yaml": "3", "[a]*/x.yaml": "4", "x.yaml": "5", "a/x.yaml.old": "6" };

  test("are found by folder and name, as the work tree or the index has them", () => {
    const repository = new Repository().commit(files).write({ "a/x.yaml": "new", "a/untracked/x.yaml": "7" });
    const { folder, env } = repository;
    const read = (query: { readonly below: string; readonly names?: readonly string[] }, staged: boolean) =>
      open(folder, env, { workTree: folder, staged }).read(query).map(({ path, text }) => `${path} ${text}`).sort();
    expect(read({ below: "a", names: ["x.yaml"] }, false)).toEqual(["a/b/x.yaml 2", "a/untracked/x.yaml 7", "a/x.yaml new"]);
    expect(read({ below: "a", names: ["x.yaml"] }, true)).toEqual(["a/b/x.yaml 2", "a/x.yaml 1"]);
    expect(read({ below: "a/b" }, true)).toEqual(["a/b/x.yaml 2", "a/b/y.yaml 3"]);
    expect(read({ below: "[a]*" }, true)).toEqual(["[a]*/x.yaml 4"]);
    expect(read({ below: "", names: ["y.yaml", "x.yaml.old"] }, true)).toEqual(["a/b/y.yaml 3", "a/x.yaml.old 6"]);
    expect(read({ below: "none" }, true)).toEqual([]);
  });

  test("are chosen from a list that was made before as git would choose them", () => {
    const { folder, env } = new Repository().commit(files);
    const project = { cwd: folder, root: folder, workTree: folder, configFile: undefined };
    const listed = Object.keys(files).map((text) => ({ text }));
    for (const below of ["", "a", "a/b", "[a]*", "none"]) {
      for (const names of [undefined, ["x.yaml"], ["y.yaml", "x.yaml.old"]]) {
        const query = names === undefined ? { below } : { below, names };
        const read = (known: typeof listed | undefined) => openProjectFiles({ project, env, staged: false, places: [], walk, listed: known }).read(query).map(({ path, text }) => `${path} ${text}`).sort();
        expect(read(listed)).toEqual(read(undefined));
      }
    }
  });

  test("count from its top, wherever the project's root is", () => {
    const { folder, env } = new Repository().commit(files);
    const others = open(folder, env, { workTree: folder, root: join(folder, "a/b") });
    expect(others.root).toBe("a/b");
    expect(others.read({ below: "", names: ["x.yaml"] }).map(({ path }) => path).sort()).toEqual(["[a]*/x.yaml", "a/b/x.yaml", "a/x.yaml", "x.yaml"]);
  });

  test("are no links, and nothing that is not text", () => {
    const repository = new Repository().commit({ "a/x.yaml": "1", "b/x.yaml": Buffer.from([0, 1]) });
    symlinkSync("a/x.yaml", join(repository.folder, "x.yaml"));
    expect(open(repository.folder, repository.env, { workTree: repository.folder }).read({ below: "", names: ["x.yaml"] })).toEqual([{ path: "a/x.yaml", text: "1" }]);
  });

  test("are none when git refuses", () => {
    const folder = makeFolder();
    expect(open(folder, {}, { workTree: folder }).read({ below: "" })).toEqual([]);
  });
});

describe("outside of a repository", () => {
  test("only what is checked is searched, and the folder that is asked for", () => {
    const folder = makeFolder();
    for (const path of ["a/x.yaml", "a/b/x.yaml", "c/x.yaml"]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), path);
    }
    const read = (places: readonly string[], below = "") => {
      const others = open(folder, {}, { places });
      const files = others.read({ below: below && `${others.root}/${below}`, names: ["x.yaml"] });
      return files.map(({ path }) => path.slice(others.root.length + 1)).sort();
    };
    expect(read([])).toEqual(["a/b/x.yaml", "a/x.yaml", "c/x.yaml"]);
    expect(read(["a"])).toEqual(["a/b/x.yaml", "a/x.yaml"]);
    expect(read(["a/Pod.yaml"])).toEqual(["a/x.yaml"]);
    expect(read(["a/Pod.yaml"], "c")).toEqual(["c/x.yaml"]);
  });
});
