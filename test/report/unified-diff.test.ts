import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedLines } from "../../src/report/line-changes.js";
import { unifiedDiff } from "../../src/report/unified-diff.js";
import { Repository } from "../git/repository.js";

/** The new text as a tool makes it out of the old one and our diff. */
function applyWith(command: readonly [string, ...string[]], path: string, before: string, after: string): string {
  const { folder, env } = new Repository();
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, before);
  const [program, ...args] = command;
  const run = spawnSync(program, args, { cwd: folder, env, input: unifiedDiff({ path, before, after }), encoding: "utf8" });
  if (run.status !== 0) throw new Error(`${program}: ${run.stdout}${run.stderr}`);
  return readFileSync(file, "utf8");
}

const numbered = (count: number, change: (line: number) => string = String): string => Array.from({ length: count }, (_, index) => `${change(index + 1)}\n`).join("");

describe("a unified diff", () => {
  it("shows three lines around a change, and what changed", () => {
    const after = numbered(20, (line) => (line === 10 ? "ten" : String(line)));
    expect(unifiedDiff({ path: "a/b.yaml", before: numbered(20), after })).toBe(
      "diff --git a/a/b.yaml b/a/b.yaml\n--- a/a/b.yaml\n+++ b/a/b.yaml\n@@ -7,7 +7,7 @@\n 7\n 8\n 9\n-10\n+ten\n 11\n 12\n 13\n",
    );
  });

  it("joins changes whose surroundings meet, and keeps others apart", () => {
    const without = (...gone: readonly number[]) => numbered(30).split("\n").filter((line) => !gone.includes(Number(line)) || line === "").join("\n");
    const hunks = (...gone: readonly number[]) => unifiedDiff({ path: "a", before: numbered(30), after: without(...gone) }).match(/^@@.*@@$/gm);
    expect(hunks(10, 17)).toEqual(["@@ -7,14 +7,12 @@"]);
    expect(hunks(10, 18)).toEqual(["@@ -7,7 +7,6 @@", "@@ -15,7 +14,6 @@"]);
  });

  it("numbers the line before where no line is left or was", () => {
    const hunk = (before: string, after: string) => /^@@.*@@$/m.exec(unifiedDiff({ path: "a", before, after }))?.[0];
    expect(hunk("1\n2\n", "")).toBe("@@ -1,2 +0,0 @@");
    expect(hunk("", "1\n")).toBe("@@ -0,0 +1 @@");
  });

  it("is empty for no change", () => {
    expect(unifiedDiff({ path: "a", before: "x", after: "x" })).toBe("");
  });

  const cases: readonly (readonly [name: string, before: string, after: string])[] = [
    ["a removed first line", "1\n2\n", "2\n"],
    ["a removed last line without its line end", "1\n2", "1\n"],
    ["a line end that goes", "1\n2\n", "1\n2"],
    ["a text that goes away whole", "1\n2\n", ""],
    ["CRLF and a byte order mark", "\uFEFFa\r\nb\r\nc\r\n", "\uFEFFa\r\nc\r\n"],
    ["lone CR", "a\rb\rc", "a\rc"],
    ["lines that repeat", "x\ny\nx\ny\nx\ny\n", "x\ny\nx\nx\ny\n"],
    ["two places", numbered(40), numbered(40, (line) => (line % 20 === 5 ? `${line}!` : String(line)))],
  ];
  it.each(cases)("is what git apply and patch take: %s", (_, before, after) => {
    expect(applyWith(["git", "apply", "--unidiff-zero", "-"], "f.yaml", before, after)).toBe(after);
    expect(applyWith(["patch", "-p1", "--binary", "--quiet"], "f.yaml", before, after)).toBe(after);
  });

  it.each(["with blank.yaml", "a\nb\t\"c\"\\.yaml", "é.yaml", "-x.yaml", "a/b c/d.yaml"])("is what git apply takes for a file named %j", (path) => {
    expect(applyWith(["git", "apply", "-"], path, "1\n2\n3\n", "1\n3\n")).toBe("1\n3\n");
  });

  it("turns any lines into any others", () => {
    const lines = fc.array(fc.constantFrom("a\n", "b\n", "c\n", "d\n"), { maxLength: 30 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const built: string[] = [];
        let position = 0;
        for (const change of changedLines(before, after)) {
          built.push(...before.slice(position, change.old.from));
          expect(built).toHaveLength(change.new.from);
          built.push(...after.slice(change.new.from, change.new.to));
          position = change.old.to;
        }
        expect([...built, ...before.slice(position)]).toEqual(after);
      }),
    );
  });

  it("finds the fewest lines to remove", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom("a\n", "b\n", "c\n"), fc.boolean()), { maxLength: 40 }), (lines) => {
        const before = lines.map(([line]) => line);
        const after = lines.filter(([, stays]) => stays).map(([line]) => line);
        const changes = changedLines(before, after);
        expect(changes.reduce((sum, { old }) => sum + old.to - old.from, 0)).toBe(before.length - after.length);
        expect(changes.every((change) => change.new.from === change.new.to)).toBe(true);
      }),
    );
  });

  it("stays right, if not short, when nearly everything changes in a huge text", () => {
    const before = Array.from({ length: 60_000 }, (_, index) => `${index % 7}\n`);
    const after = Array.from({ length: 60_000 }, (_, index) => `${index % 5}\n`);
    const [change, ...more] = changedLines(["x", ...before, "y"], ["x", ...after, "y"]);
    expect(more).toEqual([]);
    // The first line is the same on both sides.
    expect(change).toMatchObject({ old: { from: 6 }, new: { from: 6 } });
  });
});
