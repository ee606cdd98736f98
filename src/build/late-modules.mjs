// Modules that the bin loads late although their users import them at the top: in the place of such a module a bundle gets a stand-in,
// which has all of its data and, for each of its functions, one that loads the module when it is first called. So what is read at every
// start does not grow with formats, rules and reports, and their sources need not know.
import { createRequire } from "node:module";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

/** Modules by the bundle that they are in; paths from the root. What formats and rules there are, their folders say. */
const BUNDLES = {
  "config-faults": ["src/config/describe-value.ts", "src/config/later-keys.ts", "src/config/unknown-name.ts"],
  directives: ["src/engine/directives.ts", "src/engine/judge-directives.ts"],
  "git-failure": ["src/git/explain-failure.ts"],
  glance: ["src/formats/glance/may-matter.ts", "src/formats/glance/word-finder.ts", "src/project/glimpse.ts"],
  managed: ["src/model/managed-images.ts", "rules/unmanaged-tag/near-name.ts"],
  nearest: ["src/model/nearest.ts"],
  "other-files": ["src/project/other-files.ts"],
  "report-github": ["src/report/github.ts", "src/report/github-summary.ts"],
  "report-finding": ["src/report/show-finding.ts"],
  "report-json": ["src/report/json.ts"],
  "report-sarif": ["src/report/sarif.ts"],
  "report-unix": ["src/report/unix.ts"],
  rules: ["src/engine/judge-message.ts"],
  "spare-memory": ["src/cli/spare-memory.ts"],
  unread: ["src/cli/unread.ts", "src/project/bad-bytes.ts"],
};

/**
 * All late modules by their path from the root: the bundle that each is in, and what it exports; and what every format and every rule
 * exports. All formats that read YAML are in one bundle, because its reader is by far the largest part of it, and is compiled once; what
 * tells them apart is in another, because most files need not be read.
 * @param options esbuild's own, as for all bundles
 */
export async function findLateModules(root, options) {
  const formats = listModules(root, "src/formats");
  const rules = listModules(root, "rules");
  const recognisers = listModules(root, "src/formats", "recognise.ts");
  const { exports, imports } = await evaluate(root, [...Object.values(BUNDLES).flat(), ...recognisers, ...formats, ...rules], options);
  const late = new Map();
  const add = (path, bundle) => late.set(path, { bundle, exports: exports.get(path) });
  for (const [bundle, paths] of Object.entries(BUNDLES)) for (const path of paths) add(path, bundle);
  for (const path of recognisers) add(path, "glance");
  for (const path of formats) add(path, readsYaml(path, imports) ? "formats-yaml" : `format-${exports.get(path).format.id}`);
  for (const path of rules) if (!isForEveryFile(exports.get(path).rule)) add(path, "rules");
  return { late, exports };
}

function listModules(root, folder, file = "index.ts") {
  const paths = readdirSync(join(root, folder)).map((name) => `${folder}/${name}/${file}`);
  return paths.filter((path) => !path.includes("/presets/") && existsSync(join(root, path)));
}

/** A rule that is on by itself and judges what nearly every file has would be loaded nearly always. */
const isForEveryFile = ({ recommended, image, document }) => recommended !== "off" && (image ?? document) !== undefined;

function readsYaml(path, imports, seen = new Set()) {
  if (path.startsWith("src/yaml/")) return true;
  if (seen.has(path)) return false;
  seen.add(path);
  return (imports.get(path) ?? []).some((next) => !isFormat(next) && readsYaml(next, imports, seen));
}

/** One format that hands text to another gets that one's stand-in. */
const isFormat = (path) => /^src\/formats\/[^/]+\/index\.ts$/.test(path);

/** What the modules export, and who imports whom; paths from the root. */
async function evaluate(root, paths, options) {
  const contents = paths.map((path, index) => `export * as module${index} from ${JSON.stringify(`./${path}`)};`).join("\n");
  const { outputFiles, metafile } = await build({ ...options, stdin: { contents, resolveDir: root }, metafile: true, packages: "external" });
  const module = { exports: {} };
  new Function("require", "module", "exports", outputFiles[0].text)(createRequire(join(root, "package.json")), module, module.exports);
  return {
    exports: new Map(paths.map((path, index) => [path, module.exports[`module${index}`]])),
    imports: new Map(Object.entries(metafile.inputs).map(([path, input]) => [path, input.imports.map((one) => one.path)])),
  };
}

