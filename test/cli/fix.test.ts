import { chmodSync, lstatSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeFolder, Repository } from "../git/repository.js";
import { bin, taglint } from "./bin.js";

const USELESS = "# taglint-disable-next-line floating-tag -- not any more\n";
const MISSPELT = "# taglint-disable-next-line floting-tag -- a demo\n";
const PINNED = "FROM debian:12.5\n";
const FLOATING = "FROM debian:latest\n";

const read = (folder: string, path = "Dockerfile"): string => readFileSync(join(folder, path), "utf8");

describe("--fix", () => {
  test("writes safe fixes, reports what remains, and exits by that", () => {
    const { folder: cwd } = new Repository().commit({ Dockerfile: `${USELESS}${PINNED}`, Containerfile: `${FLOATING}${USELESS}RUN true\n` });
    expect(taglint({ cwd }, "--fix", "-f", "unix")).toEqual({
      status: 1,
      stdout: 'Containerfile:1:13: error floating-tag tag "latest" moves; use one that is published once\n',
      stderr: "taglint: made 2 fixes in 2 files\n",
    });
    expect(read(cwd)).toBe(PINNED);
    expect(read(cwd, "Containerfile")).toBe(`${FLOATING}RUN true\n`);
    const [before] = [statSync(join(cwd, "Dockerfile"))];
    expect(taglint({ cwd }, "--fix", "Dockerfile", "--quiet")).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(statSync(join(cwd, "Dockerfile")).ino).toBe(before.ino);
  });

  test("=all writes the unsafe ones, too", () => {
    const { folder: cwd } = new Repository().commit({ Dockerfile: `${MISSPELT}${FLOATING}` });
    expect(taglint({ cwd }, "--fix").status).toBe(1);
    expect(read(cwd)).toBe(`${MISSPELT}${FLOATING}`);
    expect(taglint({ cwd }, "--fix=all", "--quiet")).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(read(cwd)).toBe(`${MISSPELT.replace("floting", "floating")}${FLOATING}`);
  });

  test("=all leaves an ARG alone whose two images would each have it another way", () => {
    const entry = (name: string, tag: string) => `  - { name: r.example.com/t/${name}, src_build_tag: b-20260401T060000Z.0, src_ref: "https://git.example.com/t/commit/${"a".repeat(40)}", tag: ${tag} }\n`;
    const dockerfile = (second: string) => `ARG TAG=latest\nFROM r.example.com/t/aa:\${TAG}\nFROM r.example.com/t/${second}:\${TAG}\n`;
    const { folder: cwd } = new Repository().commit({ ".taglint.yaml": "tagFiles: [tags.yaml]\n", "tags.yaml": `images:\n${entry("aa", "v1")}${entry("bb", "v2")}`, Dockerfile: dockerfile("bb") });
    const { status, stdout } = taglint({ cwd }, "--fix=all");
    expect([status, read(cwd)]).toEqual([1, dockerfile("bb")]);
    expect(stdout).toContain("Move to the managed tag v2");
    writeFileSync(join(cwd, "Dockerfile"), dockerfile("aa"));
    expect(taglint({ cwd }, "--fix=all").status).toBe(0);
    expect(read(cwd)).toBe(dockerfile("aa").replace("latest", "v1"));
  });

  test("keeps mode, byte order mark, line ends and every other byte, and leaves no file behind", () => {
    const { folder: cwd } = new Repository();
    const rest = "\tFROM  debian:12.5 \r\nRUN a\rb\u2028 é😀\0? \r\n\r\n".replace("\0", "");
    writeFileSync(join(cwd, "Dockerfile"), `\uFEFF${USELESS.replace("\n", "\r\n")}${rest}`);
    chmodSync(join(cwd, "Dockerfile"), 0o767);
    expect(taglint({ cwd }, "--fix").status).toBe(0);
    expect(read(cwd)).toBe(`\uFEFF${rest}`);
    expect(statSync(join(cwd, "Dockerfile")).mode & 0o777).toBe(0o767);
    expect(readdirSync(cwd).sort()).toEqual([".git", "Dockerfile"]);
  });

  test("follows a symbolic link that is named, and leaves it one", () => {
    const { folder: cwd } = new Repository().write({ "real.txt": `${USELESS}${PINNED}` });
    symlinkSync("real.txt", join(cwd, "Dockerfile"));
    expect(taglint({ cwd }, "--fix").status).toBe(0);
    expect(read(cwd, "real.txt")).toBe(`${USELESS}${PINNED}`);
    expect(taglint({ cwd }, "--fix", "Dockerfile").status).toBe(0);
    expect(read(cwd, "real.txt")).toBe(PINNED);
    expect(lstatSync(join(cwd, "Dockerfile")).isSymbolicLink()).toBe(true);
  });

  test("opens a name that is not UTF-8", () => {
    const { folder: cwd } = new Repository();
    const file = Buffer.concat([Buffer.from(`${cwd}/`), Buffer.from([0xff]), Buffer.from(".dockerfile")]);
    writeFileSync(file, `${USELESS}${PINNED}`);
    expect(taglint({ cwd }, "--fix").status).toBe(0);
    expect(readFileSync(file, "utf8")).toBe(PINNED);
  });

  test("leaves a file alone that is not UTF-8, and says so", () => {
    const { folder: cwd } = new Repository();
    const bytes = Buffer.concat([Buffer.from(`${USELESS}${PINNED}# caf`), Buffer.from([0xe9])]);
    writeFileSync(join(cwd, "Dockerfile"), bytes);
    const run = taglint({ cwd }, "--fix");
    expect(run).toMatchObject({ status: 1, stderr: 'taglint: "Dockerfile" is not fixed, because it is not UTF-8\n' });
    expect(run.stdout).toContain("unused-disable");
    expect(readFileSync(join(cwd, "Dockerfile"))).toEqual(bytes);
  });

  test("that a folder does not allow exits 2, tells which, and still fixes and reports the rest", () => {
    const cwd = makeFolder();
    for (const name of ["Containerfile", "Dockerfile"]) writeFileSync(join(cwd, name), `${USELESS}${FLOATING.replace("latest", "1")}`);
    chmodSync(join(cwd, "Containerfile"), 0o444);
    chmodSync(cwd, 0o777);
    chmodSync(join(cwd, "Dockerfile"), 0o666);
    // Root may write everything, so the run is somebody else's.
    const somebody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const run = spawnSync(process.execPath, [bin, "--fix", "-f", "unix"], { cwd, encoding: "utf8", ...somebody });
    expect(run.status).toBe(2);
    expect(run.stderr).toMatch(/^taglint: ".*Containerfile" cannot be written \(EACCES\)$/m);
    expect(run.stdout).toMatch(/^Containerfile:1:.* warning unused-disable .*\n$/);
    expect(read(cwd)).toBe("FROM debian:1\n");
  });
});

