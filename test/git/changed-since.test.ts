import { describe, expect, test } from "vitest";
import { listChangedSince } from "../../src/git/changed-since.js";
import { makeFolder, Repository } from "./repository.js";

const since = (repository: Repository, revision: string) => listChangedSince(repository.place, revision).map((name) => name.text).sort();

describe("the files changed since a revision", () => {
  test("are those of this branch, not those of the other", () => {
    const repository = new Repository().commit({ base: "0", gone: "0" });
    repository.git("checkout", "--quiet", "-b", "topic");
    repository.commit({ mine: "1" });
    repository.git("rm", "--quiet", "gone");
    repository.commit();
    repository.git("checkout", "--quiet", "main");
    repository.commit({ theirs: "2" });
    repository.git("checkout", "--quiet", "topic");
    expect(since(repository, "main")).toEqual(["mine"]);
  });

  test("include what is staged, changed or new, but not what is ignored", () => {
    const repository = new Repository().commit({ edited: "0", ".gitignore": "ignored\n" });
    repository.add({ staged: "1" }).write({ edited: "1", "un\ntracked": "1", ignored: "1" });
    expect(since(repository, "HEAD")).toEqual(["edited", "staged", "un\ntracked"]);
  });

  test("need a revision that exists, and one that is no option", () => {
    const repository = new Repository().commit();
    expect(() => since(repository, "nowhere")).toThrow('git knows no revision "nowhere"');
    expect(() => since(repository, "--output=x")).toThrow('git knows no revision "--output=x"');
  });

  test("can be told by a word of its message, a tag, or a date", () => {
    const repository = new Repository().commit({ a: "0" });
    repository.git("commit", "--quiet", "--allow-empty", "-m", "the release");
    repository.git("tag", "-a", "-m", "x", "v1");
    repository.commit({ b: "1" });
    expect(since(repository, ":/release")).toEqual(["b"]);
    expect(since(repository, "v1")).toEqual(["b"]);
    expect(since(repository, "HEAD^{/change}")).toEqual([]);
  });

  test.each([
    ["main..HEAD", 'git knows no revision "main..HEAD"', "--since main"],
    ["main...HEAD", 'git knows no revision "main...HEAD"', "--since main"],
    ["^main", 'git knows no revision "^main"', "is it spelled right"],
    [":/nobody wrote this", 'git knows no revision ":/nobody wrote this"', "is it spelled right"],
    [":none", 'git knows no revision ":none"', "is it spelled right"],
    ["HEAD:a", '"HEAD:a" is no commit', "name a commit"],
    ["HEAD^{tree}", '"HEAD^{tree}" is no commit', "name a commit"],
  ])("are not those since %s, with advice", (revision, message, hint) => {
    const repository = new Repository().commit({ a: "0" });
    expect(() => since(repository, revision)).toThrow(expect.objectContaining({ message, hint: expect.stringContaining(hint) as string }) as Error);
  });

  test("need a first commit", () => {
    const repository = new Repository().add({ a: "0" });
    const hint = expect.stringContaining("without --since all files are checked") as string;
    expect(() => since(repository, "HEAD")).toThrow(expect.objectContaining({ message: 'git knows no revision "HEAD"', hint }) as Error);
    repository.commit();
    repository.git("checkout", "--quiet", "--orphan", "other");
    expect(() => since(repository, "main")).toThrow(expect.objectContaining({ message: "HEAD has no commit yet, so nothing has changed since one", hint }) as Error);
  });

  test("need a common history", () => {
    const repository = new Repository().commit();
    repository.git("checkout", "--quiet", "--orphan", "other");
    repository.commit({ other: "1" });
    expect(() => since(repository, "main")).toThrow(/no commit in common/);
  });

  test("need more than a shallow clone, which is said", () => {
    const origin = new Repository().commit({ a: "1" });
    origin.git("checkout", "--quiet", "-b", "topic");
    origin.commit({ b: "2" }).commit({ c: "3" });
    origin.git("checkout", "--quiet", "main");
    origin.commit({ d: "4" });
    const folder = makeFolder();
    origin.git("clone", "--quiet", "--depth=1", "--no-single-branch", `file://${origin.folder}`, folder);
    const clone = Object.assign(Object.create(Repository.prototype) as Repository, { folder, env: origin.env });
    expect(() => since(clone, "origin/topic")).toThrow(expect.objectContaining({ hint: expect.stringContaining("fetch-depth: 0") as string }) as Error);
    expect(() => since(clone, "HEAD~1")).toThrow(expect.objectContaining({ hint: expect.stringContaining("fetch-depth: 0") as string }) as Error);
  });
});
