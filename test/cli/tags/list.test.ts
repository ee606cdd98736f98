import { describe, expect, it } from "vitest";
import { entry } from "../../formats/tag-file/read.js";
import { makeFolder, Repository } from "../../git/repository.js";
import { taglint } from "../bin.js";

const CONFIG = 'mirrors: ["mirror.local:9001/"]\nplaceholders: { pattern: "@[A-Z]+@", values: { "@OS@": [bullseye, trixie] } }\n';
const pod = (...images: readonly string[]) => `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n${images.map((image) => `    - image: ${image}\n`).join("")}`;

function project() {
  return new Repository().commit({
    ".taglint.yaml": CONFIG,
    "tags.yaml": `images:\n${entry("docker.io/team/web", "v1-bullseye")}${entry("docker.io/team/web", "v1-trixie")}${entry("docker.io/team/api", "v2")}`,
    "a/pod.yaml": pod("team/web:v1-trixie", '"mirror.local:9001/docker.io/team/web:v1-@OS@"', "team/api:v1", "team/api", '"team/api:${TAG}"', "other:v1"),
  }).folder;
}

describe("taglint tags", () => {
  it("lists entries, where each is used, and what lags behind", () => {
    const { status, stdout, stderr } = taglint({ cwd: project() }, "tags");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toBe(`docker.io/team/web  v1-bullseye  tags.yaml:2:5
    used at a/pod.yaml:6:15
docker.io/team/web  v1-trixie    tags.yaml:6:5
    used at a/pod.yaml:5:14
    used at a/pod.yaml:6:15
docker.io/team/api  v2           tags.yaml:10:5

Used with another tag than the tag files have now:
a/pod.yaml:7:14  docker.io/team/api:v1, managed: v2
a/pod.yaml:8:14  docker.io/team/api, managed: v2
`);
  });

  it("says the same as JSON", () => {
    const data = JSON.parse(taglint({ cwd: project() }, "tags", "-f", "json").stdout) as unknown;
    expect(data).toMatchObject({
      version: 1,
      entries: [
        { name: "docker.io/team/web", tag: "v1-bullseye", path: "tags.yaml", line: 2, column: 5, uses: [{ path: "a/pod.yaml", line: 6 }] },
        { tag: "v1-trixie", uses: [{ line: 5, reference: "docker.io/team/web:v1-trixie" }, { line: 6 }] },
        { tag: "v2", uses: [] },
      ],
      behind: [{ path: "a/pod.yaml", line: 7, tags: ["v2"] }, { line: 8 }],
    });
  });

  it("knows the tag files of other repositories", () => {
    const other = new Repository().commit({ "tags.yaml": `images:\n${entry("docker.io/team/db", "v3")}` });
    const { folder: cwd } = new Repository().commit({ ".taglint.yaml": `tagFiles: [{ git: "${other.folder}", path: tags.yaml }]\n`, "pod.yaml": pod("team/db:v2") });
    const { status, stdout } = taglint({ cwd }, "tags");
    expect(status).toBe(0);
    expect(stdout).toBe(`docker.io/team/db  v3  "tags.yaml" of "${other.folder}"\n\nUsed with another tag than the tag files have now:\npod.yaml:5:14  docker.io/team/db:v2, managed: v3\n`);
  });

  it("says that there is nothing, and refuses formats that it has not", () => {
    const { folder: cwd } = new Repository();
    expect(taglint({ cwd }, "tags")).toMatchObject({ status: 0, stdout: "no tag file of this project has an entry\n" });
    expect(taglint({ cwd }, "tags", "-f", "sarif")).toMatchObject({ status: 2 });
    expect(taglint({ cwd }, "tags", "rename").stderr).toContain('taglint tags cannot "rename"');
  });

  it("shows the first of very many tags, and how many more there are", () => {
    const tags = Array.from({ length: 12 }, (_, index) => entry("docker.io/team/web", `v${index}`));
    const { folder: cwd } = new Repository().commit({ "tags.yaml": `images:\n${tags.join("")}`, "pod.yaml": pod("team/web:old") });
    expect(taglint({ cwd }, "tags").stdout).toContain("docker.io/team/web:old, managed: v0, v1, v2, v3, v4, v5, v6, v7 and 4 more\n");
  });

  it("offers the formats that it has", () => {
    const { stdout } = taglint({ cwd: makeFolder() }, "tags", "--help");
    expect(stdout).toMatch(/--format table\|json/);
    expect(stdout).not.toContain("sarif");
  });
});
