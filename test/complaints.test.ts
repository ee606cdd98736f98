import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createLinter } from "../src/index.js";

// What users of other tools complain of; each case names the thread. Cases about one format stand with that format's tests.

const digest = `sha256:${"0123456789abcdef".repeat(4)}`;
const pod = (...images: readonly string[]) => `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n${images.map((image) => `    - image: ${image}\n`).join("")}`;

function check(text: string, config?: object | string, path = "pod.yaml") {
  const linter = createLinter({ config, today: "2026-01-01" });
  const result = linter.check({ path, text })!;
  return result.findings.map(({ rule, location, severity }) => `${location.start.line}:${location.start.column} ${severity} ${rule}`);
}

describe("allowing", () => {
  const allow = { allow: [{ images: ["docker.io/library/nginx"], reason: "it is only a test" }] };

  it("is possible for one image (hadolint#357, kube-linter#183, gatekeeper-library#120)", () => {
    expect(check(pod("nginx:latest", "redis:latest"), allow)).toEqual(["6:20 error floating-tag"]);
  });

  it("goes together with a list of what floats (hadolint#692)", () => {
    const config = { ...allow, rules: { "floating-tag": { tags: ["latest", "edge"] } } };
    expect(check(pod("nginx:edge", "redis:edge", "redis:stable"), config)).toEqual(["6:20 error floating-tag"]);
  });

  it("is possible for a tag, a file, and until a day", () => {
    const entry = { files: ["pods/*.yaml"], tags: ["*-latest"], reason: "replaced by the build", expires: "2026-01-01" };
    expect(check(pod("a:x-latest", "a:latest"), { allow: [entry] }, "pods/a.yaml")).toEqual(["6:16 error floating-tag"]);
    expect(check(pod("a:x-latest"), { allow: [entry] }, "other/a.yaml")).toHaveLength(1);
    expect(check(pod("a:x-latest"), { allow: [{ ...entry, expires: "2025-12-31" }] }, "pods/a.yaml")).toHaveLength(1);
  });
});

describe("ignoring in the file", () => {
  it("takes one line and one rule, with a reason (trivy#2961, trivy#8113)", () => {
    const text = pod("a:latest # taglint-disable-line floating-tag -- a lab", "b:latest");
    expect(check(text)).toEqual(["6:16 error floating-tag"]);
  });

  it("takes the next line, also above a comment", () => {
    expect(check(pod("a:1").replace("    - image", "    # taglint-disable-next-line implicit-latest -- a lab\n    # really\n    - image").replace("a:1", "a"))).toEqual([]);
  });
});

describe("a directive above a value of several lines", () => {
  it.each([
    ["a folded one", "    # taglint-disable-next-line floating-tag -- a lab\n    - image: >-\n        a:latest\n"],
    ["a quoted one", '    # taglint-disable-next-line floating-tag -- a lab\n    - image: "a\\\n        :latest"\n'],
  ])("covers %s", (_name, container) => {
    expect(check(pod() + container)).toEqual([]);
  });

  it("covers a manifest inside a block", () => {
    const inner = pod("a:latest").replaceAll(/^/gm, "    ");
    expect(check(`apiVersion: v1\nkind: ConfigMap\ndata:\n  # taglint-disable-next-line floating-tag -- a lab\n  pod.yaml: |\n${inner}\n`)).toEqual([]);
  });
});

describe("a file that cannot be what it is", () => {
  it("is told of where a merge left its conflict", () => {
    expect(check(`${pod("a:1")}<<<<<<< HEAD\n    - image: b:1\n=======\n    - image: c:1\n>>>>>>> other\n`)).toEqual(["6:1 error parse-error"]);
  });

  it("is told of where a Dockerfile has no instruction that is one", () => {
    expect(check("FORM nginx:latest\n", undefined, "Dockerfile")).toContain("1:1 error parse-error");
  });

  it("is read for what it is, not for how it ends", () => {
    expect(check("# for Java\nFROM a:latest\n", undefined, "Dockerfile.java")).toEqual(["2:8 error floating-tag"]);
    expect(createLinter().check({ path: "Dockerfile.md", text: "# Images\n" })).toBeUndefined();
  });
});

describe("what floats", () => {
  it("is not guessed from a tag without digits (regolibrary#351)", () => {
    expect(check(pod("a:stable", "b:lts", "c:alpine", "d:latest-alpine"))).toEqual([]);
  });

  it("can be a list of one's own (kyverno#1539)", () => {
    expect(check(pod("a:nightly", "b:2024-nightly", "c:1"), { rules: { "floating-tag": { tags: ["nightly", "*-nightly"] } } })).toEqual(["5:16 error floating-tag", "6:16 error floating-tag"]);
  });

  it("is settled by a digest, whatever the tag says (checkov#535, trivy#9328)", () => {
    expect(check(pod(`a:latest@${digest}`, `b@${digest}`))).toEqual([]);
  });

  it("is every place, each with its line (checkov#6890, checkov#1389)", () => {
    expect(check(pod("a:latest", "a:latest", "b"))).toEqual(["5:16 error floating-tag", "6:16 error floating-tag", "7:14 error implicit-latest"]);
  });

  it("can be all that has no digest (hadolint#773, kube-linter#539)", () => {
    expect(check(pod("a:1", `b@${digest}`, "c:{{ .tag }}"), { rules: { "require-digest": "error" } })).toEqual(["5:14 error require-digest"]);
  });
});

describe("the hook", () => {
  it("needs no Docker and no other program (hadolint#886, hadolint#1203)", () => {
    const folder = mkdtempSync(join(tmpdir(), "taglint-"));
    writeFileSync(join(folder, "Dockerfile"), "FROM node\n");
    const bin = join(import.meta.dirname, "../dist/taglint.cjs");
    const { status, stdout } = spawnSync(process.execPath, [bin, "-f", "unix", "Dockerfile"], { cwd: folder, encoding: "utf8", env: { PATH: "" } });
    expect(stdout).toMatch(/^Dockerfile:1:6: error implicit-latest /);
    expect(status).toBe(1);
  });
});
