import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { rewriteFile } from "../../src/project/rewrite-file.js";
import { makeFolder } from "../git/repository.js";

function fileWith(content: string | Buffer): string {
  const file = join(makeFolder(), "a.yaml");
  writeFileSync(file, content);
  return file;
}

describe("rewriting a file", () => {
  test("keeps its byte order mark and writes nothing else than the new text", () => {
    const file = fileWith("\uFEFFa\r\nb");
    rewriteFile(file, "a\r\nb", "a\r\nc");
    expect(readFileSync(file, "utf8")).toBe("\uFEFFa\r\nc");
  });

  test("never overwrites what somebody wrote meanwhile", () => {
    const file = fileWith("theirs");
    expect(() => { rewriteFile(file, "before", "after"); }).toThrow("changed meanwhile");
    expect(readFileSync(file, "utf8")).toBe("theirs");
  });

  test("never writes a file that is not UTF-8, because it could not give the other bytes back", () => {
    const bytes = Buffer.from([0x61, 0xe9, 0x0a]);
    const file = fileWith(bytes);
    expect(() => { rewriteFile(file, "a\uFFFD\n", "a"); }).toThrow("not UTF-8");
    expect(readFileSync(file)).toEqual(bytes);
  });

  test("says when there is none", () => {
    expect(() => { rewriteFile(join(makeFolder(), "none"), "", "a"); }).toThrow("cannot be read (ENOENT)");
  });
});