/** The source of the bundle that holds these modules: each under its path. */
export function showBundle(paths) {
  const imports = paths.map((path, index) => `import * as module${index} from ${JSON.stringify(`./${path}`)};`);
  const entries = paths.map((path, index) => `${JSON.stringify(path)}: module${index}`);
  return `${imports.join("\n")}\nmodule.exports = { ${entries.join(", ")} };\n`;
}

/** Where functions are to be had that late modules export: sources of expressions. What an object has of these is loaded from there, not with it. */
export function findHomes(late, fileOf) {
  const homes = new Map();
  for (const [path, { bundle, exports }] of late) {
    for (const [name, value] of Object.entries(exports)) if (typeof value === "function") homes.set(value, `require(${JSON.stringify(`./${fileOf(bundle)}`)})[${JSON.stringify(path)}].${name}`);
  }
  return homes;
}

/**
 * The source of a late module's stand-in.
 * @param file the bundle that has the module under its path
 * @param homes of functions that other bundles have
 * @throws for an export that cannot be stood in for: a class, or a function that is deeper than in an exported object
 */
export function showStandIn(path, exports, file, homes = new Map()) {
  const names = Object.keys(exports);
  // Most modules export one thing: named once, it is not named again at each of its functions.
  const only = names.length === 1 ? `.${names[0]}` : "";
  const load = `const load = () => require(${JSON.stringify(`./${file}`)})[${JSON.stringify(path)}]${only};`;
  const parts = names.map((name) => `export ${typeof exports[name] === "function" ? "let" : "const"} ${name} = ${showExport(path, name, exports[name], only === "" ? `load().${name}` : "load()", homes)};`);
  return `${load}\n${parts.join("\n")}\n`;
}

/** `loaded` is the source of the export itself. */
function showExport(path, name, value, loaded, homes) {
  // The function itself takes its stand-in's place, so that only the first call makes a detour.
  if (typeof value === "function") return showFunction(path, value, `(${name} = ${loaded})(...args)`);
  if (!isPlain(value)) return showData(path, value);
  const entries = Object.entries(value).map(([key, member]) => {
    if (typeof member !== "function") return `${JSON.stringify(key)}: ${showData(path, member)}`;
    return `${key}: ${showFunction(path, member, `(${name}.${key} = ${homes.get(member) ?? `${loaded}.${key}`}).apply(${name}, args)`)}`;
  });
  return `{ ${entries.join(", ")} }`;
}

/**
 * The source of a module in whose place a bundle has nothing but some of the data of its one export, without the descriptions in it, which
 * are for people.
 */
export function showDataOf(path, exports, keys) {
  const [[name, value]] = Object.entries(exports);
  const data = Object.fromEntries(keys.flatMap((key) => (key in value ? [[key, withoutDescriptions(value[key])]] : [])));
  return `export const ${name} = ${showData(path, data)};\n`;
}

function withoutDescriptions(value) {
  if (Array.isArray(value)) return value.map(withoutDescriptions);
  if (!isPlain(value)) return value;
  const entries = Object.entries(value).filter(([key, item]) => key !== "description" || typeof item !== "string");
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutDescriptions(item)]));
}

function showFunction(path, value, call) {
  if (Object.getOwnPropertyDescriptor(value, "prototype")?.writable === false) throw new Error(`${path} exports a class, so it cannot be loaded late`);
  return `(...args) => ${call}`;
}

/** Data as its own source. */
function showData(path, value) {
  if (value instanceof RegExp) return String(value);
  if (Array.isArray(value)) return `[${value.map((item) => showData(path, item)).join(", ")}]`;
  if (isPlain(value)) return `{ ${Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${showData(path, item)}`).join(", ")} }`;
  if (value === undefined || value === Infinity) return String(value);
  if (value === null || ["string", "number", "boolean"].includes(typeof value)) return JSON.stringify(value);
  throw new Error(`${path} exports a ${typeof value} inside of its data, so it cannot be loaded late`);
}

const isPlain = (value) => typeof value === "object" && value !== null && Object.getPrototypeOf(value)?.constructor?.name === "Object";
