import { existsSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Fault } from "../registry/fault-server.js";
import { answer } from "../registry/faults.js";
import { makeImage } from "../registry/images.js";
import { image, RetagProject, SOURCE, tagFile } from "./retag-project.js";
import { runTaglint } from "./running-bin.js";

describe("taglint retag", () => {
  it("pushes nothing when it could not record it", async () => {
    const project = (await RetagProject.start()).manage("a");
    // Refused to everybody, also to root.
    symlinkSync("/nonexistent/folder/retag.lock.json", join(project.repository.folder, "retag.lock.json"));
    const { status, stderr, stdout } = await project.run("--apply");
    expect([status, stdout, stderr]).toEqual([2, "", expect.stringMatching(/the lock file ".*retag\.lock\.json" cannot be written \(ENOENT\), so nothing is pushed\n.*folder of the configuration/) as string]);
    expect(project.server.count("PUT")).toBe(0);
    expect((await project.run()).status).toBe(0);
  });

  it("pushes nothing when it could not report it", async () => {
    const project = (await RetagProject.start()).manage("a");
    const { status, stderr } = await project.run("--apply", "--report=/nonexistent/folder/report.jsonl");
    expect([status, stderr, project.server.log]).toEqual([2, expect.stringContaining('the report "/nonexistent/folder/report.jsonl" cannot be written (ENOENT)') as string, []]);
  });

  it.each([
    ["name", { name: "team/A" }, "2:11: name \"team/A\" is no name of an image"],
    ["host", { name: "300.1.1.1/team/a" }, "2:11: name \"300.1.1.1/team/a\" is no name of an image"],
    ["source", { source: "a/b" }, "3:20: src_build_tag \"a/b\" is no tag; write"],
    ["tag", { tag: "'a b'" }, "5:11: tag \"a b\" is no tag; write"],
  ])("points at a %s that is none, whatever rules are on", async (_what, over, message) => {
    const project = await RetagProject.start();
    project.write({ name: project.nameOf("a"), tag: "v1", ...over }).repository.write({ ".taglint.yaml": "extends: []\ntagFiles: [image-tags.yaml]\n" });
    const { status, stderr } = await project.run("--apply");
    expect([status, stderr, project.server.log]).toEqual([2, expect.stringContaining(`image-tags.yaml:${message}`) as string, []]);
  });

  it("begins no report in the file of certificates", async () => {
    const project = (await RetagProject.start()).manage("a");
    project.repository.write({ "ca.pem": "-----BEGIN CERTIFICATE-----\n" });
    const { status, stderr } = await project.run("--ca-file=ca.pem", "--report=./ca.pem");
    expect([status, stderr, project.read("ca.pem")]).toEqual([2, expect.stringContaining("would overwrite a file that this run reads") as string, "-----BEGIN CERTIFICATE-----\n"]);
  });

  it("tells of the report and of the lock file when neither could be written", async () => {
    const project = (await RetagProject.start()).manage("a");
    project.server.inject({ name: "a folder", when: ({ method }) => method === "PUT", act: async ({ forward, send }) => { mkdirSync(join(project.repository.folder, "retag.lock.json")); send(await forward()); } });
    const { status, stderr } = await project.run("--apply", "--report=/dev/full");
    expect([status, stderr]).toEqual([2, expect.stringMatching(/the lock file .*\(EISDIR\)[\s\S]*the report "\/dev\/full" is not complete \(ENOSPC\)/) as string]);
  });

  it("is as strict about what the lock file lacks where a registry fails besides", async () => {
    const project = (await RetagProject.start()).manage("a");
    await project.run("--apply");
    project.manage("a", "b").server.inject(answer({}, 403));
    expect((await project.run("--check")).status).toBe(3);
    expect((await project.run("--check", "--strict")).status).toBe(1);
  });

  it("lets an image that names nonsense hold up no other", async () => {
    const project = (await RetagProject.start()).manage("a", "b");
    project.registry.store("team/b", SOURCE, makeImage({ extra: { config: { digest: "../../x" } } }));
    expect(await project.states("--apply", "--check-revision")).toMatchObject({ status: 3, states: ["created", "failed"], entries: [{}, { kind: "protocol" }] });
  });

  it.each([{ "content-type": "text/html", "content-length": "0" }, {}])("records what manifests are by their bytes, where HEAD says %o", async (said) => {
    const project = (await RetagProject.start()).manage("a", "b");
    project.registry.store("team/b", "v1.0.0", image("b"));
    const act: Fault["act"] = async ({ forward, send }) => {
      const { status, body, headers } = await forward();
      send({ status, body, headers: status === 200 ? { ...said, "docker-content-digest": headers["docker-content-digest"] ?? "" } : headers });
    };
    project.server.inject({ name: "bare HEAD", when: ({ method }) => method === "HEAD", act });
    expect((await project.states("--apply")).states).toEqual(["created", "up-to-date"]);
    const { entries } = JSON.parse(project.read("retag.lock.json")) as { readonly entries: readonly object[] };
    const { mediaType, bytes } = image("a").manifest;
    const recorded = { mediaType, size: bytes.length, platforms: ["linux/amd64", "linux/arm64"] };
    expect(entries).toMatchObject([recorded, recorded]);
  });

  it("leaves nothing behind where it tried whether it may write", async () => {
    const project = (await RetagProject.start()).manage("a");
    expect((await project.run("--apply")).status).toBe(0);
    expect(readdirSync(project.repository.folder).filter((name) => name.includes(".tmp"))).toEqual([]);
  });

  it("names the tag files of other repositories that it skips", async () => {
    const project = (await RetagProject.start()).manage("a");
    const { repository } = project;
    repository.write({ ".taglint.yaml": 'tagFiles: [image-tags.yaml, { git: "https://git.example.com/root", ref: main, path: "tags/*.yaml" }]\n' });
    const skipped = 'the tag file "tags/*.yaml" of "https://git.example.com/root" is skipped, because taglint retag works on the tag files of its own repository; run it there';
    for (const CI of ["", "true"]) {
      const { status, stderr } = await runTaglint({ cwd: repository.folder, env: { CI } }, "retag");
      expect([status, stderr.includes(skipped)]).toEqual([0, true]);
    }
    expect((await project.run("image-tags.yaml")).stderr).not.toContain("is skipped");
    repository.write({ ".taglint.yaml": 'tagFiles: [{ git: "https://git.example.com/root", path: "tags/*.yaml" }]\n' });
    const none = await project.run();
    expect([none.status, none.stderr.includes("https://git.example.com/root"), none.stderr.includes("no tag file is configured in this project")]).toEqual([2, true, true]);
  });

  it("tells by --check that the tag file has come to name another source than the lock file", async () => {
    const project = (await RetagProject.start()).manage("a");
    expect((await project.run("--apply")).status).toBe(0);
    const other = "master-debian-stable-20240101T000000Z.0";
    project.registry.store("team/a", other, image("newer"));
    project.repository.write({ "image-tags.yaml": tagFile({ name: project.nameOf("a"), tag: "v1.0.0", source: other }) });
    project.server.reset();
    const { status, stdout } = await project.run("--check");
    expect([status, stdout]).toEqual([1, expect.stringMatching(/CONFLICT .* the tag file names the source .*20240101.*, which is sha256:.*; the lock has sha256:.* of .*20231006.* {2}image-tags\.yaml:5\n/) as string]);
    expect(stdout).not.toContain("--move");
    expect(project.server.log.every(({ method }) => method === "HEAD")).toBe(true);
    expect(existsSync(join(project.repository.folder, "retag.lock.json"))).toBe(true);
  });
});
