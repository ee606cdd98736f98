import { chmodSync, rmSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { listUnstagedFiles } from "../../src/git/unstaged.js";
import { Repository } from "./repository.js";

describe("files that are not as the index has them", () => {
  test("are those changed or deleted since, also beside what is staged", () => {
    const repository = new Repository().commit({ a: "1", b: "1", "sub/c": "1", d: "1" });
    repository.add({ a: "2" }).write({ a: "3", "sub/c": "2" });
    rmSync(join(repository.folder, "d"));
    expect([...listUnstagedFiles(repository.place)]).toEqual(["a", "d", "sub/c"]);
    expect([...listUnstagedFiles({ ...repository.place, cwd: join(repository.folder, "sub") })]).toEqual(["a", "d", "sub/c"]);
  });

  test("are not those that were only touched, nor those whose line ends git itself changes", () => {
    const repository = new Repository();
    repository.git("config", "core.autocrlf", "true");
    repository.commit({ a: "1\r\n", b: "1" });
    utimesSync(join(repository.folder, "b"), 1, 1);
    expect([...listUnstagedFiles(repository.place)]).toEqual([]);
    chmodSync(join(repository.folder, "b"), 0o755);
    expect([...listUnstagedFiles(repository.place)]).toEqual(["b"]);
  });

  test("may have any name", () => {
    const repository = new Repository().commit({ 'a\n"é': "1" }).write({ 'a\n"é': "2" });
    expect([...listUnstagedFiles(repository.place)]).toEqual(['a\n"é']);
  });
});
