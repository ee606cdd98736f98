import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { entry, SHA } from "../../formats/tag-file/read.js";
import { Repository } from "../../git/repository.js";
import { taglint } from "../bin.js";

const OTHER = "89abcdef0123456789abcdef0123456789abcdef";
const REF = `https://git.example.com/team/app/commit/${OTHER}`;
const BUILD = "main-20260401T060000Z.0";
const CONFIG = 'tagFiles: ["tags/*.yaml"]\ncurrentRelease: "13.0"\nrules:\n  tag-file-tag: { pattern: "^stx\\\\.(?<release>[0-9.]+)-v(?<version>[0-9a-g.-]+)$" }\n';
const FILE = `# kept\nimages:\n${entry("registry.example.com/team/web", "stx.12.0-v1.0.0")}    # kept, too\n${entry("registry.example.com/team/api", "stx.12.0-v2.0.0")}`;

function project(files: Readonly<Record<string, string>> = { "tags/image-tags.yaml": FILE }) {
  const { folder: cwd } = new Repository().commit({ ".taglint.yaml": CONFIG, ...files });
  const run = (...args: readonly string[]) => taglint({ cwd }, "tags", ...args);
  const text = (path = "tags/image-tags.yaml") => readFileSync(join(cwd, path), "utf8");
  return { cwd, run, text };
}

const newEntry = (name: string, tag: string, comment = "") =>
  entry(name, tag, BUILD).replace(SHA, OTHER).replace("    tag", `${comment}    tag`);

describe("taglint tags add", () => {
  it("writes an entry with its registry behind the last one", () => {
    const { run, text } = project();
    expect(run("add", "team/new", "--from", BUILD, "--ref", REF, "--tag", "stx.13.0-v1.0.0")).toEqual({ status: 0, stderr: "", stdout: "tags/image-tags.yaml: added docker.io/team/new with tag stx.13.0-v1.0.0\n" });
    expect(text()).toBe(FILE + newEntry("docker.io/team/new", "stx.13.0-v1.0.0"));
  });

  it.each<readonly [string, readonly string[], RegExp]>([
    ["another release", ["team/new", "--from", BUILD, "--ref", REF, "--tag", "stx.12.0-v1.0.0"], /error tag-file-release tag "stx\.12\.0-v1\.0\.0"/],
    ["a tag of another shape", ["team/new", "--from", BUILD, "--ref", REF, "--tag", "stx.13.0.v1.0.0"], /error tag-file-tag /],
    ["a build that moves", ["team/new", "--from", "main-latest", "--ref", REF, "--tag", "stx.13.0-v1.0.0"], /error tag-file-source-tag /],
    ["half a hash", ["team/new", "--from", BUILD, "--ref", REF.slice(0, -5), "--tag", "stx.13.0-v1.0.0"], /error tag-file-source-ref /],
    ["a tag that is there", ["registry.example.com/team/api", "--from", BUILD, "--ref", REF, "--tag", "stx.12.0-v2.0.0"], /error tag-file-duplicate /],
    ["a name with a tag", ["team/new:1", "--from", BUILD, "--ref", REF, "--tag", "stx.13.0-v1.0.0"], /error tag-file-name /],
  ])("refuses %s, and writes nothing", (_, args, message) => {
    const { run, text } = project();
    const { status, stderr, stdout } = run("add", ...args);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/nothing is written\n$/);
    expect(text()).toBe(FILE);
  });

  it.each<readonly [string, string, RegExp]>([
    ["a merge's conflict", `images:\n<<<<<<< ours\n${entry("a.example/x", "stx.13.0-v1.0.0")}=======\n>>>>>>> theirs\n`, /^taglint: tags\/image-tags\.yaml:2:1: a merge left its conflict/],
    ["a second list", `${FILE}images:\n${entry("a.example/x", "stx.13.0-v1.0.0")}`, /:12:1: key "images" is written twice/],
    ["a quote without an end", `${FILE}${entry("a.example/x", '"stx')}`, /this is no valid YAML/],
    ["a value that is given twice", `${FILE}    tag: stx.13.0-v9.0.0\n`, /:12:5: key "tag" is written twice/],
  ])("writes nothing into a file with %s", (_, broken, message) => {
    for (const verb of ["add", "bump"]) {
      const { run, text } = project({ "tags/image-tags.yaml": broken });
      const { status, stderr } = run(verb, verb === "add" ? "team/new" : "a.example/x", "--from", BUILD, "--ref", REF, "--tag", "stx.13.0-v1.0.1");
      expect(status).toBe(2);
      if (verb === "add") expect(stderr).toMatch(message);
      expect(text()).toBe(broken);
    }
  });

  it("refuses a tag that another tag file has", () => {
    const { run } = project({ "tags/a.yaml": FILE, "tags/b.yaml": `images:\n${entry("docker.io/team/b", "stx.13.0-v1.0.0")}` });
    const { status, stderr } = run("add", "team/b", "--file", "tags/a.yaml", "--from", BUILD, "--ref", REF, "--tag", "stx.13.0-v1.0.0");
    expect(status).toBe(1);
    expect(stderr).toContain('error tag-file-duplicate "docker.io/team/b:stx.13.0-v1.0.0" stands in "tags/b.yaml" as well');
  });

  it("proposes a tag by git describe in a clone of the upstream repository, and says so in the file", () => {
    const upstream = new Repository().commit({ a: "1" });
    upstream.git("tag", "v0.11.0");
    upstream.commit({ a: "2" }).git("remote", "add", "origin", "https://ada:secret@git.example.com/upstream/app.git");
    const commit = upstream.git("rev-parse", "HEAD").trim();
    upstream.commit({ a: "3" });
    const { run, text } = project();
    const { status, stderr } = run("add", "team/new", "--from", BUILD, "--ref", REF, "--upstream", `${upstream.folder}@${commit}`);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const tag = `stx.13.0-v0.11.0-1-g${commit.slice(0, 7)}`;
    const comment = `    # Tag from 'git describe --tags ${commit.slice(0, 12)}' in a clone of https://git.example.com/upstream/app.git\n`;
    expect(text()).toBe(FILE + newEntry("docker.io/team/new", tag, comment));
  });
});

