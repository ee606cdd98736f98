import type { ServerCapabilities } from "vscode-languageserver/node";
import { CodeActionKind, TextDocumentSyncKind } from "vscode-languageserver/node";
import type { Abilities } from "./abilities.js";

/** All safe fixes at once, for editors that do so on save. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.taglint`;

/** What the server offers to a client of such abilities. */
export function capabilitiesFor({ pullsDiagnostics }: Abilities): ServerCapabilities {
  return {
    positionEncoding: "utf-16",
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    ...(pullsDiagnostics && { diagnosticProvider: { identifier: "taglint", interFileDependencies: false, workspaceDiagnostics: false } }),
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
    hoverProvider: true,
    definitionProvider: true,
    documentLinkProvider: {},
    completionProvider: { triggerCharacters: ["-", ":", " ", ",", "["] },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}
