import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeFolder, Repository } from "../git/repository.js";
import { bin, taglint } from "./bin.js";

const FLOATING = "FROM debian:latest\n";
const PINNED = "FROM debian:12.5\n";
const line = (path: string, at = "1:13") => `${path}:${at}: error floating-tag `;

/** The places that `-f unix` names. */
const places = (stdout: string) => stdout.split("\n").filter(Boolean).map((text) => text.slice(0, text.indexOf(" ")));

describe("exit codes", () => {
  test("0 when clean, 1 for an error, and for warnings only beyond --max-warnings", () => {
    const { folder: cwd } = new Repository().commit({ Dockerfile: FLOATING });
    expect(taglint({ cwd }).status).toBe(1);
    expect(taglint({ cwd }, "--exit-zero").status).toBe(0);
    expect(taglint({ cwd }, "--rule", "floating-tag=warning").status).toBe(0);
    expect(taglint({ cwd }, "--rule=floating-tag=warning", "--max-warnings=1").status).toBe(0);
    expect(taglint({ cwd }, "--rule=floating-tag=warning", "--max-warnings=0", "--quiet")).toEqual({ status: 1, stdout: "", stderr: "" });
    expect(taglint({ cwd }, "--rule=floating-tag=off").status).toBe(0);
  });

  test.each([
    [["--nope"], 'taglint: there is no option "--nope"\n  taglint --help lists them\n'],
    [["missing.yaml"], 'taglint: there is no file or folder "missing.yaml"\n'],
    [["--rule=floating-tga=off"], "taglint: unknown rule"],
    [["images"], 'taglint: there is no command and no file "images"\n  the commands are check, commit-msg, commits, tags, retag, resolve, pin, hook, rules, explain, config, lsp'],
    [["chekc"], 'taglint: there is no command and no file "chekc"\n  did you mean "check"?\n'],
    [["--config=none.yaml"], 'taglint: there is no configuration file "none.yaml"\n'],
    [["--staged", "--stdin"], "taglint: --staged and --stdin cannot go together\n"],
    [["rules", "--staged"], "taglint: taglint rules takes no --staged\n"],
    [[""], "taglint: an empty path names nothing\n"],
    [["Dockerfile", ""], "taglint: an empty path names nothing\n"],
    [["--", ""], "taglint: an empty path names nothing\n"],
    [["config", "print", ""], "taglint: an empty path names nothing\n"],
    [["--config", ""], "taglint: --config needs the path of a file, not an empty text\n"],
    [["--since", ""], "taglint: --since needs a revision, not an empty text\n"],
    [["--since=nowhere"], 'taglint: git knows no revision "nowhere"\n'],
  ])("2 for %j, with nothing on standard output and no stack", (args, message) => {
    const { folder: cwd } = new Repository().commit({ Dockerfile: FLOATING });
    const run = taglint({ cwd }, ...args);
    expect(run).toMatchObject({ status: 2, stdout: "" });
    expect(run.stderr.slice(0, message.length)).toBe(message);
    expect(run.stderr).not.toContain("    at ");
  });

  test("2 for a broken configuration, with its place as seen from the working directory", () => {
    const { folder } = new Repository().commit({ ".taglint.yaml": "rules:\n  floating-tga: off\n", "sub/Dockerfile": PINNED });
    const run = taglint({ cwd: join(folder, "sub") });
    expect(run.status).toBe(2);
    expect(run.stderr).toMatch(/^taglint: \.\.\/\.taglint\.yaml:2:3: .*floating-tag/);
    expect(taglint({ cwd: folder }, "--no-config").status).toBe(0);
  });

  test("2 outside of a repository for what needs one", () => {
    const run = taglint({ cwd: makeFolder() }, "--staged");
    expect(run.status).toBe(2);
    expect(run.stderr).toContain("is not in a git repository\n  --staged needs one\n");
  });
});

