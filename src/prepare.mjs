// npm's `prepare`: after an install in a checkout, and before the package is packed or used as a git dependency.
// Never prints to standard output, because pre-commit reads the tarball's name there.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const BUILD_NEEDS = ["esbuild", "typescript", "@types/node"];

function run(args) {
  // What the outer npm was told (global, omit=dev, a prefix) must not reach the inner one.
  const own = Object.entries(process.env).filter(([name]) => !/^npm_config_(global|location|prefix|omit|only|production|dry_run|include)$/i.test(name));
  const { status } = spawnSync(process.execPath, args, { cwd: root, env: Object.fromEntries(own), stdio: ["ignore", 2, 2] });
  return status === 0;
}

function isInstalled(name) {
  return existsSync(join(root, "node_modules", name)) || canResolve(name);
}

function canResolve(name) {
  for (let folder = dirname(root); folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, "node_modules", name, "package.json"))) return true;
  }
  return false;
}

/** As a git dependency in a hook runner's hands the package comes without what builds it. */
function installBuildNeeds() {
  if (BUILD_NEEDS.every(isInstalled)) return true;
  const npm = process.env.npm_execpath;
  if (npm === undefined || !/npm-cli\.js$/.test(npm)) return false;
  // No scripts: they would start this one again.
  return run([npm, "install", "--no-save", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
}

/** Hooks are for people who work in a checkout. */
async function installHooks() {
  if (process.env.CI || !existsSync(join(root, ".git")) || !isInstalled("husky")) return;
  process.chdir(root);
  const { default: husky } = await import("husky");
  const complaint = husky();
  if (complaint) process.stderr.write(`husky: ${complaint}\n`);
}

if (!installBuildNeeds()) {
  process.stderr.write("prepare: esbuild and typescript are needed to build taglint; run npm install --include=dev\n");
  process.exitCode = 1;
} else if (!run([join(root, "src", "build.mjs")])) {
  process.exitCode = 1;
}
await installHooks();
