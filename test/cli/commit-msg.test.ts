import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeFolder, Repository } from "../git/repository.js";
import { taglint } from "./bin.js";
import { HookedRepository, POLICY } from "./hooked-repository.js";

const TAG_FILE = "tags/image-tags-debian.yaml";
const BAD = "change\n\nCloses-Bugs: 1234567\n";

const required = "error trailer-required";

describe("the hook, with the real git", () => {
  test("commit: an editor's message, comments and all; findings point at the lines of the file", () => {
    const repository = new HookedRepository().add({ "b.txt": "b\n" });
    const bad = repository.attempt(["commit"], { edit: (text) => `# a note\nchange\n\n# Closes-Bugs: 1234560\nCloses-Bugs: 1234567\n${text}` });
    expect(bad).toMatchObject({ status: 1, findings: ["5:1 error trailer-format"], files: [".git/COMMIT_EDITMSG"] });
    const good = repository.attempt(["commit"], { edit: (text) => `change\n\nCloses-Bug: 1234567\n${text}` });
    expect(good).toMatchObject({ status: 0, findings: [], message: "change\n\nCloses-Bug: 1234567\n\n" });
  });

  test("commit -v: the diff below the scissors is none of the message", () => {
    const repository = new HookedRepository().add({ "b.txt": "Closes-Bugs: 1234567\nbug 1234567\n" });
    const outcome = repository.attempt(["commit", "-v"], { edit: (text) => `change\n\nCloses-Bug: 1234567\n${text}` });
    expect(outcome).toMatchObject({ status: 0, findings: [], message: "change\n\nCloses-Bug: 1234567\n\n" });
  });

  test("commit -m: there is no editor, and lines with # stay", () => {
    const repository = new HookedRepository().add({ "b.txt": "b\n" });
    expect(repository.attempt(["commit", "-m", BAD])).toMatchObject({ status: 1, findings: ["3:1 error trailer-format"] });
    const outcome = repository.attempt(["commit", "-m", "change", "-m", "#1 is it\nCloses-Bug: TBD"]);
    expect(outcome).toMatchObject({ status: 1, findings: ["4:13 error trailer-value"] });
  });

  test.each([
    ["a comment character", { "core.commentChar": ";" }, ";"],
    ["auto, with a title that begins with #", { "core.commentChar": "auto" }, ";"],
  ])("%s", (_name, config, comment) => {
    const repository = new HookedRepository().add({ "b.txt": "b\n" });
    writeFileSync(join(repository.folder, "template"), "#1 is the title\n");
    const outcome = repository.attempt(["commit", "-v", "--template", "template"], {
      config,
      edit: (text) => text.replace("title\n", "title, changed\n\nCloses-Bugs: 1234567\n; Closes-Bugs: 1234568\n"),
    });
    expect(outcome).toMatchObject({ status: 1, findings: ["3:1 error trailer-format"] });
    expect(outcome.message).toBe("begin\n\n");
    expect(readFileSync(join(repository.folder, ".git", "COMMIT_EDITMSG"), "utf8")).toContain(`\n${comment} ---`);
  });

  test.each(["scissors", "whitespace", "verbatim", "strip"])("commit.cleanup=%s: comment lines count as git will keep them", (cleanup) => {
    const repository = new HookedRepository().add({ "b.txt": "b\n" });
    const attempt = (text: string) => repository.attempt(["commit"], { config: { "commit.cleanup": cleanup }, edit: text === "" ? () => "change\n\n# note\nCloses-Bugs: 1234567\n" : () => "change\n\n#\nsee this\nbug\n# 1234567\n" });
    expect(attempt("").findings).toEqual(["4:1 error trailer-format"]);
    // What the bot reads over two lines is there only where the second of them stays.
    const { message, findings } = attempt("over two lines");
    expect(findings).toEqual(message.includes("# 1234567") ? ["5:1 warning trailer-ambiguous"] : []);
    expect(message.includes("# 1234567")).toBe(cleanup !== "strip");
  });

  test("a message with CRLF", () => {
    const repository = new HookedRepository().add({ "b.txt": "b\n" });
    const outcome = repository.attempt(["commit"], { edit: () => "change\r\n\r\nCloses-Bug: 1234567\r\nTask:  45678\r\nStory: 2001234\r\n# note\r\n" });
    expect(outcome).toMatchObject({ status: 1, findings: ["4:8 error trailer-value"] });
  });

  test("commit and commit -a, -p, with a pathspec: what the commit will change asks for trailers", () => {
    const repository = new HookedRepository().commit({ [TAG_FILE]: "a: 1\nb: 1\n" });
    repository.write({ [TAG_FILE]: "a: 2\nb: 1\n", "a.txt": "changed\n" });
    expect(repository.attempt(["commit", "-a", "-m", "change"])).toMatchObject({ status: 1, findings: [`1:1 ${required}`] });
    expect(repository.attempt(["commit", "-m", "change", "--", TAG_FILE])).toMatchObject({ status: 1, findings: [`1:1 ${required}`] });
    expect(repository.attempt(["commit", "-p", "-m", "change", "--", TAG_FILE], { input: "y\n" })).toMatchObject({ status: 1, findings: [`1:1 ${required}`] });
    expect(repository.attempt(["commit", "-m", "change", "--", "a.txt"])).toMatchObject({ status: 0, findings: [] });
    const outcome = repository.attempt(["commit", "-a", "-m", "change", "-m", "Partial-Bug: 1234567"]);
    expect(outcome).toMatchObject({ status: 0, findings: [] });
  });

  test("deleting a file is a change, too; and the first commit of all has changes", () => {
    const repository = new HookedRepository().commit({ [TAG_FILE]: "a: 1\n" });
    repository.git("rm", "--quiet", TAG_FILE);
    expect(repository.attempt(["commit", "-m", "change"])).toMatchObject({ status: 1, findings: [`1:1 ${required}`] });
    const fresh = new HookedRepository();
    fresh.git("update-ref", "-d", "HEAD");
    fresh.add({ [TAG_FILE]: "a: 1\n" });
    expect(fresh.attempt(["commit", "-m", "change"])).toMatchObject({ status: 1, findings: [`1:1 ${required}`] });
  });

  test("commit --amend", () => {
    const repository = new HookedRepository().commit({ "b.txt": "b\n" });
    expect(repository.attempt(["commit", "--amend"], { edit: (text) => text.replace("change\n", "change\n\nCloses-Bugs: 1234567\n") })).toMatchObject({ status: 1, findings: ["3:1 error trailer-format"] });
    expect(repository.attempt(["commit", "--amend", "--no-edit"])).toMatchObject({ status: 0, findings: [] });
  });

  test("commit --fixup and --squash pass; the range check will see them", () => {
    const repository = new HookedRepository().commit({ "b.txt": "b\n" });
    repository.add({ [TAG_FILE]: "a: 1\n" });
    const squash = repository.attempt(["commit", "--squash", "HEAD"], { edit: (text) => `${text.trimEnd()}\n\nCloses-Bugs: 1234567\n` });
    expect(squash).toMatchObject({ status: 0, findings: [], files: [".git/COMMIT_EDITMSG"] });
    expect(squash.message).toMatch(/^squash! change\n/);
    repository.git("reset", "--quiet", "--soft", "HEAD~1");
    expect(repository.attempt(["commit", "--fixup", "HEAD"])).toMatchObject({ status: 0, findings: [], message: "fixup! change\n\n", files: [".git/COMMIT_EDITMSG"] });
    const range = taglint({ cwd: repository.folder }, "commits", "-f", "unix", "HEAD~1..HEAD");
    expect(range).toMatchObject({ status: 1 });
    expect(range.stdout).toMatch(/^[0-9a-f]{12}:1:1: error fixup-commit /);
  });

  test("merge: without a conflict git's own message, with one whatever is written", () => {
    const repository = new HookedRepository();
    repository.git("switch", "--quiet", "-c", "other");
    repository.commit({ [TAG_FILE]: "a: 1\n", "a.txt": "theirs\n" });
    repository.git("switch", "--quiet", "main");
    repository.commit({ "c.txt": "c\n" });
    expect(repository.attempt(["merge", "--no-ff", "--no-edit", "other"])).toMatchObject({ status: 0, findings: [], files: [".git/MERGE_MSG"] });
    repository.git("reset", "--quiet", "--hard", "HEAD~1");
    repository.commit({ "a.txt": "ours\n" });
    expect(repository.attempt(["merge", "other"]).status).toBe(1);
    repository.add({ "a.txt": "both\n" });
    const outcome = repository.attempt(["commit"], { edit: () => "Bring the other side in\n" });
    expect(outcome).toMatchObject({ status: 0, findings: [], files: [".git/COMMIT_EDITMSG"], message: "Bring the other side in\n\n" });
  });

  test("revert and cherry-pick: git words them itself, and calls no hook or one that passes", () => {
    const repository = new HookedRepository().commit({ [TAG_FILE]: "a: 1\n" });
    expect(repository.attempt(["revert", "--no-edit", "HEAD"])).toMatchObject({ status: 0, findings: [] });
    expect(repository.attempt(["cherry-pick", "HEAD~1"])).toMatchObject({ status: 0, findings: [] });
    expect(repository.attempt(["revert", "--edit", "HEAD"], { edit: (text) => text })).toMatchObject({ status: 0, findings: [] });
  });

  test("cherry-pick with a conflict is a commit like any other", () => {
    const repository = new HookedRepository();
    repository.git("switch", "--quiet", "-c", "other");
    repository.commit({ "a.txt": "theirs\n" });
    repository.git("switch", "--quiet", "main");
    repository.commit({ "a.txt": "ours\n" });
    expect(repository.attempt(["cherry-pick", "other"]).status).toBe(1);
    repository.add({ "a.txt": "both\n" });
    expect(repository.attempt(["commit"], { edit: () => "change\n\nCloses-Bugs: 1234567\n" })).toMatchObject({ status: 1, findings: ["3:1 error trailer-format"] });
  });

  test("rebase, reword", () => {
    const repository = new HookedRepository().commit({ "b.txt": "b\n" });
    const outcome = repository.attempt(["rebase", "-i", "HEAD~1"], { edit: () => "change\n\nCloses-Bugs: 1234567\n" });
    expect(outcome.findings).toEqual(["3:1 error trailer-format"]);
    expect(outcome.status).toBe(1);
  });

  test("a linked work tree: the file's path is absolute", () => {
    const repository = new HookedRepository();
    const tree = join(makeFolder(), "tree");
    repository.git("worktree", "add", "--quiet", "-b", "side", tree);
    writeFileSync(join(tree, "a.txt"), "side\n");
    const outcome = repository.attempt(["commit", "-a", "-m", BAD], { cwd: tree });
    expect(outcome).toMatchObject({ status: 1, findings: ["3:1 error trailer-format"] });
    expect(outcome.files[0]).toMatch(/^\/.*\/worktrees\/tree\/COMMIT_EDITMSG$/);
    expect(repository.attempt(["commit", "-a", "-m", "change"], { cwd: tree }).status).toBe(0);
  });

  test("a submodule, and a subdirectory", () => {
    const inner = new HookedRepository();
    const outer = new HookedRepository();
    outer.git("submodule", "--quiet", "add", inner.folder, "sub");
    outer.git("commit", "--quiet", "--no-verify", "-m", "sub");
    const sub = join(outer.folder, "sub");
    outer.git("-C", "sub", "config", "core.hooksPath", join(outer.folder, ".git", "hooks"));
    writeFileSync(join(sub, "a.txt"), "sub\n");
    const inSub = outer.attempt(["commit", "-a", "-m", BAD], { cwd: sub });
    expect(inSub).toMatchObject({ status: 1, findings: ["3:1 error trailer-format"] });
    outer.add({ "deep/down/b.txt": "b\n", [TAG_FILE]: "a: 1\n" });
    const deep = outer.attempt(["commit", "-m", "change"], { cwd: join(outer.folder, "deep", "down") });
    expect(deep).toMatchObject({ status: 1, findings: [`1:1 ${required}`], files: [".git/COMMIT_EDITMSG"] });
  });

  test("--fix mends the message that git then takes", () => {
    const repository = new HookedRepository("--fix").add({ "b.txt": "b\n" });
    const outcome = repository.attempt(["commit"], { edit: (text) => `change\n\nclose-bug: 1234567\nTask:45678\nStory: 2001234\n${text}` });
    expect(outcome).toMatchObject({ status: 0, findings: [], message: "change\n\nCloses-Bug: 1234567\nTask: 45678\nStory: 2001234\n\n" });
  });
});