describe("what is checked", () => {
  test("a path of the name of a later command, or of a verb when it follows check or ./", () => {
    const { folder: cwd } = new Repository().commit({ "images/Dockerfile": FLOATING, "rules/Dockerfile": FLOATING });
    expect(places(taglint({ cwd }, "-funix", "images").stdout)).toEqual(["images/Dockerfile:1:13:"]);
    expect(places(taglint({ cwd }, "-funix", "./rules").stdout)).toEqual(["rules/Dockerfile:1:13:"]);
    expect(places(taglint({ cwd }, "-funix", "check", "rules").stdout)).toEqual(["rules/Dockerfile:1:13:"]);
    expect(places(taglint({ cwd }, "-funix", "--", "rules").stdout)).toEqual(["rules/Dockerfile:1:13:"]);
  });

  test("what a shell's * names, although it begins with a command's name", () => {
    const { folder: cwd } = new Repository().commit({ "config/Dockerfile": FLOATING, "rules/Dockerfile": FLOATING, "explain/a": "", "src/Dockerfile": FLOATING });
    expect(places(taglint({ cwd }, "-funix", "config", "rules", "src").stdout)).toEqual(["config/Dockerfile:1:13:", "rules/Dockerfile:1:13:", "src/Dockerfile:1:13:"]);
    expect(places(taglint({ cwd }, "-funix", "rules", "src").stdout)).toEqual(["rules/Dockerfile:1:13:", "src/Dockerfile:1:13:"]);
    expect(places(taglint({ cwd }, "-funix", "config").stdout)).toEqual(["config/Dockerfile:1:13:"]);
    expect(taglint({ cwd }, "explain", "rules", "src").status).toBe(1);
  });

  test("a command stays one beside a folder of its name, and says so where both are possible", () => {
    const { folder: cwd } = new Repository().commit({ "config/Dockerfile": FLOATING, "rules/Dockerfile": FLOATING, "check/Dockerfile": FLOATING, "src/Dockerfile": PINNED });
    const note = (word: string) => `taglint: "${word}" is taken for the command; ./${word} is the path of that name\n`;
    expect(taglint({ cwd }, "config", "print")).toMatchObject({ status: 0, stderr: "", stdout: expect.stringContaining('"rules"') as string });
    expect(taglint({ cwd }, "rules")).toMatchObject({ status: 0, stderr: note("rules"), stdout: expect.stringContaining("floating-tag") as string });
    expect(taglint({ cwd }, "check", "src")).toMatchObject({ status: 0, stderr: note("check") });
    expect(taglint({ cwd }, "check")).toMatchObject({ status: 1, stderr: "" });
    expect(taglint({ cwd }, "--help").stdout).toContain("./config");
    expect(taglint({ cwd }, "check", "--help").stdout).toMatch(/--force-exclude .*`ignore` in the configuration.*\.gitignore does not count/);
  });

  test("the whole repository from a subfolder, with paths as seen from there", () => {
    const { folder } = new Repository().commit({ Dockerfile: FLOATING, "a/Dockerfile": FLOATING, "a/b/Dockerfile": PINNED });
    expect(places(taglint({ cwd: join(folder, "a") }, "-f", "unix").stdout)).toEqual(["../Dockerfile:1:13:", "Dockerfile:1:13:"]);
    expect(places(taglint({ cwd: join(folder, "a") }, "-f", "unix", ".").stdout)).toEqual(["Dockerfile:1:13:"]);
  });

  test("the index with --staged, of a partly staged file what is staged", () => {
    const repository = new Repository().commit({ Dockerfile: PINNED, Containerfile: FLOATING });
    repository.add({ Dockerfile: `# staged\n${FLOATING}` }).write({ Dockerfile: PINNED });
    expect(places(taglint({ cwd: repository.folder }, "--staged", "-f", "unix").stdout)).toEqual(["Dockerfile:2:13:"]);
  });

  test("the files changed since a revision, whole", () => {
    const repository = new Repository().commit({ Dockerfile: FLOATING, Containerfile: FLOATING });
    repository.commit({ Containerfile: `${FLOATING}RUN true\n` });
    expect(places(taglint({ cwd: repository.folder }, "--since", "HEAD~1", "-f", "unix").stdout)).toEqual(["Containerfile:1:13:"]);
  });

  test("standard input under the name it is given, whatever is on the disk", () => {
    const { folder: cwd } = new Repository().commit({ "sub/Dockerfile": PINNED });
    const run = taglint({ cwd, input: `\uFEFF${FLOATING}` }, "--stdin", "--stdin-filename", "sub/Dockerfile", "-f", "unix");
    expect(run.stdout.startsWith(line("sub/Dockerfile"))).toBe(true);
    expect(run.status).toBe(1);
  });

  test("no file of an unknown format, which is told when it is named, in one line", () => {
    const { folder: cwd } = new Repository().commit({ "a.txt": "x", "b.txt": "x", "c.txt": "x", "d.txt": "x", "plain.yaml": "a: 1\n", "sub/e.txt": "x", Dockerfile: FLOATING });
    const told = (...args: readonly string[]) => taglint({ cwd, input: "a: 1\n" }, "-funix", ...args);
    const end = "; `formats` in .taglint.yaml can name one\n";
    expect(told("a.txt")).toEqual({ status: 0, stdout: "", stderr: `taglint: "a.txt" is no file of a known format, so nothing was checked${end}` });
    expect(told("plain.yaml").stderr).toBe(`taglint: "plain.yaml" is no file of a known format, so nothing was checked${end}`);
    expect(told("--stdin", "--stdin-filename=x.txt").stderr).toBe(`taglint: "x.txt" is no file of a known format, so nothing was checked${end}`);
    expect(told("Dockerfile", "a.txt", "b.txt")).toMatchObject({ status: 1, stderr: `taglint: "a.txt", "b.txt" are no files of a known format, so they were not checked${end}` });
    expect(told("a.txt", "b.txt", "c.txt", "d.txt").stderr).toContain('"c.txt" and 1 more are no files');
    expect(told("--force-exclude", "a.txt").stderr).toBe("");
    expect(told("sub").stderr).toBe("");
    expect(told().stderr).toBe("");
  });

  test("ignored files only when they are named, and not even then with --force-exclude", () => {
    const { folder: cwd } = new Repository().commit({ ".taglint.yaml": "ignore: [vendor/**]\n", "vendor/Dockerfile": FLOATING });
    expect(taglint({ cwd }).status).toBe(0);
    expect(taglint({ cwd }, "vendor").status).toBe(0);
    expect(taglint({ cwd }, "vendor/Dockerfile").status).toBe(1);
    expect(taglint({ cwd }, "--force-exclude", "vendor/Dockerfile").status).toBe(0);
    const stdin = ["--stdin", "--stdin-filename=vendor/Dockerfile"];
    expect(taglint({ cwd, input: FLOATING }, ...stdin).status).toBe(1);
    expect(taglint({ cwd, input: FLOATING }, ...stdin, "--force-exclude").status).toBe(0);
  });

  test("patterns hold for where a file is, by whatever link somebody came there", () => {
    const repository = new Repository().commit({ ".taglint.yaml": 'overrides:\n  - { files: ["off/**"], rules: { floating-tag: off } }\n', "off/Dockerfile": FLOATING, "on/Dockerfile": FLOATING });
    const { folder: cwd } = repository;
    const away = makeFolder();
    symlinkSync(cwd, join(away, "link"));
    symlinkSync("off", join(cwd, "lnk"));
    symlinkSync("on/Dockerfile", join(cwd, "Containerfile"));
    expect(taglint({ cwd }, join(away, "link/off/Dockerfile")).status).toBe(0);
    expect(taglint({ cwd }, "lnk").status).toBe(0);
    expect(taglint({ cwd }, "lnk/Dockerfile").status).toBe(0);
    expect(taglint({ cwd, input: FLOATING }, "--stdin", "--stdin-filename", join(away, "link/off/new/Dockerfile")).status).toBe(0);
    expect(places(taglint({ cwd }, "-funix", "Containerfile", "on", "on/Dockerfile", join(away, "link/on")).stdout)).toEqual(["on/Dockerfile:1:13:"]);
  });

  test("a link out of the project, or to a name that says nothing, counts by its own name", () => {
    const { folder: cwd } = new Repository().commit({ "image.txt": FLOATING });
    const away = makeFolder();
    writeFileSync(join(away, "Dockerfile"), FLOATING);
    symlinkSync("image.txt", join(cwd, "Dockerfile"));
    symlinkSync(join(away, "Dockerfile"), join(cwd, "Containerfile"));
    expect(places(taglint({ cwd }, "-funix", "Dockerfile", "Containerfile").stdout)).toEqual(["Containerfile:1:13:", "Dockerfile:1:13:"]);
  });

  test("patterns are relative to the configuration that was found, wherever the run starts", () => {
    const { folder } = new Repository().commit({ ".taglint.yaml": "ignore: [/a/vendor/**]\n", "a/vendor/Dockerfile": FLOATING, "a/b/x": "" });
    expect(taglint({ cwd: join(folder, "a") }).status).toBe(0);
    expect(taglint({ cwd: join(folder, "a/b") }).status).toBe(0);
  });

  test("an unused allow entry is reported only when the whole repository was checked", () => {
    const config = 'allow:\n  - { images: ["docker.io/library/nginx"], reason: "never there" }\n';
    const repository = new Repository().commit({ ".taglint.yaml": config, Dockerfile: PINNED });
    const { folder: cwd } = repository;
    expect(taglint({ cwd }, "-f", "unix").stdout).toContain(".taglint.yaml:2:5: warning unused-allow");
    for (const args of [["."], ["Dockerfile"], ["--staged"], ["--since=HEAD"]]) expect(taglint({ cwd }, "-f", "unix", ...args).stdout).toBe("");
  });

  test("an unused allow entry is not reported, nor removed, while a file that may need it was not read", () => {
    const config = 'maxFileSize: 200\nallow:\n  - { images: [debian], reason: "in the long one" }\n';
    const long = `${FLOATING}#${"x".repeat(200)}\n`;
    for (const content of [long, Buffer.concat([Buffer.from(FLOATING), Buffer.from([0])])]) {
      const repository = new Repository().commit({ ".taglint.yaml": config, Dockerfile: content });
      const { folder: cwd } = repository;
      expect(taglint({ cwd }, "-f", "unix", "--fix")).toMatchObject({ status: 0, stdout: "" });
      expect(readFileSync(join(cwd, ".taglint.yaml"), "utf8")).toBe(config);
      repository.write({ Dockerfile: PINNED });
      expect(taglint({ cwd }, "-f", "unix").stdout).toContain("unused-allow");
    }
  });

  test("directives count, unless they are not to", () => {
    const { folder: cwd } = new Repository().commit({ Dockerfile: `# taglint-disable-next-line floating-tag -- a demo\n${FLOATING}` });
    expect(taglint({ cwd }).status).toBe(0);
    expect(taglint({ cwd }, "--no-inline-disables").status).toBe(1);
  });
});

