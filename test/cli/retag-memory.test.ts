import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { answer, flood } from "../registry/faults.js";
import { bin } from "./bin.js";
import { RetagProject } from "./retag-project.js";

const PEAK = 'process.on("exit", () => require("fs").writeSync(2, `peak ${process.resourceUsage().maxRSS}`))';
const MB = 1024;
const peakIn = (said: string): number => Number(/peak (\d+)/.exec(said)![1]) / MB;

/** What a Node program takes that does nothing. */
const idle = (): number => peakIn(spawnSync(process.execPath, ["--eval", PEAK], { encoding: "utf8" }).stderr);

/** The most of some runs, in MB. */
async function peakOf(project: RetagProject, runs: number): Promise<number> {
  const { repository } = project;
  repository.write({ ".git/peak.cjs": PEAK });
  const peaks: number[] = [];
  for (let run = 0; run < runs; run++) {
    const child = spawn(process.execPath, ["--require", "./.git/peak.cjs", bin, "retag", "--apply", "--no-progress"], { cwd: repository.folder, env: { ...repository.env, HOME: repository.folder }, stdio: ["ignore", "ignore", "pipe"] });
    const [said] = await Promise.all([text(child.stderr), once(child, "close")]);
    peaks.push(peakIn(said));
  }
  return Math.max(...peaks);
}

it("takes little memory against bodies without end, and little more than Node where there are none", { timeout: 120_000 }, async () => {
  const names = Array.from({ length: 50 }, (_, index) => `app-${index}`);
  const project = await RetagProject.start();
  project.write(...names.map((name) => ({ name: project.nameOf(name), tag: "v1.0.0" })));
  const floor = idle();
  // Measured with Node 20, in MB over the floor: 38; 72 with the parser optimized.
  expect(await peakOf(project, 2) - floor).toBeLessThan(58);
  project.server.inject(answer({ method: "HEAD" }, 404), flood({ method: "GET" }, 2 * 2 ** 30));
  // Measured: 79 to 86, on a busy machine to 98; 94 to 128 when large bodies were read together.
  expect(await peakOf(project, 3) - floor).toBeLessThan(110);
});
