import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import * as yaml from "yaml";
import { describe, expect, test } from "vitest";
import { isFaultless } from "../../src/cli/faultless-message.js";
import type { HookQuestion } from "../../src/cli/hook-question.js";
import type { Io } from "../../src/cli/io.js";
import { run } from "../../src/cli/run.js";
import { makeFolder, Repository } from "../git/repository.js";

const TRAILERS = [
  "Closes-Bug: 1234567", "Partial-Bug: #1234567", "closes-bug #1234567", "Closes-Bugs: 1234567", "Closes-Bug: TBD", "bug 1234567", "Story: 2001234", "Task: 45678", "Task:45678",
  "Closes: #12", "Fix: the thing", "Test Plan:", "PASS: it", "Signed-off-by: Ada <ada@example.com>", "Signed-of-by: Ada <ada@example.com>", "Depends-On: https://review.opendev.org/1",
  "Change-Id: I0123456789012345678901234567890123456789", "Taglint-Ignore: trailer-format -- why", "# Closes-Bugs: 1", "* Closes-Bug: 1234567",
];
const message = fc
  .tuple(fc.constantFrom("title", "Merge branch 'x'", 'Revert "x"', "fixup! x", ""), fc.array(fc.constantFrom(...TRAILERS, "", "prose of the change"), { maxLength: 6 }))
  .map(([title, lines]) => [title, "", ...lines, ""].join("\n"));

const CONFIGS = {
  none: undefined,
  starlingx: "extends: [starlingx]\n",
  strict: "extends: [starlingx-strict]\nrules: { trailer-block: info, trailer-style: { case: true, severity: warning } }\n",
  github: "extends: [github]\ncommits: { require: [ { when: { files: [\"*.txt\"] }, anyOf: [[Closes], [Fixes]] } ] }\n",
  overridden: "extends: [starlingx]\noverrides: [ { files: [\"!vendor/**\"], rules: { trailer-format: off } }, { files: [\"**\"], rules: { trailer-value: off } } ]\n",
  moving: "extends: [starlingx]\ntagFiles: [\"image-tags-*.yaml\"]\n",
  unusual: "extends: &x [starlingx]\n",
  broken: "extends: [starlingx]\nignore: 5\n",
  small: "extends: [starlingx]\nmaxFileSize: 40\n",
};

function projectWith(config: string | undefined, staged: Readonly<Record<string, string>>) {
  const repository = new Repository().commit({ ...(config !== undefined && { ".taglint.yaml": config }), "image-tags-a.yaml": "a: 1\n" }).add(staged);
  const file = join(repository.folder, ".git", "COMMIT_EDITMSG");
  const place = { cwd: repository.folder, env: repository.env };
  return { folder: repository.folder, file, place };
}

/** Whether the whole program lets a message pass and says nothing. */
async function passesSilently({ cwd, env }: Pick<Io, "cwd" | "env">, ...args: readonly string[]): Promise<boolean> {
  let said = "";
  const output = { write: (text: string | Buffer) => { said += text.toString(); }, isTerminal: () => false };
  const packages = { yaml: () => yaml } as unknown as Io["packages"];
  const code = await run(["commit-msg", ...args], { cwd, env, stdin: () => Buffer.alloc(0), stdout: output, stderr: output, now: () => new Date(2026, 5, 30), packages, packageRoot: process.cwd() });
  return code === 0 && said === "";
}

const answer = (question: HookQuestion, place: Pick<Io, "cwd" | "env">): Promise<boolean> => isFaultless(question, place).catch(() => false);