describe("hard input", () => {
  test("binary, oversized and special files are passed over; the first two are told of when it matters", () => {
    const { folder: cwd } = new Repository().write({ ".taglint.yaml": "maxFileSize: 100\n", Dockerfile: PINNED, "big.yaml": "#".repeat(200), "binary.yaml": Buffer.from([0, 1, 2]) });
    mkdirSync(join(cwd, "folder.yaml"));
    symlinkSync("loop.yaml", join(cwd, "loop.yaml"));
    symlinkSync(".", join(cwd, "circle"));
    spawnSync("mkfifo", [join(cwd, "pipe.yaml")]);
    const run = taglint({ cwd });
    expect(run.stderr).toBe('taglint: "big.yaml" is not checked: it has 200 bytes, more than maxFileSize allows (100)\n');
    expect(run.status).toBe(0);
    expect(taglint({ cwd }, "binary.yaml").stderr).toBe('taglint: "binary.yaml" is not checked: it is a binary file\n');
    expect(taglint({ cwd }, "folder.yaml").status).toBe(0);
    expect(taglint({ cwd }, "loop.yaml").status).toBe(2);
    expect(taglint({ cwd }, "pipe.yaml")).toMatchObject({ status: 2, stderr: 'taglint: "pipe.yaml" is neither a file nor a folder\n' });
  });

  test("oversized files in the index are told of, too", () => {
    const { folder: cwd } = new Repository().add({ ".taglint.yaml": "maxFileSize: 100\n", "big.yaml": "#".repeat(200), Dockerfile: FLOATING });
    const run = taglint({ cwd }, "--staged", "-f", "unix");
    expect(run.stderr).toContain('"big.yaml" is not checked');
    expect(places(run.stdout)).toEqual(["Dockerfile:1:13:"]);
  });

  test("bytes that are not UTF-8 are a parse-error at their place, and hide no other finding", () => {
    const { folder: cwd } = new Repository().write({ Dockerfile: Buffer.concat([Buffer.from(`${FLOATING}# caf`), Buffer.from([0xe9, 10])]) });
    const run = taglint({ cwd }, "-f", "unix");
    expect(run.stdout).toMatch(/^Dockerfile:1:13: error floating-tag .*\nDockerfile:2:6: error parse-error .*UTF-8.*\n$/);
    expect(run.status).toBe(1);
  });

  test("names with line breaks, quotes and escapes come out on one line, without what moves the cursor", () => {
    const { folder: cwd } = new Repository().write({ "a\nb/Dockerfile": FLOATING, "q\"'/Dockerfile": FLOATING, "\x1b[31mred/Dockerfile": FLOATING, "é/Dockerfile": FLOATING });
    for (const format of ["unix", "pretty", "json"]) {
      const { stdout, status } = taglint({ cwd }, "-f", format);
      expect(status).toBe(1);
      expect(stdout).not.toContain("\x1b");
    }
    expect(taglint({ cwd }, "-f", "unix").stdout.trimEnd().split("\n")).toHaveLength(4);
    const { findings } = JSON.parse(taglint({ cwd }, "-f", "json").stdout) as { findings: { path: string }[] };
    expect(findings.map(({ path }) => path).sort()).toEqual(["\x1b[31mred/Dockerfile", "a\nb/Dockerfile", "q\"'/Dockerfile", "é/Dockerfile"].sort());
    expect(taglint({ cwd }, "\x1b[31m\nnone.yaml").stderr).toBe('taglint: there is no file or folder "\\u001b[31m\\nnone.yaml"\n');
  });

  test("files and folders that the system refuses are told of, the rest is checked, and the run counts as failed", () => {
    const cwd = makeFolder();
    for (const name of ["a", "b", "shut"]) mkdirSync(join(cwd, name));
    for (const name of ["a", "b", "shut"]) writeFileSync(join(cwd, name, "Dockerfile"), FLOATING);
    chmodSync(cwd, 0o755);
    chmodSync(join(cwd, "a/Dockerfile"), 0);
    chmodSync(join(cwd, "shut"), 0);
    // Root reads everything, so the run is somebody else's.
    const somebody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const run = spawnSync(process.execPath, [bin, "-f", "unix"], { cwd, encoding: "utf8", ...somebody });
    expect(places(run.stdout)).toEqual(["b/Dockerfile:1:13:"]);
    expect(run.stderr).toContain('taglint: "a/Dockerfile" cannot be read (EACCES)\n');
    expect(run.stderr).toMatch(/^taglint: the folder ".*shut" cannot be read \(EACCES\)$/m);
    expect(run.status).toBe(2);
  });

  test("a name that is not UTF-8 is opened all the same", () => {
    const { folder: cwd } = new Repository();
    writeFileSync(Buffer.concat([Buffer.from(`${cwd}/`), Buffer.from([0xff]), Buffer.from(".dockerfile")]), FLOATING);
    expect(taglint({ cwd }).status).toBe(1);
  });

  test("without git on PATH folders are checked, and --staged says what is missing", () => {
    const { folder: cwd } = new Repository().commit({ Dockerfile: FLOATING });
    const env = { PATH: "/nowhere" };
    expect(taglint({ cwd, env }, "-f", "unix")).toMatchObject({ status: 1, stderr: "taglint: git is not installed, so files that .gitignore names are checked, too\n" });
    expect(taglint({ cwd, env }, "--staged")).toMatchObject({ status: 2, stdout: "", stderr: "taglint: git is not installed, or not on PATH\n  install git, or name the files to check\n" });
  });

  test("outside of a repository folders are walked", () => {
    const cwd = makeFolder();
    writeFileSync(join(cwd, "Dockerfile"), FLOATING);
    mkdirSync(join(cwd, "node_modules"));
    writeFileSync(join(cwd, "node_modules/Dockerfile"), FLOATING);
    expect(places(taglint({ cwd }, "-f", "unix").stdout)).toEqual(["Dockerfile:1:13:"]);
  });
});

