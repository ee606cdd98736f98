import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { cleanEnvironment } from "../git/repository.js";
import { bin } from "./bin.js";

const LINES = 60_000;
const lines = (line: (index: number, number: number) => string): string => Array.from({ length: LINES }, (_, number) => line(number % 1000, number)).join("\n");

const FILES: Readonly<Record<string, string>> = {
  Dockerfile: `FROM scratch\n${lines((index) => `RUN --mount=from=x${index}:latest,target=/a true`)}\n`,
  "pod.yaml": `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n${lines((index) => `  - image: x${index}:latest`)}\n`,
  "values.yaml": `${lines((index, number) => `k${number}: {image: {repository: x${index}, tag: latest}}`)}\n`,
  "pod.json": `{"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [\n${lines((index) => `{"name": "a", "image": "x${index}:latest"},`)}\n{}]}}\n`,
};

const PEAK = 'process.on("exit", () => require("fs").writeSync(2, `peak ${process.resourceUsage().maxRSS}`))';
const peakIn = (said: string): number => Number(/peak (\d+)/.exec(said)![1]) / 1024;

const folder = mkdtempSync(join(tmpdir(), "taglint-memory-"));
beforeAll(() => { writeFileSync(join(folder, "peak.cjs"), PEAK); });
afterAll(() => { rmSync(folder, { recursive: true }); });

// Measured over the floor, with Node 20 to 24, in MB: 95 to 155; 330 to 540 when each image and report was built as a whole.
it.each(Object.entries(FILES))("takes little memory for a finding on each of 60,000 lines of a %s", { timeout: 120_000 }, (name, text) => {
  writeFileSync(join(folder, name), text);
  const floor = peakIn(spawnSync(process.execPath, ["--eval", PEAK], { encoding: "utf8" }).stderr);
  const run = spawnSync(process.execPath, ["--require", "./peak.cjs", bin, "--no-config", "-f", "json", name], { cwd: folder, env: cleanEnvironment(), encoding: "utf8", maxBuffer: Infinity });
  expect((JSON.parse(run.stdout) as { findings: readonly object[] }).findings).toHaveLength(LINES);
  expect(peakIn(run.stderr) - floor).toBeLessThan(220);
});
