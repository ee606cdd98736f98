import type { Connection, InitializeParams, InitializeResult, WorkspaceFolder, WorkspaceFoldersChangeEvent } from "vscode-languageserver/node";
import { createConnection, ErrorCodes, ResponseError, TextDocuments } from "vscode-languageserver/node";
import { readAbilities } from "./abilities.js";
import { capabilitiesFor } from "./capabilities.js";
import { Checker } from "./checker.js";
import { ConfigFaults } from "./config-faults.js";
import { pullDiagnostics, pushDiagnostics } from "./diagnostics.js";
import type { Host } from "./host.js";
import { initializeOnce } from "./initialize-once.js";
import { listenToDocuments, listenToRequests } from "./listen.js";
import { syncedDocument } from "./synced-document.js";
import { watchProjects } from "./watch-projects.js";
import { Workspace } from "./workspace.js";

/** Serves the client behind standard input and output until it goes away, which ends the process. */
export function serveStdio(host: Host): void {
  serve(createConnection(process.stdin, process.stdout, { messageStrategy: initializeOnce() }), host);
}

function serve(connection: Connection, host: Host): void {
  const documents = new TextDocuments(syncedDocument);
  const workspace = new Workspace(host);
  const checker = new Checker(host, workspace);
  let isInitialized = false;

  // A client that is broken may say nothing at all.
  connection.onInitialize((params: Partial<InitializeParams> | null): InitializeResult => {
    if (isInitialized) throw new ResponseError(ErrorCodes.InvalidRequest, "the server is initialized already");
    const abilities = readAbilities(params?.capabilities);
    workspace.setFolders(foldersOf(params ?? {}));
    isInitialized = true;
    const faults = new ConfigFaults(connection, documents, workspace, abilities);
    const session = { connection, documents, checker, workspace, faults, host, abilities };
    const channel = abilities.pullsDiagnostics ? pullDiagnostics(session) : pushDiagnostics(session);
    const refresh = (): void => {
      workspace.refresh();
      channel.refresh();
    };
    listenToDocuments(session, channel, refresh);
    listenToRequests(session);
    connection.onInitialized(() => {
      watchProjects({ connection, workspace, abilities, refresh });
      if (!abilities.tellsOfFolders) return;
      connection.workspace.onDidChangeWorkspaceFolders((event: Partial<WorkspaceFoldersChangeEvent> | undefined) => {
        workspace.changeFolders(urisOf(event?.added), urisOf(event?.removed));
        channel.refresh();
      });
    });
    return { serverInfo: { name: "taglint", version: host.version }, capabilities: capabilitiesFor(abilities) };
  });

  documents.listen(connection);
  connection.listen();
}

function foldersOf({ workspaceFolders, ...params }: Partial<InitializeParams>): readonly string[] {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- all that clients say which know a single folder only
  const { rootUri } = params;
  return workspaceFolders ? urisOf(workspaceFolders) : rootUri ? [rootUri] : [];
}

const urisOf = (folders: readonly WorkspaceFolder[] = []): readonly string[] => folders.map(({ uri }) => uri);
