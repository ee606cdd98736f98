import type { ClientCapabilities } from "vscode-languageserver/node";

/** What the client can do, as far as the server asks. */
export interface Abilities {
  /** Asks for diagnostics itself, and is then never sent any. */
  readonly pullsDiagnostics: boolean;
  /** Takes diagnostics of another document along with those it asked for. */
  readonly takesRelatedDocuments: boolean;
  /** Asks again when the server tells it to. */
  readonly refreshesDiagnostics: boolean;
  readonly watchesFiles: boolean;
  /** Watches folders outside of its own, too. */
  readonly watchesElsewhere: boolean;
  readonly relatedInformation: boolean;
  readonly unnecessaryTag: boolean;
  /** Takes edits with the version of the document that they are for. */
  readonly versionedEdits: boolean;
  readonly createsFiles: boolean;
  readonly markdownHover: boolean;
  readonly markdownCompletion: boolean;
  readonly tellsOfFolders: boolean;
}

/** Reads them from what the client said; whatever it left out, it cannot do. */
export function readAbilities(said: ClientCapabilities | undefined): Abilities {
  const { textDocument, workspace } = said ?? {};
  return {
    pullsDiagnostics: Boolean(textDocument?.diagnostic),
    takesRelatedDocuments: textDocument?.diagnostic?.relatedDocumentSupport === true,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    watchesElsewhere: workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    relatedInformation: (textDocument?.diagnostic?.relatedInformation ?? textDocument?.publishDiagnostics?.relatedInformation) === true,
    unnecessaryTag: (textDocument?.diagnostic?.tagSupport ?? textDocument?.publishDiagnostics?.tagSupport)?.valueSet.includes(1) === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles: (workspace?.workspaceEdit?.resourceOperations ?? []).includes("create"),
    markdownHover: (textDocument?.hover?.contentFormat ?? []).includes("markdown"),
    markdownCompletion: (textDocument?.completion?.completionItem?.documentationFormat ?? []).includes("markdown"),
    tellsOfFolders: workspace?.workspaceFolders === true,
  };
}