describe("--fix of the configuration", () => {
  const config = 'allow:\n  - { tags: [latest], reason: "a demo" }\n  # gone\n  - { images: [nginx], reason: "never there" }\nrules:\n  implicit-latest: warning\n';

  test("cuts unused entries out, with the findings behind them at their new places", () => {
    const expired = '  - { images: [old], reason: "was there", expires: 2020-01-01 }\n';
    const { folder: cwd } = new Repository().commit({ ".taglint.yaml": config.replace("rules:", `${expired}rules:`), Dockerfile: FLOATING });
    const run = taglint({ cwd }, "--fix", "-f", "unix");
    expect(run.stdout).toBe('.taglint.yaml:3:5: error expired-allow allow entry "was there" expired after 2020-01-01; remove it\n');
    expect(read(cwd, ".taglint.yaml")).toBe(`allow:\n  - { tags: [latest], reason: "a demo" }\n${expired}rules:\n  implicit-latest: warning\n`);
  });

  test("keeps what is used, wherever it moves to in the list", () => {
    const unused = "  - { images: [nginx], reason: never there }\n";
    const used = "  - { tags: [latest], reason: a demo }\n";
    const { folder: cwd } = new Repository().commit({ ".taglint.yaml": `extends: [starlingx]\nallow:\n${unused}${used}`, Dockerfile: FLOATING });
    expect(taglint({ cwd }, "--fix", "-f", "unix")).toMatchObject({ status: 0, stdout: "" });
    expect(read(cwd, ".taglint.yaml")).toBe(`extends: [starlingx]\nallow:\n${used}`);
  });

  test("takes the key when nothing is left, from a subfolder as well", () => {
    const { folder } = new Repository().commit({ ".taglint.yaml": `\uFEFF${config.replaceAll("\n", "\r\n")}`, "sub/Dockerfile": PINNED });
    expect(taglint({ cwd: join(folder, "sub") }, "--fix", "--quiet")).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(read(folder, ".taglint.yaml")).toBe("\uFEFFrules:\r\n  implicit-latest: warning\r\n");
    expect(taglint({ cwd: folder }).stdout).toContain("nothing to report");
  });

  test("leaves it alone when not all was checked", () => {
    const { folder: cwd } = new Repository().commit({ ".taglint.yaml": config, Dockerfile: PINNED });
    for (const args of [["."], ["--since=HEAD"], ["--staged"]]) expect(taglint({ cwd }, "--fix", ...args).status).toBe(0);
    expect(read(cwd, ".taglint.yaml")).toBe(config);
  });
});

