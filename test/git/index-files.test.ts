import { copyFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readBlobs } from "../../src/git/blobs.js";
import { listStagedFiles } from "../../src/git/index-files.js";
import { makeFolder, Repository } from "./repository.js";

const LIMIT = 10_000_000;

function stagedTexts(repository: Repository, place = repository.place): Record<string, string> {
  const files = listStagedFiles(place);
  const blobs = [...readBlobs(place, files.map((file) => file.oid), LIMIT)];
  return Object.fromEntries(files.map((file, index) => {
    const blob = blobs[index]!;
    return [file.path, blob.kind === "bytes" ? blob.bytes.toString("utf8") : blob.kind];
  }));
}

describe("the staged files", () => {
  test("are all of the index before the first commit", () => {
    const repository = new Repository().add({ Dockerfile: "FROM a\n" });
    expect(stagedTexts(repository)).toEqual({ Dockerfile: "FROM a\n" });
  });

  test("have the index's content where the work tree has gone on", () => {
    const repository = new Repository().commit({ Dockerfile: "FROM a\n" }).add({ Dockerfile: "FROM b\n" }).write({ Dockerfile: "FROM c\n", other: "x" });
    expect(stagedTexts(repository)).toEqual({ Dockerfile: "FROM b\n" });
  });

  test("are those with a new name when one is renamed, and none when one is deleted", () => {
    const repository = new Repository().commit({ old: "FROM a\n", gone: "FROM z\n" });
    repository.git("mv", "old", "new");
    repository.git("rm", "--quiet", "gone");
    expect(stagedTexts(repository)).toEqual({ new: "FROM a\n" });
  });

  test("keep names with line breaks, quotes, tabs and accents", () => {
    const names = ["line\nbreak", "quo\"te's", "tab\there", "é中"];
    const repository = new Repository().add(Object.fromEntries(names.map((name) => [name, name])));
    expect(Object.keys(stagedTexts(repository)).sort()).toEqual(names.sort());
  });

  test("leave out symbolic links, submodules and files that are only announced", () => {
    const inner = new Repository().commit({ Dockerfile: "FROM a\n" });
    const repository = new Repository().commit().add({ real: "x" }).write({ announced: "y" });
    symlinkSync("real", join(repository.folder, "link"));
    repository.git("add", "link");
    repository.git("add", "--intent-to-add", "announced");
    repository.git("submodule", "--quiet", "add", inner.folder, "sub");
    expect(Object.keys(stagedTexts(repository)).sort()).toEqual([".gitmodules", "real"]);
  });

  test("are the whole repository's from a subfolder too, whatever diff.relative says", () => {
    const repository = new Repository().add({ "a/one": "1", "b/two": "2" });
    repository.git("config", "diff.relative", "true");
    repository.git("config", "diff.renames", "copies");
    expect(stagedTexts(repository, { cwd: join(repository.folder, "a"), env: repository.env })).toEqual({ "a/one": "1", "b/two": "2" });
  });

  test("come from the index that GIT_INDEX_FILE names", () => {
    const repository = new Repository().commit({ base: "0" });
    const other = join(makeFolder(), "index");
    copyFileSync(join(repository.folder, ".git/index"), other);
    repository.add({ main: "1" });
    expect(stagedTexts(repository, { cwd: repository.folder, env: { ...repository.env, GIT_INDEX_FILE: other } })).toEqual({});
    expect(stagedTexts(repository)).toEqual({ main: "1" });
  });

  test("come from a linked work tree's own index", () => {
    const repository = new Repository().commit({ base: "0" });
    const linked = join(makeFolder(), "linked");
    repository.git("worktree", "add", "--quiet", linked);
    const other = Object.assign(Object.create(Repository.prototype) as Repository, { folder: linked, env: repository.env });
    other.add({ only: "here" });
    expect(stagedTexts(other)).toEqual({ only: "here" });
    expect(stagedTexts(repository)).toEqual({});
  });
});

describe("blobs", () => {
  test("come byte for byte, empty ones and twins included", () => {
    const bytes = Buffer.from([0, 10, 13, 255, 10, 0, 200]);
    const repository = new Repository().add({ a: bytes, b: "", c: bytes, d: "end" });
    const files = listStagedFiles(repository.place);
    const blobs = [...readBlobs(repository.place, files.map((file) => file.oid), LIMIT)];
    expect(blobs.map((blob) => (blob.kind === "bytes" ? [...blob.bytes] : blob))).toEqual([[...bytes], [], [...bytes], [...Buffer.from("end")]]);
  });

  test("over the limit are named and not given", () => {
    const repository = new Repository().add({ a: "small", b: "x".repeat(100), c: "last" });
    const oids = listStagedFiles(repository.place).map((file) => file.oid);
    const kinds = [...readBlobs(repository.place, oids, 50)].map((blob) => (blob.kind === "bytes" ? blob.bytes.toString() : blob.size));
    expect(kinds).toEqual(["small", 100, "last"]);
  });

  test("that do not fit into memory together come in several batches, in order", () => {
    const big = (letter: string) => letter.repeat(9_000_000);
    const repository = new Repository().add({ a: big("a"), b: big("b"), c: big("c"), d: big("d"), e: big("e").repeat(2), f: "f" });
    const oids = listStagedFiles(repository.place).map((file) => file.oid);
    const heads = [...readBlobs(repository.place, oids, LIMIT)].map((blob) => (blob.kind === "bytes" ? `${String(blob.bytes.length)}${blob.bytes.toString("latin1", 0, 1)}` : blob.kind));
    expect(heads).toEqual(["9000000a", "9000000b", "9000000c", "9000000d", "too-large", "1f"]);
  });

  test("that the repository lacks are a clear error", () => {
    const repository = new Repository();
    expect(() => [...readBlobs(repository.place, ["0123456789012345678901234567890123456789"], LIMIT)]).toThrow(/git has no blob 0123/);
  });
});
