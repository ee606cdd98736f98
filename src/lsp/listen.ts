import { setImmediate as pause } from "node:timers/promises";
import type { CancellationToken, Connection, TextDocuments } from "vscode-languageserver/node";
import { LSPErrorCodes, ResponseError } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Abilities } from "./abilities.js";
import type { CheckedDocument, Checker } from "./checker.js";
import { listCodeActions } from "./code-actions/list.js";
import { complete } from "./completion/complete.js";
import type { DiagnosticsChannel } from "./diagnostics.js";
import { pathOfUri } from "./document-place.js";
import type { Host } from "./host.js";
import { definitionsAt } from "./definition.js";
import { listLinks } from "./document-links.js";
import type { Ground } from "./ground.js";
import { hoverAt } from "./hover.js";
import type { Workspace } from "./workspace.js";

export interface Session {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly checker: Checker;
  readonly workspace: Workspace;
  readonly host: Host;
  readonly abilities: Abilities;
}

/** Follows the documents that the client has open. */
export function listenToDocuments({ documents, checker, workspace }: Session, channel: DiagnosticsChannel, refresh: () => void): void {
  documents.onDidChangeContent(({ document }) => { channel.changed(document); });
  documents.onDidSave(({ document }) => {
    void checker.check(document).then(({ ground }) => {
      // A message is checked against what is staged, which editors do not tell of.
      if (ground?.commit !== undefined) checker.forget(document.uri);
      if (ground !== undefined && isRead(ground, workspace)) refresh();
      else channel.saved(document);
    });
  });
  documents.onDidClose(({ document }) => {
    const ground = checker.last(document.uri)?.ground;
    checker.forget(document.uri);
    channel.closed(document.uri);
    // What was typed into it and not saved counts no more.
    if (ground?.isConfig === true) refresh();
  });
}

/** Whether projects are read from a document's file, or will be from now on. */
function isRead({ place, path, project, isConfig }: Ground, workspace: Workspace): boolean {
  return isConfig || workspace.isSource(place.file) || (path !== undefined && project.setup?.settings.tagging.matchesPath(path) === true);
}

/** Answers what the client asks about a document. */
export function listenToRequests({ connection, documents, checker, host, abilities }: Session): void {
  /** `otherwise` is the answer about a document that is not open. */
  async function answer<T>(uri: string, token: CancellationToken, otherwise: T, about: (checked: CheckedDocument) => T): Promise<T> {
    const document = documents.get(uri);
    if (document === undefined) return otherwise;
    // Lets a cancellation in that was sent right behind.
    await pause();
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
    return about(await checker.check(document));
  }

  connection.onCodeAction(({ textDocument: { uri }, range, context }, token) =>
    answer(uri, token, [], (checked) => listCodeActions(checked, { range, only: context.only, host, abilities, openDocument: (file) => documents.all().find((open) => pathOfUri(open.uri) === file) })),
  );
  connection.onHover(({ textDocument: { uri }, position }, token) => answer(uri, token, null, (checked) => hoverAt(checked, position, host, abilities) ?? null));
  connection.onCompletion(({ textDocument: { uri }, position }, token) => answer(uri, token, [], (checked) => complete(checked, position)));
  connection.onDefinition(({ textDocument: { uri }, position }, token) => answer(uri, token, [], (checked) => definitionsAt(checked, position)));
  connection.onDocumentLinks(({ textDocument: { uri } }, token) => answer(uri, token, [], (checked) => listLinks(checked, host)));
}