describe("what the hook is told at once", () => {
  test.each(Object.entries(CONFIGS))("is what the whole program says of any message: %s", async (name, config) => {
    for (const staged of [{ "b.txt": "b\n" }, { "image-tags-a.yaml": "a: 2\n" }]) {
      const { file, place } = projectWith(config, staged);
      const seen = { faultless: 0, left: 0 };
      await fc.assert(
        fc.asyncProperty(message, async (text) => {
          writeFileSync(file, text);
          const isSilent = await passesSilently(place, file);
          const isFound = await answer({ file, config: { kind: "search" } }, place);
          if (isFound) expect(isSilent).toBe(true);
          // What silences a rule, or may be one of images that moved, is left to the whole program, and so are two of these configurations.
          else if (!text.includes("Taglint-Ignore") && !["moving", "unusual", "small"].includes(name)) expect(isSilent).toBe(false);
          seen[isFound ? "faultless" : "left"]++;
        }),
        { numRuns: 20, examples: [["title\n\nStory: 2001234\nTask: 45678\nCloses: #12\n"], ["title\n\nTaglint-Ignore: trailer-format -- why\n"]] },
      );
      if (name !== "small") expect(seen.faultless > 0).toBe(!["unusual", "broken"].includes(name));
      expect(seen.left).toBeGreaterThan(0);
    }
  });

  test("asks what is staged only where the message does not settle it", async () => {
    const { file, place } = projectWith(CONFIGS.starlingx, { "b.txt": "b\n" });
    const broken = { ...place, env: { ...place.env, GIT_INDEX_FILE: "b.txt" } };
    writeFileSync(file, "title\n\nStory: 2001234\nTask: 45678\n");
    expect(await isFaultless({ file, config: { kind: "search" } }, broken)).toBe(true);
    writeFileSync(file, "title\n");
    await expect(isFaultless({ file, config: { kind: "search" } }, broken)).rejects.toThrow("git diff failed");
  });

  test("does not say what only the images that moved can tell", async () => {
    const { file, place } = projectWith(CONFIGS.moving, { "b.txt": "b\n" });
    writeFileSync(file, "title\n\nStory: 2001234\nTask: 45678\n");
    expect(await isFaultless({ file, config: { kind: "search" } }, place)).toBe(true);
    writeFileSync(file, "title\n");
    await expect(isFaultless({ file, config: { kind: "search" } }, place)).rejects.toThrow("what moved");
  });

  test("heeds the configuration that is named, or none", async () => {
    const { file, place } = projectWith(CONFIGS.starlingx, { "b.txt": "b\n" });
    const named = join(makeFolder(), "other.yaml");
    writeFileSync(named, "extends: [starlingx]\nrules: { trailer-format: off }\n");
    writeFileSync(file, "title\n\nStory: 2001234\nTask: 45678\nCloses-Bugs: 1234567\n");
    expect(await answer({ file, config: { kind: "search" } }, place)).toBe(false);
    expect(await answer({ file, config: { kind: "named", file: named } }, place)).toBe(true);
    expect(await answer({ file, config: { kind: "none" } }, place)).toBe(true);
    expect(await answer({ file, config: { kind: "named", file: `${named}.x` } }, place)).toBe(false);
  });

  test("leaves two configurations, a file that is not there, and one outside of UTF-8 to the whole program", async () => {
    const { file, place, folder } = projectWith(CONFIGS.starlingx, { "b.txt": "b\n" });
    expect(await answer({ file: `${file}.x`, config: { kind: "search" } }, place)).toBe(false);
    writeFileSync(file, Buffer.from("title\n\n\xff\n", "latin1"));
    expect(await answer({ file, config: { kind: "search" } }, place)).toBe(false);
    writeFileSync(file, "title\n\nStory: 2001234\nTask: 45678\n");
    expect(await answer({ file, config: { kind: "search" } }, place)).toBe(true);
    writeFileSync(join(folder, ".taglint.yml"), "extends: []\n");
    expect(await answer({ file, config: { kind: "search" } }, place)).toBe(false);
  });

  test("holds outside of a repository, too", async () => {
    const { place } = projectWith(undefined, {});
    const cwd = makeFolder();
    writeFileSync(join(cwd, ".taglint.yaml"), CONFIGS.starlingx);
    for (const [text, isGood] of [["title\n", true], ["title\n\nCloses-Bugs: 1234567\n", false]] as const) {
      writeFileSync(join(cwd, "message"), text);
      expect(await answer({ file: "message", config: { kind: "search" } }, { ...place, cwd })).toBe(isGood);
    }
  });
});