describe("--diff", () => {
  test("prints what git apply makes the same fixes with, writes nothing, and exits as without it", () => {
    const config = "allow:\n  - {images: [nginx], reason: never there}\nrules: {}\n";
    const repository = new Repository().commit({ ".taglint.yaml": config, Dockerfile: `\uFEFF${USELESS}${PINNED}`, "sub/Containerfile": `${FLOATING}${USELESS}RUN true` });
    const cwd = join(repository.folder, "sub");
    const run = taglint({ cwd }, "--diff", "-f", "unix");
    expect(run.status).toBe(1);
    expect(run.stderr.split("\n").map((line) => line.split(":")[0])).toEqual(["../.taglint.yaml", "../Dockerfile", "Containerfile", "Containerfile", ""]);
    expect(repository.git("status", "--porcelain")).toBe("");
    const apply = spawnSync("git", ["apply", "-"], { ...repository.place, cwd: repository.folder, input: run.stdout, encoding: "utf8" });
    expect(apply).toMatchObject({ status: 0, stderr: "" });
    const applied = ["Dockerfile", "sub/Containerfile", ".taglint.yaml"].map((path) => read(repository.folder, path));
    repository.git("checkout", "--quiet", ".");
    taglint({ cwd }, "--fix");
    expect(["Dockerfile", "sub/Containerfile", ".taglint.yaml"].map((path) => read(repository.folder, path))).toEqual(applied);
    expect(applied[2]).toBe("rules: {}\n");
  });

  test("prints nothing when there is nothing to fix, and shows unsafe fixes with --fix=all", () => {
    const { folder: cwd } = new Repository().commit({ Dockerfile: `${MISSPELT}${FLOATING}` });
    expect(taglint({ cwd }, "--diff").stdout).toBe("");
    expect(taglint({ cwd }, "--diff", "--fix=all").stdout).toContain("\n-# taglint-disable-next-line floting-tag -- a demo\n+# taglint-disable-next-line floating-tag -- a demo\n");
    expect(read(cwd)).toBe(`${MISSPELT}${FLOATING}`);
  });

  test("is of the index with --staged", () => {
    const repository = new Repository().commit({ Dockerfile: PINNED }).add({ Dockerfile: `${USELESS}${PINNED}` }).write({ Dockerfile: `${PINNED}RUN something\n` });
    const { stdout } = taglint({ cwd: repository.folder }, "--diff", "--staged");
    const apply = spawnSync("git", ["apply", "--cached", "-"], { ...repository.place, input: stdout, encoding: "utf8" });
    expect(apply).toMatchObject({ status: 0, stderr: "" });
    expect(repository.git("diff", "--cached")).toBe("");
  });
});

