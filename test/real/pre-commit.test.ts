import { spawnSync } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeFolder, Repository } from "../git/repository.js";
import { needRealPart } from "./real-part.js";

const root = join(import.meta.dirname, "../..");

/** This repository as somebody would clone it, with what is not committed yet. */
function cloneOfOurs(): Repository {
  const listed = spawnSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"], { cwd: root, encoding: "utf8" });
  const clone = new Repository();
  for (const path of listed.stdout.split("\0").filter((name) => name !== "" && name !== "node_modules")) {
    cpSync(join(root, path), join(clone.folder, path));
  }
  clone.git("add", "--all");
  return clone.commit();
}

describe("pre-commit", () => {
  test("installs taglint from its repository, stops a commit that floats, and lets a pinned one through", { timeout: 600_000 }, (context) => {
    needRealPart({ program: "pre-commit", install: "apt-get install pre-commit" }, context);
    const ours = cloneOfOurs();
    const repository = new Repository();
    // It installs from the registry, which may be behind a proxy with its own certificates.
    const { NODE_EXTRA_CA_CERTS = "" } = process.env;
    const env = { ...repository.env, PRE_COMMIT_HOME: makeFolder(), NODE_EXTRA_CA_CERTS };
    const run = (program: string, ...args: readonly string[]) => {
      const { status, stdout, stderr } = spawnSync(program, args, { cwd: repository.folder, env, encoding: "utf8" });
      return { status, output: stdout + stderr };
    };
    repository.add({
      ".pre-commit-config.yaml": `repos: [{ repo: ${JSON.stringify(ours.folder)}, rev: ${ours.git("rev-parse", "HEAD").trim()}, hooks: [{ id: taglint }] }]\n`,
      ".taglint.yaml": "ignore: [vendor/**]\n",
      "vendor/Dockerfile": "FROM debian:latest\n",
      "chart/templates/pod.yaml": "apiVersion: v1\nkind: Pod\nspec: {containers: [{image: nginx:latest}]}\n",
      "README.md": "debian:latest\n",
    });
    expect(run("pre-commit", "install")).toMatchObject({ status: 0 });

    const floating = run("git", "commit", "--message=one");
    expect(floating.output).toMatch(/^chart\/templates\/pod\.yaml:3:35/m);
    expect(floating.output).toMatch(/^1 file: 1 error$/m);
    expect(floating.status).toBe(1);

    repository.add({ "chart/templates/pod.yaml": "apiVersion: v1\nkind: Pod\nspec: {containers: [{image: nginx:1.27.3}]}\n" });
    expect(run("git", "commit", "--message=two")).toMatchObject({ status: 0, output: expect.stringMatching(/^taglint\.+Passed$/m) as string });
  });
});
