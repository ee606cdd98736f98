import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TestContext } from "vitest";
import { describe, expect, test } from "vitest";
import { bin, taglint } from "../cli/bin.js";
import { makeFolder, Repository } from "../git/repository.js";
import { missingPart } from "./real-part.js";
import { readZip } from "./read-zip.js";

const root = join(import.meta.dirname, "../..");

/** The extension as it would be installed. */
function packExtension(context: TestContext): ReadonlyMap<string, Buffer> {
  if (!existsSync(join(root, "editors/vscode/node_modules"))) missingPart("the extension's packages are not installed, so nothing tells whether it can be packed; install them: npm ci --ignore-scripts --prefix editors/vscode", context);
  const file = join(makeFolder(), "taglint.vsix");
  const run = spawnSync(process.execPath, [join(root, "editors/vscode/package.mjs"), file], { encoding: "utf8" });
  expect(run.stderr).toContain("Packaged");
  return readZip(readFileSync(file));
}

/** Runs in place of the editor: answers what an extension asks of it at its start, and writes down what the extension runs. */
const EDITOR = `
  const Module = require("node:module");
  const child = require("node:child_process");
  const [extension, folder, isTrusted, path] = process.argv.slice(2);
  const anything = new Proxy(function () {}, { get: (_target, key) => (key === Symbol.toPrimitive ? () => "" : anything), apply: () => anything, construct: () => anything });
  const settings = { get: (name, otherwise) => (name === "path" ? path : otherwise) };
  const workspace = { isTrusted: isTrusted === "true", workspaceFolders: [{ uri: { scheme: "file", fsPath: folder } }], getConfiguration: () => settings };
  const hear = new Proxy(workspace, { get: (target, key) => (key in target ? target[key] : anything) });
  const vscode = new Proxy({ workspace: hear, version: "1.82.0" }, { get: (target, key) => (key in target ? target[key] : anything) });
  const load = Module._load;
  Module._load = (name, ...rest) => (name === "vscode" ? vscode : load(name, ...rest));
  const record = (...args) => { console.log(JSON.stringify(args.flat().filter((arg) => typeof arg === "string"))); process.exit(0); };
  child.spawn = record;
  child.fork = record;
  const { activate } = require(extension);
  activate({ subscriptions: [] }).then(() => { console.log("nothing runs"); process.exit(0); }, (error) => { console.log(error); process.exit(1); });
`;

describe("the extension for VS Code", { timeout: 120_000 }, () => {
  test("is packed whole, and with nothing else", (context) => {
    const files = packExtension(context);
    expect([...files.keys()].sort()).toEqual(["[Content_Types].xml", "extension.vsixmanifest", "extension/LICENSE.txt", "extension/dist/extension.cjs", "extension/package.json", "extension/readme.md", "extension/schemas/taglint.schema.json"]);
    const manifest = JSON.parse(files.get("extension/package.json")!.toString()) as { main: string; contributes: { yamlValidation: { url: string }[] }; capabilities: unknown };
    for (const path of [manifest.main, ...manifest.contributes.yamlValidation.map(({ url }) => url)]) expect(files.has(join("extension", path))).toBe(true);
    expect(manifest.capabilities).toMatchObject({ untrustedWorkspaces: { supported: "limited", restrictedConfigurations: ["taglint.path", "taglint.arguments"] } });
    expect(JSON.parse(files.get("extension/schemas/taglint.schema.json")!.toString())).toEqual(JSON.parse(taglint({ cwd: root }, "config", "schema").stdout));
  });

  test("runs taglint by the editor's own Node, where the workspace is trusted", (context) => {
    const folder = makeFolder();
    const extension = join(folder, "extension.cjs");
    writeFileSync(extension, packExtension(context).get("extension/dist/extension.cjs")!);
    writeFileSync(join(folder, "editor.cjs"), EDITOR);
    const start = (isTrusted: boolean, path: string): string => spawnSync(process.execPath, [join(folder, "editor.cjs"), extension, new Repository().folder, String(isTrusted), path], { encoding: "utf8" }).stdout.trim();
    expect(JSON.parse(start(true, bin))).toEqual(expect.arrayContaining([bin, "lsp", "--stdio"]));
    expect(start(true, "")).toBe("nothing runs");
    expect(start(false, "taglint.cjs")).toBe("nothing runs");
  });
});
