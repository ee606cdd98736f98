import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { TextDocument } from "vscode-languageserver-textdocument";
import * as yaml from "yaml";
import { parseArguments } from "../../src/cli/arguments.js";
import type { Io } from "../../src/cli/io.js";
import { createHost } from "../../src/cli/lsp-host.js";
import { readAbilities } from "../../src/lsp/abilities.js";
import { Checker } from "../../src/lsp/checker.js";
import { diagnosticsOf } from "../../src/lsp/convert.js";
import { Workspace } from "../../src/lsp/workspace.js";
import { bin } from "../cli/bin.js";
import { cleanEnvironment } from "../git/repository.js";
import { uriOf } from "./client.js";

/** An editor in this process over a folder, which tells what is wrong with a document as it is. */
export function editorOver(folder: string) {
  const io = { cwd: folder, env: cleanEnvironment(), now: () => new Date(), packages: { yaml: () => yaml }, packageRoot: join(import.meta.dirname, "../..") } as unknown as Io;
  const host = createHost(parseArguments([]), io);
  const workspace = new Workspace(host);
  workspace.setFolders([uriOf(folder)]);
  const checker = new Checker(host, workspace);
  const abilities = readAbilities(undefined);
  return async (document: TextDocument) => diagnosticsOf(await checker.check(document), host, abilities).map(({ range, severity, code, message }) => ({ range, severity, code, message }));
}

export type Told = Awaited<ReturnType<ReturnType<typeof editorOver>>>;

const SEVERITY = { error: 1, warning: 2, info: 3 } as const;

export interface Place { readonly rule: string; readonly severity: keyof typeof SEVERITY; readonly message: string; readonly line: number; readonly column: number; readonly endLine: number; readonly endColumn: number }

/** What the linter and the command line tell, as an editor is told it; a mark that they do not count stands on the first line. */
export const toldBy = (places: readonly Place[], mark: number): Told =>
  places.map(({ rule, severity, message, line, column, endLine, endColumn }) => ({
    range: { start: { line: line - 1, character: column - 1 + (line === 1 ? mark : 0) }, end: { line: endLine - 1, character: endColumn - 1 + (endLine === 1 ? mark : 0) } },
    severity: SEVERITY[severity],
    code: rule,
    message,
  }));

export const marksOf = (text: string): number => /^\uFEFF*/.exec(text)![0].length;

export function byCommandLine(folder: string, path: string, text: string): Told {
  const run = spawnSync(process.execPath, [bin, "--stdin", "--stdin-filename", path, "-f", "json"], { cwd: folder, env: cleanEnvironment(), input: text, encoding: "utf8" });
  const { findings } = JSON.parse(run.stdout) as { readonly findings: readonly Place[] };
  return toldBy(findings, marksOf(text));
}

/** Standard input is bytes, which half of a surrogate pair does not survive; and of marks two are taken away. */
export const isWhole = (text: string): boolean => Buffer.from(text).toString() === text && marksOf(text) < 3;
