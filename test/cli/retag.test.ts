import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { image, REF, RetagProject, SOURCE } from "./retag-project.js";

describe("taglint retag", () => {
  it("plans, then applies, then has nothing to do", async () => {
    const project = (await RetagProject.start()).manage("a", "b");
    const { server, registry } = project;
    const digest = image("a").manifest.digest;

    const plan = await project.run();
    expect(plan.stdout).toBe(
      `plan  ${server.host}  2 entries  (6 requests, 0 pulls)\n` +
        `  create      team/a  v1.0.0  <- ${SOURCE}  ${digest.slice(0, 15)}…\n` +
        `  create      team/b  v1.0.0  <- ${SOURCE}  ${image("b").manifest.digest.slice(0, 15)}…\n` +
        "2 to create. Nothing written; run with --apply.\n",
    );
    expect(plan.status).toBe(0);
    expect(server.count("PUT")).toBe(0);
    expect(existsSync(join(project.repository.folder, "retag.lock.json"))).toBe(false);

    const applied = await project.run("--apply");
    expect(applied.stdout).toMatch(/^apply {2}.*\n {2}created .*\(amd64, arm64\)\n.*\n2 created\.\n$/);
    expect(applied.stderr.split("\n").sort()).toEqual(["", `created  ${project.nameOf("a")}:v1.0.0`, `created  ${project.nameOf("b")}:v1.0.0`]);
    expect(applied.status).toBe(0);
    expect(registry.digest("team/a", "v1.0.0")).toBe(digest);
    expect(JSON.parse(project.read("retag.lock.json"))).toMatchObject({
      version: 1,
      entries: [{ name: project.nameOf("a"), tag: "v1.0.0", src_build_tag: SOURCE, src_ref: REF, digest, size: image("a").manifest.bytes.length, platforms: ["linux/amd64", "linux/arm64"] }, {}],
    });

    server.reset();
    const lock = project.read("retag.lock.json");
    const again = await project.run("--apply");
    expect(again.stdout).toContain("  up to date  2\nAll up to date.\n");
    expect([server.count("HEAD"), server.log.length, again.status]).toEqual([4, 4, 0]);
    expect(project.read("retag.lock.json")).toBe(lock);
  });

  it.each(["image-tags.yaml", "./retag.lock.json", ".taglint.yaml"])("does not begin a report in %s, which it reads", async (path) => {
    const project = (await RetagProject.start()).manage("a");
    project.repository.write({ "retag.lock.json": '{ "version": 1, "entries": [] }\n' });
    const before = project.read(path);
    const { status, stderr } = await project.run("--report", path);
    expect([status, stderr.split("\n")[0], project.read(path)]).toEqual([2, `taglint: the report ${JSON.stringify(path)} would overwrite a file that this run reads`, before]);
    expect(project.server.log).toEqual([]);
  });

  it("keeps in the lock file what another run wrote there meanwhile", async () => {
    const project = (await RetagProject.start()).manage("a");
    const other = { name: "example.com/b", tag: "v1", src_build_tag: SOURCE, digest: `sha256:${"0".repeat(64)}` };
    const write = () => project.repository.write({ "retag.lock.json": JSON.stringify({ version: 1, entries: [other] }) });
    project.server.inject({ name: "another run", when: ({ method }) => method === "PUT", act: async ({ forward, send }) => { write(); send(await forward()); } });
    expect((await project.run("--apply")).status).toBe(0);
    expect((JSON.parse(project.read("retag.lock.json")) as { entries: readonly { name: string }[] }).entries.map(({ name }) => name).sort()).toEqual([project.nameOf("a"), other.name].sort());
  });

  it("asks no registry when a rule has something against the tag file", async () => {
    const project = (await RetagProject.start()).manage("a");
    project.repository.write({ "image-tags.yaml": `images:\n  - name: ${project.nameOf("a")}\n    src_build_tag: ${SOURCE}\n    src_ref: ${REF}\n    tag: 1.10\n` });
    const { status, stdout, stderr } = await project.run("--apply");
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/image-tags\.yaml:5:10/);
    expect(project.server.log).toEqual([]);
  });

  it.each([
    ["a signature's tag", { tag: `sha256-${"0".repeat(64)}` }, 'tag "sha256-0+" has the form of a signature\'s tag'],
    ["two sources for one tag", { tag: "v1.0.0", source: "master-debian-stable-20240101T000000Z.0" }, 'comes from ".*20240101.*" here and from ".*20231006.*" in image-tags.yaml:5:10; keep one of them'],
  ])("asks no registry about %s, whatever rules are on", async (_name, entry, message) => {
    const project = (await RetagProject.start()).manage("a");
    project.write({ name: project.nameOf("a"), tag: "v1.0.0" }, { name: project.nameOf("a"), ...entry });
    project.repository.write({ ".taglint.yaml": "extends: []\ntagFiles: [image-tags.yaml]\n" });
    const { status, stderr } = await project.run("--apply");
    expect(stderr).toMatch(new RegExp(`image-tags\\.yaml:9:10: .*${message}`));
    expect([status, project.server.log]).toEqual([2, []]);
  });

  it("never overwrites; a move is named by the digest that is there", async () => {
    const project = (await RetagProject.start()).manage("a");
    const { registry, server } = project;
    registry.store("team/a", "v1.0.0", image("other"));
    const before = image("other").manifest.digest;
    const wanted = image("a").manifest.digest;
    const conflict = await project.run("--apply");
    expect(conflict.stdout).toContain(`CONFLICT    team/a  v1.0.0  is ${before.slice(0, 15)}…, source is ${wanted.slice(0, 15)}…  image-tags.yaml:5\n`);
    expect([conflict.status, server.count("PUT")]).toEqual([1, 0]);

    expect((await project.states("--apply", `--move=${project.nameOf("a")}:v1.0.0@${wanted}`)).states).toEqual(["conflict"]);
    expect(server.count("PUT")).toBe(0);
    expect((await project.states(`--move=${project.nameOf("a")}:v1.0.0@${before}`)).states).toEqual(["create"]);
    expect((await project.states("--apply", `--move=${project.nameOf("a")}:v1.0.0@${before}`)).states).toEqual(["created"]);
    expect(registry.digest("team/a", "v1.0.0")).toBe(wanted);
  });

  it("compares the lock file with the registry by digests alone", async () => {
    const project = (await RetagProject.start()).manage("a", "b");
    expect((await project.run("--check")).stderr).toContain("there is no retag.lock.json");
    await project.run("--apply");
    project.server.reset();
    expect((await project.states("--check")).status).toBe(0);
    expect(project.server.log.every(({ method }) => method === "HEAD")).toBe(true);
    project.registry.store("team/a", "v1.0.0", image("other"));
    project.registry.store("team/b", SOURCE, image("newer"));
    expect(await project.states("--check")).toMatchObject({ status: 1, states: ["conflict", "source-moved"] });
    project.manage("a", "b", "c");
    const { stderr } = await project.run("--check");
    expect(stderr).toContain("retag.lock.json says nothing about 1 of 3 entries");
    // Without a tag file the lock file still can be compared.
    project.repository.write({ ".taglint.yaml": "{}\n" });
    expect((await project.run("--check")).stdout).toMatch(/CONFLICT .* retag\.lock\.json:6\n/);
    expect((await project.run()).stderr).toContain("no tag file is configured");
  });

  it("holds back an image that records another commit", async () => {
    const project = (await RetagProject.start()).manage("a", "b");
    project.registry.store("team/b", SOURCE, image("b", "f".repeat(40)));
    const { status, states, entries } = await project.states("--apply", "--check-revision");
    expect([status, states]).toEqual([1, ["created", "conflict"]]);
    expect(entries[1]?.message).toContain(`the image records ${"f".repeat(40)}`);
    expect(project.server.count("PUT")).toBe(1);
  });

  it("writes a report and JSON without what is not known", async () => {
    const project = (await RetagProject.start()).manage("a", "b");
    project.registry.untag("team/b", SOURCE);
    const { stdout, status } = await project.run("--format=json", "--report=out.jsonl", "--apply", "--verify=get");
    const result = JSON.parse(stdout) as { entries: readonly object[] };
    const [first] = result.entries;
    expect(first).toEqual({ file: "image-tags.yaml", line: 5, name: project.nameOf("a"), srcTag: SOURCE, tag: "v1.0.0", state: "created", digest: image("a").manifest.digest, targetDigest: image("a").manifest.digest, mediaType: image("a").manifest.mediaType, platforms: ["linux/amd64", "linux/arm64"] });
    expect(result).toMatchObject({ version: 1, mode: "apply", summary: { entries: 2, created: 1, "missing-source": 1, pulls: 2 }, entries: [{}, { state: "missing-source" }] });
    expect(status).toBe(1);
    const lines = project.read("out.jsonl").trim().split("\n").map((line) => JSON.parse(line) as { state: string; attempts: number; waits: readonly unknown[] });
    expect(lines.map(({ state, attempts, waits }) => [state, attempts, waits])).toEqual([["missing-source", 4, []], ["created", 7, []]]);
  });

  it("takes files by name, and tells what it cannot use", async () => {
    const project = (await RetagProject.start()).manage("a");
    project.repository.write({ ".taglint.yaml": "{}\n", "sub/tags.yaml": project.read("image-tags.yaml") });
    expect((await project.states("sub/tags.yaml")).states).toEqual(["create"]);
    for (const [args, message] of [
      [["missing.yaml"], "there is no file or folder"],
      [[".taglint.yaml"], "taglint\\.yaml:1:1.* .*images"],
      [["--apply", "--check"], "--check and --apply cannot go together"],
      [["sub/tags.yaml", "--move=x:y@sha256:1"], "--move takes name:tag@digest"],
      [["sub/tags.yaml", `--move=x:y@sha256:${"0".repeat(64)}`], "which is no entry of the tag file"],
      [["sub/tags.yaml", "--verify=maybe"], "there is no way to verify"],
      [["sub/tags.yaml", "--max-wait=soon"], "--max-wait takes seconds"],
      [["sub/tags.yaml", "--env=SHA"], "--env goes with --check-revision only"],
      [["sub/tags.yaml", "--report=no/such/folder"], "the report .* cannot be written"],
      [["sub/tags.yaml", "--ca-file=none.pem"], "none.pem"],
    ] as const) {
      const { status, stderr } = await project.run(...args);
      expect([stderr, status]).toEqual([expect.stringMatching(new RegExp(message)), 2]);
    }
    project.repository.write({ "retag.lock.json": "{" });
    expect((await project.run("sub/tags.yaml")).stderr).toContain('the lock file "retag.lock.json" is not JSON');
  });
});
