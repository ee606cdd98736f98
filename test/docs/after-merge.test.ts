import { spawn } from "node:child_process";
import { chmodSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { bin } from "../cli/bin.js";
import { image, RetagProject } from "../cli/retag-project.js";

const page = readFileSync(join(import.meta.dirname, "../../docs/retag.md"), "utf8");
const recipe = /<!-- recipe: after-merge -->\n+```sh\n([^]*?)```/.exec(page)![1]!;

/** Runs the recipe as the job of a CI system, where `npx taglint` is the built bin. */
async function runJob(project: RetagProject, before: string): Promise<{ readonly status: number | null; readonly stdout: string }> {
  const { repository } = project;
  const { env } = repository;
  const child = spawn("sh", ["-c", recipe], { cwd: repository.folder, env: { ...env, HOME: repository.folder, BEFORE: before, PATH: `${join(repository.folder, ".git/bin")}${delimiter}${env.PATH ?? ""}` }, stdio: ["ignore", "pipe", "ignore"] });
  const [status, stdout] = await Promise.all([new Promise<number | null>((resolve) => child.once("close", resolve)), text(child.stdout)]);
  return { status, stdout };
}

test("the job for the merge gives the tags, records them, and shows the references that can move", async () => {
  const project = (await RetagProject.start()).manage("a");
  const { repository, registry, server } = project;
  repository.write({ ".git/bin/npx": `#!/bin/sh\nshift\nexec "${process.execPath}" "${bin}" "$@"\n`, ".gitignore": "retag.jsonl\nreferences.diff\n" });
  chmodSync(join(repository.folder, ".git/bin/npx"), 0o755);
  repository.add({ ".gitignore": "retag.jsonl\nreferences.diff\n", ".taglint.yaml": project.read(".taglint.yaml"), Dockerfile: `FROM ${project.nameOf("a")}:latest\n` }).commit();
  const before = repository.git("rev-parse", "HEAD").trim();

  // A change that touches no tag file.
  repository.commit({ "README.md": "x\n" });
  expect(await runJob(project, before)).toEqual({ status: 0, stdout: "" });
  expect(server.log).toEqual([]);

  repository.commit({ "image-tags.yaml": project.read("image-tags.yaml") });
  const { status, stdout } = await runJob(project, before);
  expect(status).toBe(0);
  // The job ends with the references that lag behind.
  const name = project.nameOf("a");
  expect(stdout).toMatch(new RegExp(`\\nUsed with another tag than the tag files have now:\\nDockerfile:1:6 {2}${name}:latest, managed: v1\\.0\\.0\\n$`));
  expect(registry.digest("team/a", "v1.0.0")).toBe(image("a").manifest.digest);
  expect(repository.git("log", "-1", "--format=%s", "--", "retag.lock.json").trim()).toBe("Record the tags that images were given");
  expect(project.read("references.diff")).toContain(`+FROM ${project.nameOf("a")}:v1.0.0\n`);
  expect(repository.git("status", "--porcelain")).toBe("");

  // A registry that fails stops the job before anything is recorded.
  project.manage("a", "b");
  repository.commit({ "image-tags.yaml": project.read("image-tags.yaml") });
  await server.close();
  expect((await runJob(project, before)).status).toBe(3);
}, 120_000);