describe("--fix --stdin", () => {
  const stdin = (cwd: string, input: string | Buffer, ...args: readonly string[]) => taglint({ cwd, input }, "--stdin", "--stdin-filename=Dockerfile", ...args);

  test("prints the fixed text alone, and reports what remains on standard error", () => {
    const cwd = makeFolder();
    expect(stdin(cwd, `\uFEFF${USELESS}${FLOATING}`, "--fix", "-f", "unix")).toMatchObject({ status: 0, stdout: `\uFEFF${USELESS}${FLOATING}` });
    expect(stdin(cwd, `\uFEFF${FLOATING}${USELESS}RUN a\r\n`, "--fix", "-f", "unix")).toEqual({
      status: 1,
      stdout: `\uFEFF${FLOATING}RUN a\r\n`,
      stderr: 'Dockerfile:1:13: error floating-tag tag "latest" moves; use one that is published once\n',
    });
  });

  test("gives back what it does not fix: clean, binary, not UTF-8, ignored, or of no format", () => {
    const { folder: cwd } = new Repository().write({ ".taglint.yaml": "ignore: [Dockerfile]\n" });
    const fixable = `${USELESS}${PINNED}`;
    expect(stdin(cwd, fixable, "--fix", "--force-exclude").stdout).toBe(fixable);
    expect(stdin(cwd, PINNED, "--fix").stdout).toBe(PINNED);
    expect(taglint({ cwd, input: fixable }, "--stdin", "--stdin-filename=a.txt", "--fix").stdout).toBe(fixable);
    for (const bytes of [Buffer.from([0, 1, 255]), Buffer.concat([Buffer.from(fixable), Buffer.from([0xe9])])]) {
      const run = spawnSync(process.execPath, [bin, "--stdin", "--stdin-filename=Dockerfile", "--fix"], { cwd, input: bytes });
      expect(run.stdout).toEqual(bytes);
    }
  });

  test("shows a diff with --diff", () => {
    expect(stdin(makeFolder(), `${USELESS}${PINNED}`, "--diff").stdout).toBe(`diff --git a/Dockerfile b/Dockerfile\n--- a/Dockerfile\n+++ b/Dockerfile\n@@ -1,2 +1 @@\n-${USELESS} ${PINNED}`);
  });
});

