// Builds dist/: the bin (src/build/bundles.mjs says what it consists of), the rules' pages, and the ESM library with its types.
// `--bin-only` leaves the library out. Prints to standard error only, because `npm pack` owns standard output.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleProgram } from "./build/bundles.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, "dist");

async function buildBin() {
  const files = await bundleProgram(root);
  mkdirSync(dist, { recursive: true });
  for (const { name, contents } of files) replaceFile(name, contents);
  removeOthers(new Set(files.map(({ name }) => name)));
  for (const entry of readdirSync(join(root, "rules"), { withFileTypes: true })) {
    if (entry.isDirectory() && entry.name !== "presets") copyPage(entry.name);
  }
  warmUp();
}

/** Bundles and code caches of earlier builds. */
function removeOthers(kept) {
  for (const name of readdirSync(dist)) {
    if ((name.endsWith(".cjs") && !kept.has(name)) || name.endsWith(".cache")) rmSync(join(dist, name), { force: true });
  }
}

/** A file of each kind and a commit message, so that the code caches of these runs have what most runs need. */
function warmUp() {
  const folder = mkdtempSync(join(tmpdir(), "taglint-"));
  try {
    writeFileSync(join(folder, "Dockerfile"), "ARG V=1\nFROM debian:$V AS base\nCOPY --from=busybox:1.36 /bin/sh /\n");
    writeFileSync(join(folder, "pod.yaml"), "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - {name: a, image: \"nginx:latest\"}\n");
    writeFileSync(join(folder, "compose.yaml"), "services:\n  web:\n    image: ${R:-nginx}:1\n");
    writeFileSync(join(folder, "message"), "Title\n\nText.\n\nCloses-Bug: 1\n");
    writeFileSync(join(folder, ".taglint.yaml"), 'extends: [starlingx]\nignore: ["vendor/**"]\noverrides: [{ files: ["test/**"], rules: { floating-tag: off } }]\n');
    for (const args of [["Dockerfile", "pod.yaml", "compose.yaml"], ["commit-msg", "message"]]) {
      spawnSync(process.execPath, [join(dist, "taglint.cjs"), ...args], { cwd: folder, stdio: "ignore" });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whole at any moment: tests may run the bin while another build writes it. */
function replaceFile(name, contents) {
  const path = join(dist, name);
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, contents, { mode: name === "taglint.cjs" ? 0o755 : 0o644 });
  renameSync(temporary, path);
}

function copyPage(rule) {
  cpSync(join(root, "rules", rule, "README.md"), join(dist, "rules", rule, "README.md"));
}

function buildLibrary() {
  const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
  const { status } = spawnSync(process.execPath, [tsc, "-p", "tsconfig.build.json"], { cwd: root, stdio: ["ignore", 2, 2] });
  if (status !== 0) throw new Error("tsc found errors");
}

try {
  await buildBin();
  if (!process.argv.includes("--bin-only")) buildLibrary();
} catch (error) {
  process.stderr.write(`build: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