describe("the output", () => {
  test("goes to files as well, whole and beside standard output", () => {
    const { folder: cwd } = new Repository().write({ Dockerfile: FLOATING });
    const run = taglint({ cwd }, "-f", "unix", "-f", "json=out.json", "-f", "pretty=out.txt");
    expect(run.stdout.startsWith(line("Dockerfile"))).toBe(true);
    expect(JSON.parse(readFileSync(join(cwd, "out.json"), "utf8"))).toMatchObject({ version: 1, summary: { errors: 1 } });
    expect(readFileSync(join(cwd, "out.txt"), "utf8")).toContain("taglint explain floating-tag");
    expect(taglint({ cwd }, "-f", "json=none/out.json")).toMatchObject({ status: 2, stderr: `taglint: ${JSON.stringify(join(cwd, "none/out.json"))} cannot be written (ENOENT)\n` });
  });

  test("has colours only where somebody asks for them", () => {
    const { folder: cwd } = new Repository().write({ Dockerfile: FLOATING });
    const isColoured = (env: Record<string, string>, ...args: readonly string[]) => taglint({ cwd, env }, ...args).stdout.includes("\x1b[");
    expect(isColoured({})).toBe(false);
    expect(isColoured({}, "--color")).toBe(true);
    expect(isColoured({ FORCE_COLOR: "1" })).toBe(true);
    expect(isColoured({ FORCE_COLOR: "0" })).toBe(false);
    expect(isColoured({ FORCE_COLOR: "1" }, "--no-color")).toBe(false);
    expect(isColoured({ NO_COLOR: "1" }, "--color")).toBe(true);
    expect(isColoured({ FORCE_COLOR: "1" }, "-f", "unix")).toBe(false);
  });

  test("arrives whole in a slow pipe, and its reader may go away", () => {
    const { folder: cwd } = new Repository().write({ Dockerfile: FLOATING.repeat(20_000) });
    const shell = (command: string) => spawnSync("bash", ["-c", `set -o pipefail; ${command}`], { cwd, encoding: "utf8" });
    const run = `${JSON.stringify(process.execPath)} ${JSON.stringify(bin)} -f unix`;
    expect(shell(`${run} | (sleep 0.3; wc -l)`).stdout.trim()).toBe("20000");
    const cut = shell(`${run} | head -1`);
    expect(cut.stdout.startsWith("Dockerfile:1:13:")).toBe(true);
    expect(cut).toMatchObject({ status: 1, stderr: "" });
  });

  test("that the disk has no room for is said", () => {
    const { folder: cwd } = new Repository().write({ Dockerfile: FLOATING });
    const run = spawnSync("bash", ["-c", `"$0" "$1" > /dev/full`, process.execPath, bin], { cwd, encoding: "utf8" });
    expect(run).toMatchObject({ status: 2, stderr: "taglint: the output cannot be written (ENOSPC)\n" });
  });
});

