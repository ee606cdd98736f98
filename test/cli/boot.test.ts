import { spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { cleanEnvironment, makeFolder } from "../git/repository.js";
import { bin } from "./bin.js";

/** A copy of the built program, with a Dockerfile to check. */
function install() {
  const folder = makeFolder();
  cpSync(dirname(bin), join(folder, "dist"), { recursive: true, filter: (path) => !path.endsWith(".cache") && !path.endsWith(".tmp") });
  writeFileSync(join(folder, "Dockerfile"), "FROM debian:latest\n");
  const caches = () => readdirSync(join(folder, "dist")).filter((name) => name.endsWith(".cache") || name.endsWith(".tmp")).map((name) => join(folder, "dist", name));
  const run = (...args: readonly string[]) => {
    const words = args.length === 0 ? ["-f", "unix", "Dockerfile"] : args;
    const { status, stdout, stderr } = spawnSync(process.execPath, ["dist/taglint.cjs", ...words], { cwd: folder, env: cleanEnvironment(), encoding: "utf8", timeout: 30_000 });
    return { status, stdout, stderr };
  };
  return { folder, caches, run };
}

describe("the code cache", () => {
  test("is left by the first run for each bundle that it loaded, and changes nothing that later ones say", () => {
    const { caches, run } = install();
    const first = run();
    expect(first).toMatchObject({ status: 1, stderr: "" });
    expect(first.stdout).toContain("Dockerfile:1:13: error floating-tag");
    expect(caches().map((file) => basename(file).replace(/\.cjs-.*/, "")).sort()).toEqual(["late-format-dockerfile", "late-report-unix", "main"]);
    for (let again = 0; again < 4; again++) expect(run()).toEqual(first);
  });

  test("is one of the hook's own bundle alone where a message is checked by a configuration", () => {
    const { folder, caches, run } = install();
    writeFileSync(join(folder, ".taglint.yaml"), "extends: [starlingx]\n");
    writeFileSync(join(folder, "MESSAGE"), "Wait for the peer\n\nStory: 2001234\nTask: 45678\nChange-Id: I0123456789012345678901234567890123456789\n");
    expect(run("commit-msg", "MESSAGE")).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(caches().map((file) => basename(file).replace(/\.cjs-.*/, ""))).toEqual(["hook"]);
  });

  test("is one of the whole program, too, once there is something to say about a message", () => {
    const { folder, caches, run } = install();
    writeFileSync(join(folder, ".taglint.yaml"), "extends: [starlingx]\n");
    writeFileSync(join(folder, "MESSAGE"), "Wait for the peer\n\nCloses-Bugs: 2000000\n");
    const { status, stdout, stderr } = run("commit-msg", "MESSAGE");
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(stdout).toContain("trailer-format");
    expect(caches().map((file) => basename(file).replace(/\.cjs-.*/, ""))).toEqual(expect.arrayContaining(["hook", "main"]));
  });

  test("is added to by the first few runs, and then left alone", () => {
    const { caches, run } = install();
    const main = () => caches().find((file) => basename(file).startsWith("main."))!;
    run("--version");
    const poor = statSync(main()).size;
    run("Dockerfile");
    expect(statSync(main()).size).toBeGreaterThan(poor * 1.2);
    run("Dockerfile");
    const { mtimeMs, ino } = statSync(main());
    run("Dockerfile");
    expect(statSync(main())).toMatchObject({ mtimeMs, ino });
  });

  test.each([
    ["cut short", (file: string) => { truncateSync(file, statSync(file).size >> 1); }],
    ["empty", (file: string) => { truncateSync(file, 0); }],
    ["with blocks that were never written", (file: string) => {
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.fill(0, bytes.length >> 2, bytes.length >> 1));
    }],
    ["of something else", (file: string) => { writeFileSync(file, "x".repeat(100_000)); }],
    ["far too large", (file: string) => { writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.alloc(2_000_000)])); }],
  ])("is not used when it is %s", (_, damage) => {
    const { caches, run } = install();
    const first = run();
    expect(caches()).not.toEqual([]);
    for (const file of caches()) damage(file);
    expect(run()).toEqual(first);
    // Written anew, and whole.
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
