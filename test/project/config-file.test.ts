import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findConfigFile, readConfigFile } from "../../src/project/config-file.js";
import { makeFolder, Repository } from "../git/repository.js";

describe("the configuration file", () => {
  test("is the nearest one up to the repository's root", () => {
    const { folder } = new Repository().write({ ".taglint.yaml": "", "a/.taglint.yml": "", "a/b/c": "", "d/e": "" });
    expect(findConfigFile(join(folder, "a/b"), folder)).toBe(join(folder, "a/.taglint.yml"));
    expect(findConfigFile(join(folder, "d"), folder)).toBe(join(folder, ".taglint.yaml"));
    expect(findConfigFile(join(folder, "d"), join(folder, "d"))).toBeUndefined();
  });

  test("is not sought above the working directory outside of a repository", () => {
    const folder = makeFolder();
    writeFileSync(join(folder, ".taglint.yaml"), "");
    mkdirSync(join(folder, "below"));
    expect(findConfigFile(folder, undefined)).toBe(join(folder, ".taglint.yaml"));
    expect(findConfigFile(join(folder, "below"), undefined)).toBeUndefined();
  });

  test("is one, not two", () => {
    const { folder } = new Repository().write({ ".taglint.yaml": "", ".taglint.yml": "" });
    expect(() => findConfigFile(folder, folder)).toThrow("both .taglint.yaml and .taglint.yml are in");
  });

  test("is a file: a folder of that name is passed over", () => {
    const { folder } = new Repository().write({ ".taglint.yaml": "", "a/.taglint.yaml/x": "" });
    expect(findConfigFile(join(folder, "a"), folder)).toBe(join(folder, ".taglint.yaml"));
  });

  test("has a clear reason when it is not read", () => {
    const folder = makeFolder();
    writeFileSync(join(folder, "bad"), Buffer.from([0xff, 0xfe]));
    writeFileSync(join(folder, "binary"), Buffer.from([0]));
    writeFileSync(join(folder, "huge"), "#".repeat(2_000_000));
    writeFileSync(join(folder, "good"), "\uFEFFrules: {}\n");
    expect(readConfigFile(folder, "good")).toBe("rules: {}\n");
    expect(() => readConfigFile(folder, "none")).toThrow('there is no configuration file "none"');
    expect(() => readConfigFile(folder, ".")).toThrow("is not a file");
    expect(() => readConfigFile(folder, "bad")).toThrow("is not UTF-8 text");
    expect(() => readConfigFile(folder, "binary")).toThrow("is not UTF-8 text");
    expect(() => readConfigFile(folder, "huge")).toThrow("more than");
  });
});
