import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { image, RetagProject } from "./retag-project.js";

/** As soon as the server has had so many requests of a method. */
async function until(project: RetagProject, method: string, count: number): Promise<void> {
  while (project.server.count(method) < count) await new Promise((resolve) => { setTimeout(resolve, 2); });
}

it.each(["SIGINT", "SIGTERM"] as const)("finishes what is being written at a %s, and skips the rest", async (signal) => {
  const names = Array.from({ length: 30 }, (_, index) => `app-${index}`);
  const project = (await RetagProject.start({ delay: 30 })).manage(...names);
  const { child, ended } = project.start("--apply", "--format=json", "--report=out.jsonl");
  await until(project, "PUT", 1);
  child.kill(signal);
  const { status, stdout } = await ended;
  expect(status).toBe(130);
  const { entries } = JSON.parse(stdout) as { readonly entries: readonly { readonly state: string; readonly name: string }[] };
  expect(new Set(entries.map(({ state }) => state))).toEqual(new Set(["created", "skipped"]));
  for (const [index, { state }] of entries.entries()) {
    expect(project.registry.digest(`team/app-${index}`, "v1.0.0")).toBe(state === "created" ? image(`app-${index}`).manifest.digest : undefined);
  }
  expect(project.read("out.jsonl").trim().split("\n")).toHaveLength(30);
  expect((await project.states("--apply")).status).toBe(0);
});

it("leaves what it only reads at once", async () => {
  const project = (await RetagProject.start({ delay: 5000 })).manage("a", "b");
  const { child, ended } = project.start("--apply");
  await until(project, "HEAD", 1);
  child.kill("SIGINT");
  const { status, stdout } = await ended;
  expect([status, stdout.trim().split("\n").at(-1)]).toEqual([130, "2 skipped."]);
  expect(project.server.count("PUT")).toBe(0);
});

it("leaves report and registry as they are when it is killed, and a rerun does the rest", async () => {
  const names = Array.from({ length: 40 }, (_, index) => `app-${index}`);
  const project = (await RetagProject.start({ delay: 10 })).manage(...names);
  const { child } = project.start("--apply", "--report=out.jsonl");
  const readReport = () => (existsSync(join(project.repository.folder, "out.jsonl")) ? project.read("out.jsonl").split("\n").slice(0, -1) : []);
  while (readReport().length < 3) await new Promise((resolve) => { setTimeout(resolve, 2); });
  child.kill("SIGKILL");
  await once(child, "close");
  const lines = readReport().map((line) => JSON.parse(line) as { state: string; name: string });
  expect(lines.length).toBeLessThan(40);
  for (const { state, name } of lines) {
    expect(state).toBe("created");
    expect(project.registry.digest(`team/${name.split("/").at(-1) ?? ""}`, "v1.0.0")).toBeDefined();
  }
  expect((await project.states("--apply")).status).toBe(0);
  for (const name of names) expect(project.registry.digest(`team/${name}`, "v1.0.0")).toBe(image(name).manifest.digest);
  expect((await project.states("--check")).status).toBe(0);
});
