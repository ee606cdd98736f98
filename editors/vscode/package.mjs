// Makes taglint.vsix, the extension as VS Code installs it: the client in one bundle, the schemas, the licence. Run it in a checkout whose
// program is built; `node package.mjs FILE` writes elsewhere.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(here));
const target = resolve(process.argv[2] ?? join(here, "taglint.vsix"));

/** What the command prints; the schemas are the program's own, so they never differ from what it takes. */
function taglint(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "dist", "taglint.cjs"), ...args], { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(`taglint ${args.join(" ")}: ${stderr}`);
  return stdout;
}

async function bundle(folder) {
  await build({
    absWorkingDir: here,
    entryPoints: ["src/extension.ts"],
    outfile: join(folder, "dist", "extension.cjs"),
    bundle: true,
    external: ["vscode"],
    format: "cjs",
    platform: "node",
    target: "node18",
    minify: true,
    legalComments: "inline",
    logLevel: "warning",
  });
}

function pack(folder) {
  const vsce = createRequire(import.meta.url).resolve("@vscode/vsce/vsce");
  const { status } = spawnSync(process.execPath, [vsce, "package", "--no-dependencies", "--skip-license", "--allow-missing-repository", "--out", target], { cwd: folder, stdio: ["ignore", 2, 2] });
  if (status !== 0) throw new Error("vsce refused");
}

const folder = mkdtempSync(join(tmpdir(), "taglint-vscode-"));
try {
  for (const name of ["package.json", "README.md"]) cpSync(join(here, name), join(folder, name));
  cpSync(join(root, "LICENSE"), join(folder, "LICENSE.txt"));
  mkdirSync(join(folder, "schemas"));
  writeFileSync(join(folder, "schemas", "taglint.schema.json"), taglint("config", "schema"));
  await bundle(folder);
  pack(folder);
} catch (error) {
  process.stderr.write(`package: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
