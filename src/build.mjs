// Builds dist/: the bin (taglint.cjs starts the program, main.cjs, a CommonJS bundle with what few runs need in others beside it),
// the rules' pages, and the ESM library with its types. `--bin-only` leaves the library out. Prints to standard error only, because `npm pack` owns standard output.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, "dist");

/** Packages loaded when they are first used; each bundled on its own, because that loads four times faster than its many files. */
const VENDORS = ["yaml", "chalk", "fast-glob", "picomatch", "ignore", "undici", "vscode-languageserver/node", "vscode-languageserver-textdocument"];
/** Of these, the ones that sources import by a plain `import` at the top: functions, so a stand-in can load them when called. */
const STOOD_IN = new Set(["picomatch", "ignore"]);

const shared = {
  absWorkingDir: root,
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20",
  minifySyntax: true,
  minifyWhitespace: true,
  minifyIdentifiers: true,
  // Turns `import()` into `require`, which needs no loader for ES modules: that one takes 7 ms to start.
  supported: { "dynamic-import": false },
  write: false,
  logLevel: "warning",
};

const vendorFile = (name) => `vendor-${name.replace("/", "-")}.cjs`;

/** Points the heavy packages at their own bundles. */
const vendors = {
  name: "vendors",
  setup(setup) {
    setup.onResolve({ filter: new RegExp(`^(${VENDORS.join("|")})$`) }, ({ path }) =>
      STOOD_IN.has(path) ? { path, namespace: "stand-in" } : { path: `./${vendorFile(path)}`, external: true },
    );
    setup.onResolve({ filter: /^\.\/vendor-/ }, ({ path }) => ({ path, external: true }));
    setup.onLoad({ filter: /.*/, namespace: "stand-in" }, ({ path }) => ({ contents: standIn(path), loader: "js" }));
  },
};

function standIn(name) {
  const load = `require("./${vendorFile(name)}")`;
  return `module.exports = new Proxy(function () {}, {
    apply: (_target, _self, args) => ${load}(...args),
    get: (_target, key) => ${load}[key],
  });`;
}

/**
 * Bundles the program. What src/cli/main.ts imports at once is one bundle, read at every start; what it imports late, by `import()`, is
 * a bundle of its own beside it, loaded by those runs that need it. They share no modules, so what goes between them is data.
 */
async function buildBin() {
  mkdirSync(dist, { recursive: true });
  const late = new Set();
  const files = await Promise.all(VENDORS.map((name) => bundle({ entryPoints: [name], outfile: join(dist, vendorFile(name)), legalComments: "inline" })));
  const plugins = [vendors, lateBundles(late)];
  const program = await bundle({ entryPoints: ["src/cli/main.ts"], outfile: join(dist, "main.cjs"), plugins });
  // The set grows while it is gone through: a late bundle may itself import others late.
  for (const source of late) files.push(await bundle({ entryPoints: [source], outfile: join(dist, lateFile(source)), plugins }));
  const digest = createHash("sha256").update(program[0].contents).digest("hex").slice(0, 16);
  const define = { PROGRAM_DIGEST: JSON.stringify(digest) };
  files.push(program, await bundle({ entryPoints: ["src/cli/boot.ts"], outfile: join(dist, "taglint.cjs"), define }));
  const outputs = files.flat();
  for (const { path, contents } of outputs) replaceFile(path, contents);
  removeOthers(new Set(outputs.map(({ path }) => basename(path))));
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

const lateFile = (source) => `late-${relative(join(root, "src"), source).replace(/\.ts$/, "").replaceAll(sep, "-")}.cjs`;

/** Points every `import()` at the bundle of what it imports, and adds that to `found`. */
const lateBundles = (found) => ({
  name: "late bundles",
  setup(setup) {
    setup.onResolve({ filter: /^\.{1,2}\// }, ({ kind, path, resolveDir }) => {
      if (kind !== "dynamic-import") return undefined;
      const source = join(resolveDir, path).replace(/\.js$/, ".ts");
      found.add(source);
      return { path: `./${lateFile(source)}`, external: true };
    });
  },
});

async function bundle(options) {
  const { outputFiles } = await build({ ...shared, ...options });
  return outputFiles;
}

/** One run over a file of each kind, so that the code cache it leaves has what most runs need. */
function warmUp() {
  const folder = mkdtempSync(join(tmpdir(), "taglint-"));
  try {
    writeFileSync(join(folder, "Dockerfile"), "ARG V=1\nFROM debian:$V AS base\nCOPY --from=busybox:1.36 /bin/sh /\n");
    writeFileSync(join(folder, "pod.yaml"), "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - {name: a, image: \"nginx:latest\"}\n");
    writeFileSync(join(folder, "compose.yaml"), "services:\n  web:\n    image: ${R:-nginx}:1\n");
    spawnSync(process.execPath, [join(dist, "taglint.cjs"), "Dockerfile", "pod.yaml", "compose.yaml"], { cwd: folder, stdio: "ignore" });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whole at any moment: tests may run the bin while another build writes it. */
function replaceFile(path, contents) {
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, contents, { mode: basename(path) === "taglint.cjs" ? 0o755 : 0o644 });
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
