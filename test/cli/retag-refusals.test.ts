import { existsSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { image, RetagProject, tagFile } from "./retag-project.js";

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
    const { status, stderr } = await project.run();
    expect([status, stderr.includes(skipped)]).toEqual([0, true]);
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
