// Bundles the program as CommonJS. What src/cli/main.ts imports is one bundle, read at every start. What a module imports late, by
// `import()`, is a bundle of its own beside it, loaded by those runs that need it, and so are the late modules. Bundles share no
// modules, so what goes between them is data.
import { createHash } from "node:crypto";
import { join, relative, sep } from "node:path";
import { build } from "esbuild";
import { findHomes, findLateModules, showBundle, showDataOf, showStandIn } from "./late-modules.mjs";

/** Packages loaded when they are first used; each bundled on its own, because that loads four times faster than its many files. */
const VENDORS = ["yaml", "chalk", "fast-glob", "picomatch", "ignore", "undici", "vscode-languageserver/node", "vscode-languageserver-textdocument"];
/** Of these, the ones that sources import by a plain `import` at the top: functions, so a stand-in can load them when called. */
const STOOD_IN = new Set(["picomatch", "ignore"]);

const OPTIONS = {
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

/** As Node wraps a module; src/cli/boot.ts calls the function. */
const WRAPPED = { banner: { js: "(function (exports, require, module, __filename, __dirname) {" }, footer: { js: "})" } };

/** Late modules that git's hook has in its bundle, which it needs at every commit, beside the rules that judge messages. */
const FOR_HOOK = ["src/engine/judge-message.ts", "src/formats/commit-message/index.ts", "src/model/nearest.ts"];
/** What the hook knows of all other rules and formats: what a configuration that names them is checked by. */
const KNOWN_TO_HOOK = { rule: ["id", "recommended", "options"], format: ["id"] };

const vendorFile = (name) => `vendor-${name.replace("/", "-")}.cjs`;
const lateFile = (name) => `late-${name}.cjs`;

/**
 * The files of the bin, each with its name, its contents and the paths of the sources that are in it: taglint.cjs, which starts the
 * program, main.cjs, hook.cjs, which goes before it for `commit-msg`, and all that is loaded late.
 */
export async function bundleProgram(root) {
  const { late, exports } = await findLateModules(root, { ...OPTIONS, absWorkingDir: root });
  const groups = groupByBundle(late);
  const sources = new Set();
  const bundle = (name, entry, own = [], more = []) => bundleOne(root, name, { ...entry, ...WRAPPED, plugins: [vendors, ...more, lateModules(root, late, own), lateImports(root, sources)] });
  const ofHook = [...FOR_HOOK, ...[...exports].flatMap(([path, { rule }]) => (rule?.message === undefined ? [] : [path]))];

  const files = await Promise.all([
    bundle("main.cjs", { entryPoints: ["src/cli/main.ts"] }),
    bundle("hook.cjs", { entryPoints: ["src/cli/hook-main.ts"] }, ofHook, [dataAlone(root, exports, ofHook)]),
    ...VENDORS.map((name) => bundleOne(root, vendorFile(name), { entryPoints: [name], legalComments: "inline", ...WRAPPED })),
    ...[...groups].map(([name, paths]) => bundle(lateFile(name), { stdin: { contents: showBundle(paths), resolveDir: root } }, paths)),
  ]);
  // The set grows while it is gone through: a late bundle may itself import others late.
  for (const source of sources) files.push(await bundle(lateFile(nameOf(source)), { entryPoints: [source] }));
  const digest = createHash("sha256");
  for (const { contents } of files) digest.update(contents);
  const define = { PROGRAM_DIGEST: JSON.stringify(digest.digest("hex").slice(0, 16)) };
  return [await bundleOne(root, "taglint.cjs", { entryPoints: ["src/cli/boot.ts"], define }), ...files];
}

async function bundleOne(root, name, options) {
  const { outputFiles, metafile } = await build({ ...OPTIONS, absWorkingDir: root, metafile: true, ...options });
  const [output] = Object.values(metafile.outputs);
  return { name, contents: outputFiles[0].contents, sources: Object.keys(output.inputs) };
}

function groupByBundle(late) {
  const groups = new Map();
  for (const [path, { bundle }] of late) groups.set(bundle, [...(groups.get(bundle) ?? []), path]);
  return groups;
}

const nameOf = (source) => source.replace(/^src\//, "").replace(/\.ts$/, "").replaceAll("/", "-");

/** Points the heavy packages at their own bundles. */
const vendors = {
  name: "vendors",
  setup(setup) {
    setup.onResolve({ filter: new RegExp(`^(${VENDORS.join("|")})$`) }, ({ path }) =>
      STOOD_IN.has(path) ? { path, namespace: "vendor" } : { path: `./${vendorFile(path)}`, external: true },
    );
    setup.onResolve({ filter: /^\.\/(?:vendor|late)-[^/]*\.cjs$/ }, ({ path }) => ({ path, external: true }));
    setup.onLoad({ filter: /.*/, namespace: "vendor" }, ({ path }) => ({ contents: standInForPackage(path), loader: "js" }));
  },
};

function standInForPackage(name) {
  const load = `require("./${vendorFile(name)}")`;
  return `export default new Proxy(function () {}, {
    apply: (_target, _self, args) => ${load}(...args),
    get: (_target, key) => ${load}[key],
  });`;
}

/** Puts stand-ins into the place of late modules, except of those that are the bundle's own. */
const lateModules = (root, late, own) => ({
  name: "late modules",
  setup(setup) {
    const homes = findHomes(late, lateFile);
    setup.onResolve({ filter: /^\.{1,2}\/.*\.js$/ }, ({ kind, path, resolveDir }) => {
      const source = sourceOf(root, resolveDir, path);
      return kind === "import-statement" && late.has(source) && !own.includes(source) ? { path: source, namespace: "late" } : undefined;
    });
    setup.onLoad({ filter: /.*/, namespace: "late" }, ({ path }) => {
      const { bundle, exports } = late.get(path);
      return { contents: showStandIn(path, exports, lateFile(bundle), homes), loader: "js" };
    });
  },
});

/** Puts rules and formats into a bundle as data, except those that are the bundle's own. */
const dataAlone = (root, exports, own) => ({
  name: "data alone",
  setup(setup) {
    setup.onResolve({ filter: /^\.{1,2}\/.*\/index\.js$/ }, ({ path, resolveDir }) => {
      const source = sourceOf(root, resolveDir, path);
      return keysOf(exports.get(source)) !== undefined && !own.includes(source) ? { path: source, namespace: "data" } : undefined;
    });
    setup.onLoad({ filter: /.*/, namespace: "data" }, ({ path }) => ({ contents: showDataOf(path, exports.get(path), keysOf(exports.get(path))), loader: "js" }));
  },
});

const keysOf = (exports) => (exports === undefined ? undefined : KNOWN_TO_HOOK[Object.keys(exports)[0]]);

/** Points every `import()` at the bundle of what it imports, and adds that to `found`. */
const lateImports = (root, found) => ({
  name: "late imports",
  setup(setup) {
    setup.onResolve({ filter: /^\.{1,2}\// }, ({ kind, path, resolveDir }) => {
      if (kind !== "dynamic-import") return undefined;
      const source = sourceOf(root, resolveDir, path);
      found.add(source);
      return { path: `./${lateFile(nameOf(source))}`, external: true };
    });
  },
});

/** The path from the root of what an import of TypeScript names. */
const sourceOf = (root, folder, path) => relative(root, join(folder, path)).split(sep).join("/").replace(/\.js$/, ".ts");