describe("taglint tags bump", () => {
  it("gives an image's newest entry three new values where they stand", () => {
    const { run, text } = project();
    expect(run("bump", "registry.example.com/team/web", "--from", BUILD, "--ref", REF, "--tag", "stx.13.0-v1.1.0")).toEqual({
      status: 0,
      stderr: "",
      stdout: "tags/image-tags.yaml: registry.example.com/team/web has tag stx.13.0-v1.1.0 now, and had stx.12.0-v1.0.0\n",
    });
    expect(text()).toBe(FILE.replace(entry("registry.example.com/team/web", "stx.12.0-v1.0.0"), newEntry("registry.example.com/team/web", "stx.13.0-v1.1.0")));
  });

  it("takes the entry with the latest build, and the end of a name that is one image's alone", () => {
    const [old, newest] = [entry("docker.io/team/web", "stx.12.0-v1.0.0", "main-20260101T000000Z.0"), entry("docker.io/team/web", "stx.12.0-v1.1.0", "main-20260201T000000Z.0")];
    const { run, text } = project({ "tags/image-tags.yaml": `images:\n${newest}${old}` });
    expect(run("bump", "web", "--from", BUILD, "--ref", REF, "--tag", "stx.13.0-v1.2.0").status).toBe(0);
    expect(text()).toBe(`images:\n${newEntry("docker.io/team/web", "stx.13.0-v1.2.0")}${old}`);
  });

  it("refuses what a rule refuses", () => {
    const { run, text } = project();
    const { status, stderr } = run("bump", "web", "--from", BUILD, "--ref", REF, "--tag", "latest");
    expect({ status, stderr }).toEqual({ status: 1, stderr: 'taglint: tags/image-tags.yaml:6:10: error tag-file-tag tag "latest" moves; write one that is published once\ntaglint: nothing is written\n' });
    expect(text()).toBe(FILE);
  });

  it("refuses another build for a tag that a commit gave to one", () => {
    const { run, text } = project();
    const { status, stderr } = run("bump", "web", "--from", BUILD, "--ref", REF, "--tag", "stx.12.0-v1.0.0");
    expect(status).toBe(1);
    expect(stderr).toContain("error tag-file-immutable ");
    expect(text()).toBe(FILE);
  });

  it.each<readonly [string, readonly string[], string]>([
    ["an image that has no entry", ["wep", "--from", BUILD, "--tag", "x"], 'no tag file has an entry of "wep"\n  did you mean web? taglint tags add writes the first entry of an image'],
    ["no build", ["web", "--tag", "x"], "taglint tags bump needs --from"],
    ["no tag", ["web", "--from", BUILD], "taglint tags bump needs --tag, or --upstream to propose one"],
    ["both", ["web", "--from", BUILD, "--tag", "x", "--upstream", "."], "--tag and --upstream contradict each other"],
    ["no image", ["--from", BUILD, "--tag", "x"], "taglint tags bump takes one image"],
    ["no such file", ["web", "--file", "none.yaml", "--from", BUILD, "--tag", "x"], 'there is no file or folder "none.yaml"'],
    ["a file that is none", ["web", "--file", ".taglint.yaml", "--from", BUILD, "--tag", "x"], '".taglint.yaml" is no tag file'],
    ["a clone without tags", ["web", "--from", BUILD, "--upstream", "."], "no tag leads to commit"],
  ])("explains %s", (_, args, message) => {
    const { status, stderr } = project().run("bump", ...args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });

  it("asks which file is meant where several have the image", () => {
    const { run } = project({ "tags/a.yaml": FILE, "tags/b.yaml": `images:\n${entry("registry.example.com/team/web", "stx.12.0-v3.0.0")}` });
    const { status, stderr } = run("bump", "web", "--from", BUILD, "--ref", REF, "--tag", "stx.13.0-v1.1.0");
    expect(status).toBe(2);
    expect(stderr).toContain('there are 2 tag files, "tags/a.yaml", "tags/b.yaml"; which of them is meant, as all have entries of web?\n  --file PATH says it\n');
  });
});