describe("taglint commit-msg", () => {
  const check = (message: string | Buffer, ...args: readonly string[]) => {
    const { folder: cwd } = new Repository().write({ ".taglint.yaml": POLICY, message });
    const run = taglint({ cwd }, "commit-msg", ...args, "message");
    return { ...run, after: readFileSync(join(cwd, "message")) };
  };

  test("says nothing about a good message", () => {
    expect(check("change\n\nCloses-Bug: 1234567\n")).toMatchObject({ status: 0, stdout: "", stderr: "" });
  });

  test("shows line and column, and the fix", () => {
    const { status, stdout } = check(BAD);
    expect(status).toBe(1);
    expect(stdout).toContain("message:3:1 error");
    expect(stdout).toContain("= --fix: Write Closes-Bug: 1234567");
    expect(stdout).toMatch(/1 message: 1 error\n$/);
  });

  test("JSON names the file, and no commit", () => {
    const { findings, summary } = JSON.parse(check(BAD, "-f", "json").stdout) as { findings: object[]; summary: object };
    expect(findings).toMatchObject([{ rule: "trailer-format", path: "message", line: 3, column: 1, fixes: [{ safety: "safe", edits: [{ start: 8, end: 28, text: "Closes-Bug: 1234567" }] }] }]);
    expect(findings[0]).not.toHaveProperty("commit");
    expect(summary).toMatchObject({ files: 0, messages: 1, errors: 1 });
  });

  test("--fix changes nothing but the faults, to the byte", () => {
    const before = Buffer.from("\uFEFFTitel mit \u00e4\r\n\r\n\r\nCloses-Bugs: 1234567  \r\n# Kommentar\r\n\tx", "utf8");
    const { after, status } = check(before, "--fix");
    expect(status).toBe(0);
    expect(after.toString("utf8")).toBe("\uFEFFTitel mit \u00e4\r\n\r\n\r\nCloses-Bug: 1234567  \r\n# Kommentar\r\n\tx");
    expect(check(Buffer.concat([Buffer.from(BAD), Buffer.from([0xff])]), "--fix")).toMatchObject({ status: 1, after: Buffer.concat([Buffer.from(BAD), Buffer.from([0xff])]) });
    expect(check("change\n\nCloses-Bug: 1234567 (all of it)\n", "--fix").after.toString()).toContain("(all of it)");
    expect(check("change\n\nCloses-Bug: 1234567 (all of it)\n", "--fix=all").after.toString()).toBe("change\n\nCloses-Bug: 1234567\n");
  });

  test("a line in the message silences a rule, with the reason; one that silences nothing is reported", () => {
    expect(check(`${BAD}\nTaglint-Ignore: trailer-format -- the bot is out of order\n`)).toMatchObject({ status: 0, stdout: "" });
    expect(check(`${BAD}\nTaglint-Ignore: trailer-format -- so\n`, "--no-inline-disables").status).toBe(1);
    expect(check("change\n\nTaglint-Ignore: trailer-value -- why\n", "-f", "unix").stdout).toContain("3:17: warning unused-disable");
  });

  test("is silent about bugs where no tracker is configured", () => {
    const { folder: cwd } = new Repository().write({ message: `${BAD}bug 1\n\nTask:1\n` });
    expect(taglint({ cwd }, "commit-msg", "message")).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  test("works outside of a repository, and explains itself", () => {
    const cwd = makeFolder();
    writeFileSync(join(cwd, "message"), "change\n\nSigned-of-by: Ada <a@b.c>\n");
    expect(taglint({ cwd }, "commit-msg", "message").status).toBe(1);
    expect(taglint({ cwd }, "commit-msg")).toMatchObject({ status: 2, stderr: expect.stringContaining("takes the message's file") as string });
    expect(taglint({ cwd }, "commit-msg", "missing")).toMatchObject({ status: 2, stderr: 'taglint: there is no message file "missing"\n' });
    expect(taglint({ cwd }, "commit-msg", ".")).toMatchObject({ status: 2, stderr: 'taglint: "." is no file\n' });
  });

  test("hostile messages end, and without a stack", () => {
    for (const part of ["bug\n", "Closes-Bug: ", "a: b\n", " \n", "x\n\n", "Story: 2001234\nTask: 12345\n", "Closes-Bugs: 1\n", "\u00a0", "Taglint-Ignore: x\n"]) {
      const run = check(`t\n\n${part.repeat(100_000)}`, "-f", "unix");
      expect([0, 1]).toContain(run.status);
      expect(run.stderr).toBe("");
    }
  });
});
