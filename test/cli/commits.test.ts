import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { tagFile } from "../facts/tag-file-text.js";
import { makeFolder, Repository } from "../git/repository.js";
import { taglint } from "./bin.js";
import { POLICY } from "./hooked-repository.js";

class History extends Repository {
  constructor(config = POLICY) {
    super();
    this.commit({ ".taglint.yaml": config });
  }

  message(text: string, files: Readonly<Record<string, string>> = {}): this {
    if (Object.keys(files).length > 0) this.add(files);
    this.git("commit", "--quiet", "--no-verify", "--allow-empty", "--cleanup=verbatim", "-m", text);
    return this;
  }

  check(...args: readonly string[]) {
    return taglint({ cwd: this.folder }, "commits", ...args);
  }

  /** `line:column severity rule`, by commit in the order of the output. */
  found(...args: readonly string[]): readonly string[] {
    const { stdout } = this.check("-f", "unix", ...args);
    return stdout.split("\n").filter(Boolean).map((line) => line.replace(/^[0-9a-f]{12}:(\d+:\d+: \w+ [\w-]+).*/, "$1"));
  }
}

describe("taglint commits", () => {
  test("checks each commit of a range, oldest first, and names it", () => {
    const history = new History().message("one\n\nCloses-Bugs: 1234567\n").message("two\n\nTask:45678\nStory: 2001234\n");
    expect(history.found("HEAD~2..HEAD")).toEqual(["3:1: error trailer-format", "3:6: error trailer-value"]);
    expect(history.found("HEAD~1..HEAD")).toEqual(["3:6: error trailer-value"]);
    const shas = history.git("rev-list", "--reverse", "HEAD~2..HEAD").trim().split("\n");
    const { status, stdout } = history.check("-f", "json", "HEAD~2..HEAD");
    const { findings, summary } = JSON.parse(stdout) as { findings: { commit: string; path: null; line: number }[]; summary: object };
    expect(status).toBe(1);
    expect(findings.map(({ commit, path, line }) => [commit, path, line])).toEqual(shas.map((sha) => [sha, null, 3]));
    expect(summary).toMatchObject({ files: 0, messages: 2, errors: 2 });
    expect(history.check("HEAD~2..HEAD").stdout).toContain(`${shas[0]!.slice(0, 12)}:3:1 error`);
  });

  test("looks at each commit's own diff, the first one's and deletions among it, also from below the top", () => {
    const history = new History()
      .message("adds\n", { "t/image-tags-a.yaml": "a: 1\n" })
      .message("changes\n\nPartial-Bug: 1234567\n", { "t/image-tags-a.yaml": "a: 2\n" })
      .message("other\n", { "t/x.txt": "x" });
    history.git("rm", "--quiet", "t/image-tags-a.yaml");
    history.message("deletes\n");
    expect(history.found("HEAD")).toEqual(["1:1: error trailer-required", "1:1: error trailer-required"]);
    const { stdout } = taglint({ cwd: join(history.folder, "t") }, "commits", "HEAD", "-f", "unix");
    expect(stdout.match(/^[0-9a-f]{12}:1:1: error trailer-required the change of "t\/image-tags-a.yaml" asks for Partial-Bug/gm)).toHaveLength(2);
    const fresh = new Repository().commit({ ".taglint.yaml": POLICY, "image-tags-b.yaml": "b: 1\n" });
    expect(taglint({ cwd: fresh.folder }, "commits", "HEAD").stdout).toContain("trailer-required");
  });

  test("a reference that moves to a managed tag is told from one that moves elsewhere", () => {
    const config = "tagFiles: [tags.yaml]\ncommits: { require: [ { when: { moves: managed }, anyOf: [[Reviewed-with]] } ] }\n";
    const compose = (tag: string) => `services:\n  web:\n    image: registry.example.com/team/web:${tag}\n`;
    const history = new History(config)
      .message("starts\n", { "compose.yaml": compose("v0"), "tags.yaml": tagFile({ tag: "v1" }) })
      .message("moves elsewhere\n", { "compose.yaml": compose("v9") })
      .message("moves to a managed tag\n", { "compose.yaml": compose("v1") })
      .message("gives another\n", { "tags.yaml": tagFile({ tag: "v2" }) })
      .message("moves to it\n\nReviewed-with: the team\n", { "compose.yaml": compose("v2") })
      .message("moves back to one that was given\n", { "compose.yaml": compose("v1") });
    const shas = history.git("rev-list", "--reverse", "HEAD~5..HEAD").trim().split("\n");
    const { stdout } = history.check("-f", "unix", "HEAD~5..HEAD");
    const found = stdout.trimEnd().split("\n");
    expect(found.map((line) => line.slice(0, 12))).toEqual([shas[1], shas[4]].map((sha) => sha?.slice(0, 12)));
    expect(found[0]).toContain('from "v9" to the managed tag "v1" in "compose.yaml" asks for Reviewed-with');
  });

  test("a moved reference is seen through the images before and after, not the text", () => {
    const config = "commits: { require: [ { when: { moves: [\"registry.example.com/team/*\"] }, anyOf: [[Reviewed-with]] } ] }\n";
    const compose = (tag: string, extra = "") => `services:\n  web:\n    image: registry.example.com/team/web:${tag}\n${extra}`;
    const history = new History(config)
      .message("adds it\n", { "compose.yaml": compose("1.0") })
      .message("other spelling\n", { "compose.yaml": compose("1.0").replace("image: ", "image:   ") })
      .message("another image\n", { "compose.yaml": compose("1.0", "  db:\n    image: other/db:2\n") })
      .message("moves another\n", { "compose.yaml": compose("1.0", "  db:\n    image: other/db:3\n") })
      .message("moves it\n", { "compose.yaml": compose("1.1", "  db:\n    image: other/db:3\n") })
      .message("moves it, and says so\n\nReviewed-with: the team\n", { "compose.yaml": compose("1.2", "  db:\n    image: other/db:3\n") });
    const { stdout } = history.check("-f", "unix", "HEAD");
    const moved = history.git("rev-parse", "HEAD~1").slice(0, 12);
    expect(stdout).toBe(`${moved}:1:1: error trailer-required the move of "registry.example.com/team/web" from "1.0" to "1.1" in "compose.yaml" asks for Reviewed-with; add a line such as "Reviewed-with: …"\n`);
  });

  test("reads the files of those commits alone that lack what a move asks for", () => {
    const config = "tagFiles: [tags.yaml]\ncommits: { require: [ { when: { moves: managed }, anyOf: [[Reviewed-with]] } ] }\n";
    const compose = (tag: string) => `services:\n  web:\n    image: registry.example.com/team/web:${tag}\n`;
    const history = new History(config)
      .message("starts\n", { "compose.yaml": compose("v0"), "tags.yaml": tagFile({ tag: "v1" }) })
      .message("moves\n\nReviewed-with: the team\n", { "compose.yaml": compose("v1") });
    const loseBlob = (revision: string) => {
      const oid = history.git("rev-parse", revision).trim();
      rmSync(join(history.folder, ".git", "objects", oid.slice(0, 2), oid.slice(2)));
    };
    loseBlob("HEAD~1:compose.yaml");
    expect(history.check("HEAD~1..HEAD")).toMatchObject({ status: 0, stderr: "" });
    history.message("moves back\n", { "compose.yaml": compose("v0") }).message("moves on\n", { "compose.yaml": compose("v1") });
    loseBlob("HEAD~1:compose.yaml");
    expect(history.check("HEAD~1..HEAD")).toMatchObject({ status: 2, stderr: expect.stringContaining("git has no blob") as string });
  });

  test("leaves merges alone, judges a revert's lines, and wants nothing of its change", () => {
    const history = new History().message("adds\n\nPartial-Bug: 1234567\n", { "image-tags-a.yaml": "a: 1\n" });
    history.git("switch", "--quiet", "-c", "side", "HEAD~1");
    history.message("side\n").git("switch", "--quiet", "main");
    history.git("merge", "--quiet", "--no-ff", "-m", "Bring it\n\nCloses-Bugs: 1234567", "side");
    expect(history.found("HEAD~1..HEAD")).toEqual([]);
    history.git("rm", "--quiet", "image-tags-a.yaml");
    history.message('Revert "adds"\n\nThis reverts it.\n\nClose-Bug: 1234567\n');
    expect(history.found("HEAD~1..HEAD")).toEqual(["5:1: error trailer-format"]);
  });

  test("reads messages in other encodings, and does not trip over any", () => {
    const history = new History();
    history.git("config", "i18n.commitEncoding", "ISO-8859-1");
    const file = join(makeFolder(), "m");
    writeFileSync(file, Buffer.from("Gr\u00fc\u00dfe\n\nCloses-Bugs: 1234567\n", "latin1"));
    history.git("commit", "--quiet", "--allow-empty", "--no-verify", "-F", file);
    expect(JSON.parse(history.check("-f", "json", "HEAD~1..HEAD").stdout)).toMatchObject({ findings: [{ line: 3, rule: "trailer-format" }] });
    const empty = new History();
    empty.git("commit", "--quiet", "--allow-empty", "--allow-empty-message", "--no-verify", "-m", "");
    expect(empty.check("HEAD")).toMatchObject({ status: 0, stderr: "" });
  });
});