describe("--fix --staged", () => {
  test("fixes the work tree, says to stage it again, and fails so that the commit stops", () => {
    const repository = new Repository().add({ Dockerfile: `${USELESS}${PINNED}`, Containerfile: PINNED });
    const { folder: cwd } = repository;
    expect(taglint({ cwd }, "--fix", "--staged", "--quiet")).toEqual({
      status: 1,
      stdout: "",
      stderr: 'taglint: "Dockerfile" is fixed; stage it again, the index still has it as it was\n',
    });
    expect(read(cwd)).toBe(PINNED);
    expect(repository.git("show", ":Dockerfile")).toBe(`${USELESS}${PINNED}`);
    repository.git("add", "Dockerfile");
    expect(taglint({ cwd }, "--fix", "--staged", "--quiet").status).toBe(0);
  });

  test("refuses a file that is staged only in part, names it, and writes nothing", () => {
    const repository = new Repository().add({ "a/Dockerfile": `${USELESS}${PINNED}`, Dockerfile: `${USELESS}${PINNED}` });
    repository.write({ "a/Dockerfile": `${USELESS}${PINNED}RUN later\n` });
    const { folder } = repository;
    const run = taglint({ cwd: join(folder, "a") }, "--fix", "--staged");
    expect(run).toMatchObject({ status: 2, stdout: "" });
    expect(run.stderr).toBe(
      'taglint: "Dockerfile" is staged only in part, so --fix --staged would mix what is staged with what is not\n  nothing is fixed; stage the rest of it, put it aside, or fix without --staged\n',
    );
    expect(read(folder)).toBe(`${USELESS}${PINNED}`);
    expect(read(folder, "a/Dockerfile")).toBe(`${USELESS}${PINNED}RUN later\n`);
  });

  test("does not care about files staged in part that need no fix, nor about work that is not staged", () => {
    const repository = new Repository().commit({ Containerfile: PINNED }).add({ Dockerfile: PINNED });
    repository.write({ Dockerfile: `${PINNED}RUN later\n`, Containerfile: `${USELESS}${PINNED}` });
    expect(taglint({ cwd: repository.folder }, "--fix", "--staged").status).toBe(0);
    expect(read(repository.folder, "Containerfile")).toBe(`${USELESS}${PINNED}`);
  });

  test("fixes a file whose line ends git changes, in its own line ends", () => {
    const repository = new Repository();
    repository.git("config", "core.autocrlf", "true");
    repository.add({ Dockerfile: `${USELESS}${PINNED}`.replaceAll("\n", "\r\n") });
    taglint({ cwd: repository.folder }, "--fix", "--staged");
    expect(read(repository.folder)).toBe(PINNED.replace("\n", "\r\n"));
  });
});

describe("GitHub Actions", () => {
  test("get annotations from the checkout's top, and a summary behind what is there", () => {
    const { folder } = new Repository().commit({ "sub/Dockerfile": FLOATING });
    const summary = join(makeFolder(), "summary.md");
    writeFileSync(summary, "before\n");
    const env = { GITHUB_WORKSPACE: folder, GITHUB_STEP_SUMMARY: summary };
    const run = taglint({ cwd: join(folder, "sub"), env }, "-f", "github");
    expect(run.stdout).toMatch(/^::error file=sub\/Dockerfile,line=1,endLine=1,col=13,endColumn=19,title=/);
    expect(readFileSync(summary, "utf8")).toMatch(/^before\n### taglint\n\n1 file: 1 error\n/);
    expect(taglint({ cwd: folder, env }, "-f", "unix").stdout).not.toBe("");
    expect(readFileSync(summary, "utf8").split("### taglint")).toHaveLength(2);
  });

  test("do not fail for a summary that cannot be written", () => {
    const { folder: cwd } = new Repository().commit({ Dockerfile: PINNED });
    const run = taglint({ cwd, env: { GITHUB_STEP_SUMMARY: "/nowhere/at/all" } }, "-f", "github");
    expect(run).toEqual({ status: 0, stdout: "", stderr: "taglint: the step's summary cannot be written (ENOENT)\n" });
  });
});

test("SARIF of a real run has the version, every rule with its page, and what the allow list silences", () => {
  const config = "allow:\n  - {tags: [latest], reason: a demo}\n";
  const { folder: cwd } = new Repository().commit({ ".taglint.yaml": config, Dockerfile: FLOATING });
  const log = JSON.parse(taglint({ cwd }, "-f", "sarif").stdout) as { runs: [{ tool: { driver: { rules: { id: string; help: { markdown: string } }[]; version: string } }; results: object[] }] };
  const { tool, results } = log.runs[0];
  expect(tool.driver.version).toMatch(/^\d+\.\d+\.\d+/);
  expect(tool.driver.rules.every(({ id, help }) => help.markdown.startsWith(`# ${id}\n`))).toBe(true);
  expect(results).toMatchObject([{ ruleId: "floating-tag", suppressions: [{ kind: "external", justification: "a demo" }] }]);
});
