import { describe, expect, test } from "vitest";
import type { Commit } from "../../src/git/commits.js";
import { listCommits, LogReader } from "../../src/git/commits.js";
import { Repository } from "./repository.js";

const hash = (digit: string): string => digit.repeat(40);
const LOG = Buffer.from(
  [
    `${hash("1")} \nFirst\n\nGrüße: :a\n`,
    `\n:000000 100644 ${hash("0")} ${hash("a")} A`, "a\n:b.txt",
    `:100644 000000 ${hash("b")} ${hash("0")} D`, "ü/c",
    `${hash("2")} ${hash("1")} ${hash("3")}\nMerge`,
    `${hash("4")} ${hash("2")}\n`,
    "",
  ].join("\0"),
);

const readIn = (pieces: readonly Buffer[]): readonly Commit[] => {
  const reader = new LogReader();
  return [...pieces.flatMap((piece) => reader.read(piece)), ...reader.finish()];
};

describe("git's log", () => {
  test("is read with parents, messages and changes", () => {
    const file = (oid: string) => ({ oid: hash(oid), isFile: true });
    expect(readIn([LOG])).toEqual([
      { sha: hash("1"), parents: [], message: "First\n\nGrüße: :a\n", changes: [{ path: "a\n:b.txt", before: undefined, after: file("a") }, { path: "ü/c", before: file("b"), after: undefined }] },
      { sha: hash("2"), parents: [hash("1"), hash("3")], message: "Merge", changes: [] },
      { sha: hash("4"), parents: [hash("2")], message: "", changes: [] },
    ]);
    expect(readIn([])).toEqual([]);
  });

  test("is read alike wherever a piece of it ends", () => {
    const whole = readIn([LOG]);
    for (let cut = 0; cut <= LOG.length; cut++) expect(readIn([LOG.subarray(0, cut), LOG.subarray(cut)])).toEqual(whole);
    expect(readIn(Array.from(LOG, (byte) => Buffer.from([byte])))).toEqual(whole);
  });

  test("comes from git in pieces, and a message may be longer than each", async () => {
    const repository = new Repository();
    const messages = ["short", `long\n\n${"many words\n".repeat(40_000)}`, "last"];
    for (const [index, message] of messages.entries()) {
      repository.write({ message, "a.txt": `${index}` }).git("add", "a.txt");
      repository.git("commit", "--quiet", "--cleanup=verbatim", "-F", "message");
    }
    const place = { cwd: repository.folder, env: repository.env };
    const found: Commit[] = [];
    for await (const some of listCommits(place, "main", { withChanges: true })) found.push(...some);
    expect(found.map(({ message, changes }) => [message.trimEnd(), changes.map(({ path }) => path)])).toEqual(messages.map((message) => [message.trimEnd(), ["a.txt"]]));
    await expect(listCommits(place, "nowhere", { withChanges: true }).next()).rejects.toThrow(/git -c failed|git log failed|nowhere/);
  });
});
