import { Chalk } from "chalk";
import fastGlob from "fast-glob";
import * as yaml from "yaml";
import { describe, expect, test, vi } from "vitest";
import type { Io } from "../../src/cli/io.js";
import { run } from "../../src/cli/run.js";
import { cleanEnvironment, Repository } from "../git/repository.js";

interface Terminals {
  readonly stdout?: boolean;
  readonly stderr?: boolean;
}

function fakeIo(cwd: string, terminals: Terminals = {}, extra: Partial<Io> = {}) {
  const written = { stdout: "", stderr: "" };
  const output = (name: "stdout" | "stderr") => ({ write: (text: string | Buffer) => { written[name] += text.toString(); }, isTerminal: () => terminals[name] ?? false });
  const packages = { yaml: vi.fn(() => yaml), chalk: vi.fn(() => new Chalk({ level: 1 })), fastGlob: vi.fn(() => fastGlob) };
  const io: Io = { cwd, env: cleanEnvironment(), stdin: () => Buffer.alloc(0), stdout: output("stdout"), stderr: output("stderr"), now: () => new Date(2026, 5, 30, 12), packages, packageRoot: process.cwd(), ...extra };
  return { io, written, packages };
}

describe("a run", () => {
  test("loads a heavy package only when it is needed", async () => {
    const { folder } = new Repository().write({ Dockerfile: "FROM debian:latest\n" });
    const { io, packages } = fakeIo(folder);
    expect(await run([], io)).toBe(1);
    for (const load of Object.values(packages)) expect(load).not.toHaveBeenCalled();
  });

  test("colours for a terminal, but not a dumb one, nor against NO_COLOR", async () => {
    const { folder } = new Repository().write({ Dockerfile: "FROM debian:latest\n" });
    const isColoured = async (env: Record<string, string>) => {
      const { io, written } = fakeIo(folder, { stdout: true }, { env: { ...cleanEnvironment(), TERM: "xterm", ...env } });
      await run([], io);
      return written.stdout.includes("\x1b[");
    };
    expect(await isColoured({})).toBe(true);
    expect(await isColoured({ TERM: "dumb" })).toBe(false);
    expect(await isColoured({ NO_COLOR: "1" })).toBe(false);
    expect(await isColoured({ NO_COLOR: "" })).toBe(true);
  });

  test("shows progress on a terminal once it takes long, and wipes it", async () => {
    const { folder } = new Repository().write({ "a/Dockerfile": "FROM debian:1\n", "b/Dockerfile": "FROM debian:1\n", "c/Dockerfile": "FROM debian:1\n" });
    const progress = async (step: number, isTerminal: boolean, ...argv: readonly string[]) => {
      let clock = 0;
      const { io, written } = fakeIo(folder, { stderr: isTerminal }, { env: { ...cleanEnvironment(), CI: "" }, now: () => new Date((clock += step)) });
      await run(argv, io);
      return written.stderr;
    };
    expect((await progress(300, true)).replace("\x1b", "ESC")).toMatch(/^(\r\d files checked)+\rESC\[K$/);
    expect(await progress(1, true)).toBe("");
    expect(await progress(300, false)).toBe("");
    expect(await progress(300, true, "--no-progress")).toBe("");
  });

  test("calls what nobody foresaw a bug, with the stack for those who ask", async () => {
    const broken = { stdin: () => { throw new TypeError("oh\x1b[31m no"); } };
    const argv = ["--stdin", "--stdin-filename=Dockerfile"];
    const { io, written } = fakeIo(process.cwd(), {}, broken);
    expect(await run(argv, io)).toBe(2);
    expect(written.stderr).toBe("taglint: this is a bug in taglint: oh[31m no\ntaglint: run it again with --debug and report what it says\n");
    const debugging = fakeIo(process.cwd(), {}, broken);
    expect(await run([...argv, "--debug"], debugging.io)).toBe(2);
    expect(debugging.written.stderr).toContain("    at ");
  });

  test("lets an allow entry hold on its last day, and no longer", async () => {
    const config = 'allow:\n  - { tags: [latest], reason: "until the move", expires: 2026-06-30 }\n';
    const { folder } = new Repository().write({ Dockerfile: "FROM debian:latest\n", ".taglint.yaml": config });
    const on = (day: number) => run([], fakeIo(folder, {}, { now: () => new Date(2026, 5, day, 23, 59) }).io);
    expect(await on(30)).toBe(0);
    expect(await on(31)).toBe(1);
  });
});
