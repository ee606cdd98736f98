import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tagFile } from "../facts/tag-file-text.js";
import { makeFolder, Repository } from "../git/repository.js";
import { taglint } from "./bin.js";

const CONFIG = 'tagFiles: ["tags/*.yaml"]\n';
const DOCKERFILE = "FROM registry.example.com/team/web:v7\n";
const local = { CI: "" };

describe("a tag file that is none", () => {
  const withNul = tagFile({ tag: "v2" }).replace("web", "w\0eb");

  it.each<readonly [string, readonly string[]]>([
    ["in a whole run", []],
    ["when it is named", ["tags/a.yaml"]],
    ["when what uses it is", ["Dockerfile"]],
    ["before the commit", ["--staged"]],
  ])("stops the run, once and in plain words: %s", (_, args) => {
    const { folder: cwd } = new Repository().commit({ ".taglint.yaml": CONFIG }).add({ Dockerfile: DOCKERFILE, "tags/a.yaml": withNul });
    const { status, stderr } = taglint({ cwd, env: local }, ...args);
    expect(status).toBe(2);
    expect(stderr.match(/the tag file "tags\/a\.yaml" has a NUL byte in line 2/g)).toHaveLength(1);
  });

  it("is never edited while readers differ in what they make of it", () => {
    const broken = "name: web\n    src_build_tag: b\n";
    const text = `${tagFile({})}  - ${broken}`.replace("registry.example.com/", "");
    const { folder: cwd } = new Repository().commit({ ".taglint.yaml": CONFIG, "tags/a.yaml": text });
    for (const fix of ["--fix", "--fix=all"]) {
      const { status, stdout } = taglint({ cwd, env: local }, fix, "-f", "json");
      expect(status).toBe(1);
      const found = JSON.parse(stdout) as { readonly findings: readonly { readonly rule: string; readonly fixes?: readonly unknown[] }[] };
      expect(found.findings.map(({ rule }) => rule)).toContain("tag-file-name");
      expect(found.findings.flatMap(({ fixes = [] }) => fixes)).toEqual([]);
      expect(readFileSync(join(cwd, "tags/a.yaml"), "utf8")).toBe(text);
    }
    // Whole, it is.
    writeFileSync(join(cwd, "tags/a.yaml"), tagFile({}).replace("registry.example.com/", ""));
    taglint({ cwd, env: local }, "--fix");
    expect(readFileSync(join(cwd, "tags/a.yaml"), "utf8")).toContain("name: docker.io/team/web");
  });
});

describe("tag files outside of a repository", () => {
  it.each<readonly [string, Readonly<Record<string, string>>]>([
    ["of the configuration", { ".taglint.yaml": CONFIG, "tags/a.yaml": tagFile({}) }],
    ["known by their content", { "tags.yaml": tagFile({}) }],
  ])("are judged without their past, which is said, and stops a CI run: %s", (_, files) => {
    const cwd = makeFolder();
    mkdirSync(join(cwd, "tags"));
    for (const [path, text] of Object.entries(files)) writeFileSync(join(cwd, path), text);
    expect(taglint({ cwd, env: local })).toMatchObject({ status: 0, stderr: expect.stringMatching(/no git repository, .* not known/) as string });
    expect(taglint({ cwd, env: { CI: "true" } })).toMatchObject({ status: 2, stderr: expect.stringMatching(/no git repository[^]*whole history/) as string });
  });
});

describe("taglint tags update", () => {
  it.each<readonly [string, string, RegExp]>([
    ["the clone", '{ git: "../nowhere", path: "tags.yaml" }', /"tags\.yaml" of "\.\.\/nowhere"[^]*clone the repository/],
    ["the revision", '{ git: ".", ref: gone, path: "tags.yaml" }', /revision "gone"[^]*fetch that revision/],
    ["the file", '{ git: ".", path: "gone.yaml" }', /no tag file "gone\.yaml" of "\."[^]*path in the configuration/],
  ])("fails where %s is missing, and says what to do", (_, source, message) => {
    const { folder: cwd } = new Repository().commit({ ".taglint.yaml": `tagFiles: [${source}]\n`, "tags.yaml": tagFile({}) });
    expect(taglint({ cwd, env: local }, "tags", "update")).toMatchObject({ status: 2, stdout: "", stderr: expect.stringMatching(message) as string });
  });

  it("says where a clone stands", () => {
    const { folder: cwd } = new Repository().commit({ ".taglint.yaml": 'tagFiles: [{ git: ".", path: "*.yaml" }]\n', "tags.yaml": tagFile({}) });
    expect(taglint({ cwd, env: local }, "tags", "update")).toMatchObject({ status: 0, stdout: expect.stringMatching(/as it is, at [0-9a-f]{12}\n$/) as string });
  });
});
