import { spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import modules from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { cleanEnvironment, makeFolder } from "../git/repository.js";
import { bin } from "./bin.js";

/** A copy of the built program, with a Dockerfile to check. */
function install() {
  const folder = makeFolder();
  cpSync(dirname(bin), join(folder, "dist"), { recursive: true, filter: (path) => !path.endsWith(".cache") && !path.endsWith(".tmp") });
  writeFileSync(join(folder, "Dockerfile"), "FROM debian:latest\n");
  const caches = () => readdirSync(join(folder, "dist")).filter((name) => name.endsWith(".cache") || name.endsWith(".tmp")).map((name) => join(folder, "dist", name));
  const run = () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["dist/taglint.cjs", "-f", "unix", "Dockerfile"], { cwd: folder, env: cleanEnvironment(), encoding: "utf8", timeout: 30_000 });
    return { status, stdout, stderr };
  };
  return { folder, caches, run };
}

/** From 22.1 on Node keeps such a cache itself. */
const hasOwn = !("enableCompileCache" in modules);

describe.runIf(hasOwn)("the code cache", () => {
  test("is left by the first run, and changes nothing that later ones say", () => {
    const { caches, run } = install();
    const first = run();
    expect(first).toMatchObject({ status: 1, stderr: "" });
    expect(first.stdout).toContain("Dockerfile:1:13: error floating-tag");
    expect(caches()).toHaveLength(1);
    expect(run()).toEqual(first);
  });

  test.each([
    ["cut short", (file: string) => { truncateSync(file, 100_000); }],
    ["empty", (file: string) => { truncateSync(file, 0); }],
    ["with blocks that were never written", (file: string) => {
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.fill(0, 8192, 8192 + 4096));
    }],
    ["of something else", (file: string) => { writeFileSync(file, "x".repeat(100_000)); }],
  ])("is not used when it is %s", (_, damage) => {
    const { caches, run } = install();
    const first = run();
    damage(caches()[0]!);
    expect(run()).toEqual(first);
  });

  test("is not needed where nothing can be written", () => {
    const { folder, caches, run } = install();
    run();
    for (const file of caches()) rmSync(file);
    const somebody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    spawnSync("chmod", ["-R", "a+rX,a-w", folder]);
    const { status, stderr } = spawnSync(process.execPath, ["dist/taglint.cjs", "Dockerfile"], { cwd: folder, encoding: "utf8", ...somebody });
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(caches()).toEqual([]);
    spawnSync("chmod", ["-R", "u+w", folder]);
  });
});
