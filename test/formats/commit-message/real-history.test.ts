import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseTrailers } from "../../../src/formats/commit-message/parse-trailers.js";
import { cleanEnvironment } from "../../git/repository.js";
import { hangs, interpretTrailers } from "./interpret-trailers.js";

/**
 * A folder of clones, bare or not, whose every message is compared; without one, this repository's own history is.
 * `TAGLINT_CLONES=/path npx vitest run test/formats/commit-message/real-history.test.ts`
 */
const clones = process.env.TAGLINT_CLONES;

const repositories = clones === undefined ? [join(import.meta.dirname, "../../..")] : readdirSync(clones).flatMap((name) => findRepository(join(clones, name)));

function findRepository(folder: string): readonly string[] {
  return [folder, join(folder, "repo")].filter((path) => existsSync(join(path, ".git")) || existsSync(join(path, "objects"))).slice(0, 1);
}

function messagesOf(repository: string): readonly string[] {
  const run = spawnSync("git", ["-C", repository, "log", "-z", "--all", "--encoding=UTF-8", "--format=%B"], { env: { ...cleanEnvironment(), GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: "safe.directory", GIT_CONFIG_VALUE_0: "*" }, encoding: "utf8", maxBuffer: Infinity });
  if (run.status !== 0) throw new Error(run.stderr);
  return [...new Set(run.stdout.split("\0"))];
}

const print = (message: string, divider: boolean): string => parseTrailers(message, { divider }).map(({ key, value }) => `${key}: ${value}\n`).join("");

describe("trailers of real histories", () => {
  test.each(repositories)("of %s are git's own", (repository) => {
    const messages = messagesOf(repository).filter((message) => !hangs(message));
    for (const divider of [true, false]) {
      const theirs = interpretTrailers(messages, ...(divider ? [] : ["--no-divider"]));
      const wrong = messages.filter((message, index) => print(message, divider) !== theirs[index]);
      // Only how many, and where: nothing of the text leaves its repository.
      expect({ compared: messages.length, wrong: wrong.length, first: wrong[0] === undefined ? undefined : messages.indexOf(wrong[0]) }).toEqual({ compared: messages.length, wrong: 0, first: undefined });
    }
    process.stderr.write(`${repository}: ${messages.length} messages, ${messages.filter((message) => print(message, true) !== "").length} with trailers\n`);
  }, 3_600_000);
});
