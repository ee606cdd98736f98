import { spawnSync } from "node:child_process";
import { readdirSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, "dist", "taglint.cjs");

/**
 * Builds the bin before the tests when its sources are newer. When that fails, the old one is taken away, so that the tests
 * which run it fail, and all others still tell what they have to tell.
 */
export default function buildOnce(): void {
  if (newest(["src", "rules", "package.json"]) <= (statSync(bin, { throwIfNoEntry: false })?.mtimeMs ?? 0)) return;
  const { status, stderr } = spawnSync(process.execPath, [join(root, "src", "build.mjs"), "--bin-only"], { cwd: root, encoding: "utf8" });
  if (status === 0) return;
  process.stderr.write(`the bin does not build:\n${stderr}\n`);
  rmSync(bin, { force: true });
}

function newest(paths: readonly string[]): number {
  const files = paths.flatMap((path) => {
    const full = join(root, path);
    return statSync(full).isDirectory() ? readdirSync(full, { recursive: true, encoding: "utf8" }).map((name) => join(full, name)) : [full];
  });
  return Math.max(...files.map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0));
}
