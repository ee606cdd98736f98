import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeFolder, Repository } from "../git/repository.js";
import { bin } from "./bin.js";
import { POLICY } from "./hooked-repository.js";

describe("what the hook asks git", () => {
  test("heeds the user's own configuration of git, and asks what is staged only if the message does not settle it", () => {
    const repository = new Repository().commit({ ".taglint.yaml": POLICY, "image-tags-a.yaml": "a: 1\n" }).add({ "image-tags-a.yaml": "a: 2\n" });
    const home = makeFolder();
    const env = Object.fromEntries(Object.entries(repository.env).filter(([name]) => !name.startsWith("GIT_CONFIG_")));
    const judge = (message: string, more: Readonly<Record<string, string>> = {}) => {
      writeFileSync(join(home, "message"), message);
      const run = spawnSync(process.execPath, [bin, "commit-msg", "-f", "unix", join(home, "message")], { cwd: repository.folder, env: { ...env, HOME: home, XDG_CONFIG_HOME: "", ...more }, encoding: "utf8" });
      return [run.status, ...[...run.stdout.matchAll(/:(\d+:\d+: \w+ [\w-]+)/g)].map((match) => match[1]), run.stderr.split("\n")[0]];
    };
    const message = "title\n\nPartial-Bug: 1234567\n\n; Closes-Bugs: 1234567\n";
    expect(judge("title\n\n# Closes-Bugs: 1234567\n")).toEqual([1, "1:1: error trailer-required", ""]);
    expect(judge(message.replace(";", "*"))).toEqual([1, "5:1: error trailer-format", ""]);
    writeFileSync(join(home, ".gitconfig"), "[core]\n\tcommentChar = *\n");
    expect(judge(message.replace(";", "*"))).toEqual([0, ""]);
    // What is staged cannot be read; that is found out where it matters.
    const broken = { GIT_INDEX_FILE: "image-tags-a.yaml" };
    expect(judge("title\n\nStory: 2001234\nTask: 45678\n", broken)).toEqual([0, ""]);
    expect(judge("title\n\nCloses-Bug: 1234567\n", broken)).toEqual([2, expect.stringContaining("git diff failed")]);
  });
});
