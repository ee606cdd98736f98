import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findServer } from "../../editors/vscode/src/find-server.js";
import { makeFolder } from "../git/repository.js";

function workspaceWithTaglint() {
  const folder = makeFolder();
  const own = join(folder, "node_modules", "taglint", "dist", "taglint.cjs");
  mkdirSync(join(own, ".."), { recursive: true });
  writeFileSync(own, "");
  return { folder, own };
}

describe("the extension for VS Code", () => {
  test("runs the workspace's own taglint, of whichever folder has one, and only where that is trusted", () => {
    const { folder, own } = workspaceWithTaglint();
    const folders = [makeFolder(), folder];
    expect(findServer({ folders, path: "", isTrusted: true })).toBe(own);
    expect(findServer({ folders, path: "", isTrusted: false })).toBeUndefined();
    expect(findServer({ folders: folders.slice(0, 1), path: "", isTrusted: true })).toBeUndefined();
  });

  test("runs what the settings name, but nothing out of a workspace that is not trusted", () => {
    const { folder, own } = workspaceWithTaglint();
    const folders = [folder];
    const elsewhere = "/opt/taglint/dist/taglint.cjs";
    for (const isTrusted of [true, false]) expect(findServer({ folders, path: elsewhere, isTrusted })).toBe(elsewhere);
    expect(findServer({ folders, path: "tools/taglint.cjs", isTrusted: true })).toBe(join(folder, "tools/taglint.cjs"));
    expect(findServer({ folders, path: "tools/taglint.cjs", isTrusted: false })).toBeUndefined();
    expect(findServer({ folders, path: own, isTrusted: false })).toBeUndefined();
    expect(findServer({ folders, path: `/opt/..${own}`, isTrusted: false })).toBeUndefined();
  });
});
