import type { ExtensionContext } from "vscode";
import { commands, window, workspace } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { findServer } from "./find-server.js";

/** Files of these languages may name images; the server knows which of them do. */
const LANGUAGES = ["yaml", "json", "dockerfile", "dockercompose", "helm", "git-commit"];

let client: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  context.subscriptions.push(
    commands.registerCommand("taglint.restart", restart),
    workspace.onDidGrantWorkspaceTrust(restart),
    workspace.onDidChangeWorkspaceFolders(restartIfNone),
    workspace.onDidChangeConfiguration(async (event) => {
      if (["enable", "path", "arguments"].some((name) => event.affectsConfiguration(`taglint.${name}`))) await restart();
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  const old = client;
  client = undefined;
  await old?.dispose();
}

async function restart(): Promise<void> {
  await deactivate();
  await start();
}

async function restartIfNone(): Promise<void> {
  if (client === undefined) await restart();
}

async function start(): Promise<void> {
  const settings = workspace.getConfiguration("taglint");
  if (!settings.get<boolean>("enable", true)) return;
  const folders = (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === "file").map(({ uri }) => uri.fsPath);
  // Until the workspace is trusted, the settings are the user's own: package.json lists these two as restricted.
  const server = findServer({ folders, path: settings.get("path", ""), isTrusted: workspace.isTrusted });
  if (server === undefined) return;
  const args = ["lsp", ...settings.get<readonly string[]>("arguments", [])];
  client = new LanguageClient(
    "taglint",
    "taglint",
    // The editor's own Node runs it, so none need be installed.
    { module: server, args, transport: TransportKind.stdio, ...(folders[0] !== undefined && { options: { cwd: folders[0] } }) },
    { documentSelector: LANGUAGES.flatMap((language) => [{ scheme: "file", language }, { scheme: "untitled", language }]) },
  );
  try {
    await client.start();
  } catch (error) {
    await window.showErrorMessage(`taglint does not start: ${error instanceof Error ? error.message : String(error)}`);
  }
}
