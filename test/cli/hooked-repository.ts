import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Repository } from "../git/repository.js";
import { bin } from "./bin.js";

export const POLICY = "extends: [starlingx]\n";

export interface Attempt {
  /** What the editor leaves in the message's file, given what git put there; without one git is told that there is none. */
  readonly edit?: (text: string) => string;
  readonly input?: string;
  /** Where git runs, below the work tree. */
  readonly cwd?: string;
  readonly config?: Readonly<Record<string, string>>;
}

export interface Outcome {
  readonly status: number | null;
  /** `line:column severity rule` for each finding of each time that the hook ran. */
  readonly findings: readonly string[];
  /** The file that git gave the hook, for each time. */
  readonly files: readonly string[];
  /** The last commit's message. */
  readonly message: string;
  readonly output: string;
}

/**
 * A real repository whose commit-msg hook is the built bin, and remembers what it was given and what it said. Without options it also
 * runs it as hooks do, which goes another way (src/cli/hook-main.ts): both must come to the same end, and one that lets pass says nothing.
 */
export class HookedRepository extends Repository {
  readonly #log = join(this.folder, ".git", "hook.log");
  readonly #editor = join(this.folder, ".git", "editor.cjs");

  constructor(...options: readonly string[]) {
    super();
    const hook = join(this.folder, ".git", "hooks", "commit-msg");
    const taglint = `"${process.execPath}" "${bin}" commit-msg`;
    const plainly = options.length > 0 ? [] : [`said=$(${taglint} "$1" 2>/dev/null)`, "plain=$?"];
    const compare = options.length > 0 ? [] : ['test "$plain ${said:+x}" = "$status ${told:+x}" || echo "another end: $plain $said"'];
    const told = [`told=$(${taglint} ${options.join(" ")} -f unix "$1")`, "status=$?", 'test -z "$told" || printf "%s\\n" "$told"'];
    mkdirSync(dirname(hook), { recursive: true });
    writeFileSync(hook, ["#!/bin/sh", `exec >> "${this.#log}"`, 'echo "FILE $1"', ...plainly, ...told, ...compare, "exit $status"].join("\n"));
    chmodSync(hook, 0o755);
    this.write({ ".taglint.yaml": POLICY, "a.txt": "one\ntwo\nthree\n" }).git("add", "-A");
    this.git("commit", "--quiet", "--no-verify", "-m", "begin");
  }

  /** Runs git as a user would, hook and all. */
  attempt(args: readonly string[], { edit, input, cwd = this.folder, config = {} }: Attempt = {}): Outcome {
    writeFileSync(this.#log, "");
    if (edit !== undefined) writeFileSync(this.#editor, `const fs = require("fs"); const f = process.argv[2]; fs.writeFileSync(f, (${edit.toString()})(fs.readFileSync(f, "utf8")));`);
    const settings = Object.entries(config).flatMap(([key, value]) => ["-c", `${key}=${value}`]);
    const run = spawnSync("git", [...settings, ...args], {
      cwd, input: input ?? "", encoding: "utf8",
      env: { ...this.env, GIT_SEQUENCE_EDITOR: "sed -i 1s/pick/reword/", ...(edit !== undefined && { GIT_EDITOR: `"${process.execPath}" "${this.#editor}"` }) },
    });
    const lines = readFileSync(this.#log, "utf8").split("\n").filter(Boolean);
    return {
      status: run.status,
      findings: lines.filter((line) => !line.startsWith("FILE ")).map((line) => (/^.*?:(\d+:\d+): (\w+ [\w-]+)/.exec(line) ?? [line, line, ""]).slice(1).join(" ")),
      files: lines.filter((line) => line.startsWith("FILE ")).map((line) => line.slice(5)),
      message: spawnSync("git", ["log", "-1", "--format=%B"], { cwd, env: this.env, encoding: "utf8" }).stdout,
      output: run.stdout + run.stderr,
    };
  }
}