describe("the default range", () => {
  const clone = (source: string, ...args: readonly string[]): string => {
    const folder = join(makeFolder(), "clone");
    const { status, stderr } = spawnSync("git", ["clone", "--quiet", ...args, `file://${source}`, folder], { encoding: "utf8", env: new Repository().env });
    expect([status, stderr]).toEqual([0, ""]);
    return folder;
  };
  const commits = (cwd: string, env: Readonly<Record<string, string>> = {}) => taglint({ cwd, env: { GITHUB_EVENT_PATH: "", GITHUB_BASE_REF: "", ...env } }, "commits", "-f", "unix");
  const add = (cwd: string, message: string) => spawnSync("git", ["commit", "--quiet", "--allow-empty", "--no-verify", "-m", message], { cwd, env: new Repository().env });

  test("is what the upstream lacks", () => {
    const folder = clone(new History().message("old\n\nCloses-Bugs: 1234567\n").folder);
    expect(commits(folder)).toMatchObject({ status: 0, stdout: "" });
    add(folder, "new\n\nCloses-Bugs: 1234568\n");
    expect(commits(folder).stdout.match(/trailer-format/g)).toHaveLength(1);
  });

  test("is, on a branch without an upstream, what the main branch lacks", () => {
    const history = new History().message("old\n\nCloses-Bugs: 1234567\n");
    history.git("switch", "--quiet", "-c", "topic");
    history.message("new\n\nCloses-Bugs: 1234568\n");
    expect(commits(history.folder).stdout.match(/trailer-format/g)).toHaveLength(1);
    expect(commits(new History().folder)).toMatchObject({ status: 2, stderr: expect.stringContaining("name a range") as string });
  });

  test("is what a CI system says, before all others", () => {
    const history = new History().message("old\n\nCloses-Bugs: 1234567\n").message("new\n\nCloses-Bugs: 1234568\n");
    const [base, head] = ["HEAD~1", "HEAD"].map((revision) => history.git("rev-parse", revision).trim());
    const event = join(makeFolder(), "event.json");
    writeFileSync(event, JSON.stringify({ pull_request: { base: { sha: base }, head: { sha: head } } }));
    expect(commits(history.folder, { GITHUB_EVENT_PATH: event }).stdout.match(/trailer-format/g)).toHaveLength(1);
    writeFileSync(event, "{");
    expect(commits(history.folder, { GITHUB_EVENT_PATH: event, CI_COMMIT_BEFORE_SHA: base! }).stdout.match(/trailer-format/g)).toHaveLength(1);
  });

  test("is explained where a shallow clone cannot know it", () => {
    const history = new History().message("one\n").message("two\n").message("three\n");
    const folder = clone(history.folder, "--depth=2");
    const base = history.git("rev-parse", "HEAD~3").trim();
    expect(commits(folder, { CI_COMMIT_BEFORE_SHA: base })).toMatchObject({ status: 2, stderr: expect.stringMatching(/shallow and lacks .*\n.*fetch-depth: 0/) as string });
    expect(taglint({ cwd: folder }, "commits", `${base}..HEAD`)).toMatchObject({ status: 2, stderr: expect.stringMatching(/knows no revision .*\n.*shallow/) as string });
    expect(taglint({ cwd: folder }, "commits", "HEAD")).toMatchObject({ status: 2, stderr: expect.stringMatching(/shallow and ends at [0-9a-f]{12}, within HEAD\n.*--unshallow/) as string });
    expect(taglint({ cwd: folder }, "commits", "HEAD~1..HEAD").status).toBe(0);
  });

  test("of what is no range says so", () => {
    const { folder } = new History();
    expect(taglint({ cwd: folder }, "commits", "nowhere..HEAD")).toMatchObject({ status: 2, stderr: 'taglint: git knows no revision "nowhere"\n  is it spelled right, and fetched?\n' });
    expect(taglint({ cwd: folder }, "commits", "a", "b")).toMatchObject({ status: 2 });
    expect(taglint({ cwd: makeFolder() }, "commits")).toMatchObject({ status: 2, stderr: expect.stringContaining("is not in a git repository") as string });
  });
});
