import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeFolder, Repository } from "../git/repository.js";
import { taglint } from "./bin.js";

const MANIFEST = "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: team/web:latest\n";
const FILES = {
  "deploy/base/pod.yaml": MANIFEST,
  "deploy/base/kustomization.yaml": "resources: [pod.yaml]\n",
  "deploy/prod/kustomization.yaml": "resources: [../base]\nimages: [{name: team/web, newTag: v1}]\n",
};
const UNPINNED = "resources: [../base]\n";

const places = (stdout: string) => stdout.split("\n").filter(Boolean).map((text) => text.slice(0, text.indexOf(" ")));
const check = (cwd: string, ...args: readonly string[]) => places(taglint({ cwd, input: MANIFEST }, "-f", "unix", ...args).stdout);

describe("a manifest whose tag an overlay sets", () => {
  test("is clean in the whole run, by its own path, since a revision and as standard input", () => {
    const { folder } = new Repository().commit({ Dockerfile: "FROM debian:12\n" }).commit(FILES);
    expect(check(folder)).toEqual([]);
    expect(check(folder, "deploy/base/pod.yaml")).toEqual([]);
    expect(check(join(folder, "deploy/base"), "pod.yaml")).toEqual([]);
    expect(check(folder, "--since", "HEAD~1")).toEqual([]);
    expect(check(folder, "--stdin", "--stdin-filename", "deploy/base/pod.yaml")).toEqual([]);
    expect(check(folder, "--stdin", "--stdin-filename", "deploy/pod.yaml")).toEqual(["deploy/pod.yaml:5:23:"]);
  });

  test("is clean below the configuration's folder, too, and when the overlay is new or ignored by the configuration", () => {
    const repository = new Repository().commit({ "deploy/base/.taglint.yaml": "ignore: ['**/prod/**']\n", "deploy/base/pod.yaml": MANIFEST, "deploy/base/kustomization.yaml": FILES["deploy/base/kustomization.yaml"] });
    expect(check(join(repository.folder, "deploy/base"))).toEqual(["pod.yaml:5:23:"]);
    repository.write(FILES);
    expect(check(join(repository.folder, "deploy/base"))).toEqual([]);
  });

  test("is judged with the overlay as the index has it when the index is checked", () => {
    const repository = new Repository().commit({ "deploy/prod/kustomization.yaml": UNPINNED }).add(FILES);
    repository.write({ "deploy/prod/kustomization.yaml": UNPINNED });
    expect(check(repository.folder, "--staged")).toEqual([]);
    expect(check(join(repository.folder, "deploy"), "--staged")).toEqual([]);
    expect(check(repository.folder)).toEqual(["deploy/base/pod.yaml:5:23:"]);
    repository.add({ "deploy/prod/kustomization.yaml": UNPINNED }).write(FILES);
    expect(check(repository.folder, "--staged")).toEqual(["deploy/base/pod.yaml:5:23:"]);
    expect(check(repository.folder)).toEqual([]);
  });

  test("is clean outside of a repository where the overlay is among what is checked, or beside the file", () => {
    const folder = makeFolder();
    const write = (files: Readonly<Record<string, string>>) => {
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), content);
      }
    };
    write(FILES);
    expect(check(folder)).toEqual([]);
    expect(check(folder, "deploy")).toEqual([]);
    expect(check(folder, "deploy/base/pod.yaml")).toEqual(["deploy/base/pod.yaml:5:23:"]);
    write({ "deploy/base/kustomization.yaml": "resources: [pod.yaml]\nimages: [{name: team/web, newTag: v1}]\n" });
    expect(check(folder, "deploy/base/pod.yaml")).toEqual([]);
  });

  test("is judged by itself when git refuses", () => {
    const { folder } = new Repository().commit(FILES);
    const run = taglint({ cwd: folder, env: { PATH: "" } }, "-f", "unix", "deploy/base/pod.yaml");
    expect({ status: run.status, places: places(run.stdout), stderr: run.stderr }).toEqual({ status: 1, places: ["deploy/base/pod.yaml:5:23:"], stderr: "" });
  });
});
