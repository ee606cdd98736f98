import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** An environment in which git reads no configuration of this machine's, and serves no hook that these tests may run in. */
export function cleanEnvironment(): Record<string, string> {
  const own = Object.entries(process.env).filter((entry): entry is [string, string] => !entry[0].startsWith("GIT_") && entry[1] !== undefined);
  return {
    ...Object.fromEntries(own.filter(([name]) => !["NO_COLOR", "FORCE_COLOR", "NODE_EXTRA_CA_CERTS"].includes(name))),
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_SYSTEM: "/dev/null",
    GIT_AUTHOR_NAME: "Ada",
    GIT_AUTHOR_EMAIL: "ada@example.com",
    GIT_COMMITTER_NAME: "Ada",
    GIT_COMMITTER_EMAIL: "ada@example.com",
  };
}

/** An empty folder that is gone when the test is over. */
export function makeFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "taglint-test-")));
  onTestFinished(() => { rmSync(folder, { recursive: true, force: true }); });
  return folder;
}

/** A real git repository in a folder of its own. */
export class Repository {
  readonly env = cleanEnvironment();

  constructor(readonly folder = makeFolder()) {
    if (this.git("init", "--quiet", "--initial-branch=main", ".") !== "") throw new Error("git init talked");
  }

  git(...args: readonly string[]): string {
    const run = spawnSync("git", ["-c", "protocol.file.allow=always", ...args], { cwd: this.folder, env: this.env, encoding: "utf8" });
    if (run.status !== 0) throw new Error(`git ${args.join(" ")}: ${run.stderr}`);
    return run.stdout;
  }

  write(files: Readonly<Record<string, string | Buffer>>): this {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), content);
    }
    return this;
  }

  add(files: Readonly<Record<string, string | Buffer>>): this {
    this.write(files).git("add", "--", ...Object.keys(files));
    return this;
  }

  commit(files: Readonly<Record<string, string | Buffer>> = {}): this {
    if (Object.keys(files).length > 0) this.add(files);
    this.git("commit", "--quiet", "--no-verify", "--allow-empty", "-m", "change");
    return this;
  }

  get place() {
    return { cwd: this.folder, env: this.env };
  }
}
