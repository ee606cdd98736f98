import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Repository } from "../git/repository.js";
import { taglint } from "./bin.js";

const pod = (image: string) => `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: ${image}\n    - image: b:2\n`;

/** A repository with one file in which something is found, and one that need not be read for it. */
const makeRepository = () => new Repository().commit({ "a.yaml": pod("a:latest"), "b.yaml": pod("a:1") });

describe("references", () => {
  test("are all counted where a report tells how many there are", () => {
    const { folder: cwd } = makeRepository();
    const { stdout } = taglint({ cwd }, "-f", "json");
    expect(JSON.parse(stdout)).toMatchObject({ summary: { files: 2, references: 4, errors: 1 } });
    taglint({ cwd }, "-f", "pretty", "-f", "json=out.json");
    expect(JSON.parse(readFileSync(join(cwd, "out.json"), "utf8"))).toMatchObject({ summary: { references: 4 } });
  });

  test("do not change how many files there are, with what turns out to be none of ours", () => {
    const { folder: cwd } = new Repository().commit({ "a.yaml": pod("a:1"), "other.yaml": "a: b\n", "é.json": "{}", "Dockerfile": "FROM a:1\n", "bin.yaml": "\0" });
    expect(taglint({ cwd }).stdout).toBe("4 files: nothing to report\n");
    expect(JSON.parse(taglint({ cwd }, "-f", "json").stdout)).toMatchObject({ summary: { files: 4, references: 3 } });
    const named = taglint({ cwd }, "other.yaml", "a.yaml");
    expect(named).toMatchObject({ status: 0, stdout: "1 file: nothing to report\n" });
    expect(named.stderr).toContain('"other.yaml" is no file of a known format');
  });

  test("are not told by reports that do without the count", () => {
    expect(taglint({ cwd: makeRepository().folder }).stdout).toContain("\n2 files: 1 error\n");
  });
});
