import { describe, expect, test } from "vitest";
import { tryGit } from "../../src/git/run.js";
import { startGit, streamGit } from "../../src/git/start.js";
import { UserError } from "../../src/model/user-error.js";
import { makeFolder, Repository } from "./repository.js";

const repository = () => {
  const { folder, env } = new Repository();
  return { cwd: folder, env };
};

describe("a git that runs beside the program", () => {
  test("answers what it prints, also where that is much", async () => {
    const { folder, env } = new Repository().add({ a: "x".repeat(300_000) });
    const outcome = await startGit({ cwd: folder, env }, ["cat-file", "blob", ":a"]);
    expect(outcome.kind === "done" && outcome.stdout.length).toBe(300_000);
  });

  test("says no by its status, and of any other failure why", async () => {
    expect(await startGit(repository(), ["config", "--get", "no.such"])).toEqual({ kind: "failed", status: 1, stderr: "" });
    expect(await startGit({ ...repository(), cwd: makeFolder() }, ["diff", "--cached", "--raw"])).toMatchObject({ kind: "failed", stderr: expect.stringContaining("cached") as string });
    expect(await startGit({ ...repository(), cwd: makeFolder() }, ["ls-files"])).toMatchObject({ kind: "failed", status: 128, stderr: expect.stringContaining("not a git repository") as string });
  });

  test("is heard in a second try where it hardly ever fails", () => {
    const { folder, env } = new Repository();
    expect(tryGit({ cwd: folder, env }, ["diff", "--cached", "--raw"], { mayFail: false })).toMatchObject({ kind: "done" });
    expect(tryGit({ cwd: makeFolder(), env }, ["ls-files"], { mayFail: false })).toMatchObject({ kind: "failed", status: 128, stderr: expect.stringContaining("not a git repository") as string });
    expect(() => tryGit({ cwd: folder, env: { PATH: "/nowhere" } }, ["version"], { mayFail: false })).toThrow("git is not installed");
  });

  test("may fail unheard, and be missing", async () => {
    const place = { ...repository(), env: { PATH: "/nowhere" } };
    const outcome = startGit(place, ["version"]);
    await new Promise((resolve) => { setTimeout(resolve, 50); });
    await expect(outcome).rejects.toThrow("git is not installed");
    await expect(streamGit(place, ["version"]).next()).rejects.toThrow(UserError);
  });

  test("hands over what it prints piece by piece, and complains at the end", async () => {
    const { folder, env } = new Repository().add({ a: "x".repeat(300_000) });
    const pieces: Buffer[] = [];
    for await (const piece of streamGit({ cwd: folder, env }, ["cat-file", "blob", ":a"])) pieces.push(piece);
    expect(pieces.length).toBeGreaterThan(1);
    expect(Buffer.concat(pieces).length).toBe(300_000);
    await expect(streamGit({ cwd: makeFolder(), env }, ["log"]).next()).rejects.toThrow("is not in a git repository");
  });

  test("is stopped when nobody wants more", async () => {
    const { folder, env } = new Repository().add({ a: "x".repeat(3_000_000) });
    const stream = streamGit({ cwd: folder, env }, ["cat-file", "blob", ":a"]);
    await stream.next();
    await stream.return();
    expect(await stream.next()).toEqual({ done: true, value: undefined });
  });
});