describe("the other verbs", () => {
  const cwd = process.cwd();

  test("help and version", () => {
    expect(taglint({ cwd }, "--help")).toMatchObject({ status: 0, stdout: expect.stringContaining("--stdin-filename PATH") as string });
    expect(taglint({ cwd }, "explain", "-h").stdout.startsWith("taglint explain RULE\n")).toBe(true);
    expect(taglint({ cwd }, "--version").stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test("rules lists every rule, and explain knows each of them", () => {
    const { stdout, status } = taglint({ cwd }, "rules");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^floating-tag +error +\S/m);
    for (const id of stdout.split("\n").filter(Boolean).map((text) => text.split(" ")[0]!)) {
      expect(taglint({ cwd }, "explain", id)).toMatchObject({ status: 0, stdout: expect.stringContaining(`# ${id}\n`) as string });
    }
    expect(taglint({ cwd }, "explain", "floating-tga")).toMatchObject({ status: 2, stderr: 'taglint: there is no rule "floating-tga"\n  did you mean "floating-tag"?\n' });
  });

  test("config prints what holds for a path, and the schema", () => {
    const { folder } = new Repository().write({ ".taglint.yaml": "ignore: [vendor/**]\noverrides: [{ files: [test/**], rules: { floating-tag: off } }]\n" });
    const print = (...args: readonly string[]) => JSON.parse(taglint({ cwd: folder }, "config", "print", ...args).stdout) as Record<string, unknown>;
    expect(print()).toMatchObject({ file: ".taglint.yaml", rules: { "floating-tag": { severity: "error" } } });
    expect(print("test/Dockerfile")).toMatchObject({ ignored: false, rules: { "floating-tag": { severity: "off" } } });
    expect(print("vendor/x")).toMatchObject({ ignored: true });
    expect(JSON.parse(taglint({ cwd: folder }, "config", "schema").stdout)).toMatchObject({ properties: { allow: {} } });
    expect(taglint({ cwd: folder }, "config").status).toBe(2);
  });
});
