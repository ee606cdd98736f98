// Builds dist/: the bin as one lean CommonJS bundle with its heavy packages beside it, the rules' pages, and the ESM library with
// its types. `--bin-only` leaves the library out. Prints to standard error only, because `npm pack` owns standard output.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, "dist");

/** Packages loaded when they are first used; each bundled on its own, because that loads four times faster than its many files. */
const VENDORS = ["yaml", "chalk", "fast-glob", "picomatch", "ignore"];
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
  write: false,
  logLevel: "warning",
};

const vendorFile = (name) => `vendor-${name}.cjs`;

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

async function buildBin() {
  const bundles = [
    build({ ...shared, entryPoints: ["src/cli/main.ts"], outfile: join(dist, "taglint.cjs"), plugins: [vendors] }),
    ...VENDORS.map((name) => build({ ...shared, entryPoints: [name], outfile: join(dist, vendorFile(name)), legalComments: "inline" })),
  ];
  mkdirSync(dist, { recursive: true });
  for (const { outputFiles } of await Promise.all(bundles)) {
    for (const { path, contents } of outputFiles) replaceFile(path, contents);
  }
  for (const entry of readdirSync(join(root, "rules"), { withFileTypes: true })) {
    if (entry.isDirectory() && entry.name !== "presets") copyPage(entry.name);
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
