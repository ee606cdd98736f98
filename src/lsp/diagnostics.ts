import type { Connection, Diagnostic, DocumentDiagnosticReport, TextDocuments } from "vscode-languageserver/node";
import { DocumentDiagnosticReportKind } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Abilities } from "./abilities.js";
import type { CheckedDocument, Checker } from "./checker.js";
import type { ConfigFaults } from "./config-faults.js";
import { diagnosticsOf } from "./convert.js";
import type { Host } from "./host.js";

export interface DiagnosticsInput {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly checker: Checker;
  readonly faults: ConfigFaults;
  readonly host: Host;
  readonly abilities: Abilities;
}

/** Hears what happens to documents, and sees to it that the client learns what they give now. */
export interface DiagnosticsChannel {
  readonly changed: (document: TextDocument) => void;
  readonly saved: (document: TextDocument) => void;
  readonly closed: (uri: string) => void;
  /** Something else than a text has changed. */
  readonly refresh: () => void;
}

/** Milliseconds in which keystrokes are waited for; a check takes one, but a list that flickers disturbs. */
const PAUSE = 100;

/** For clients that are sent diagnostics. */
export function pushDiagnostics({ connection, documents, checker, faults, host, abilities }: DiagnosticsInput): DiagnosticsChannel {
  const waiting = new Map<string, NodeJS.Timeout>();
  const seen = new Set<string>();

  async function send(document: TextDocument): Promise<void> {
    const checked = await checker.check(document);
    // What was typed meanwhile is checked on its own.
    if (documents.get(document.uri) !== document || checked.version !== document.version) return;
    await connection.sendDiagnostics({ uri: document.uri, version: checked.version, diagnostics: diagnosticsOf(checked, host, abilities) });
    await faults.tell(checked);
  }

  const sendNow = (document: TextDocument): void => {
    clearTimeout(waiting.get(document.uri));
    waiting.delete(document.uri);
    send(document).catch((error: unknown) => { tellBug(connection, error); });
  };

  return {
    changed(document) {
      const isNew = !seen.has(document.uri);
      seen.add(document.uri);
      if (isNew) {
        sendNow(document);
        return;
      }
      clearTimeout(waiting.get(document.uri));
      waiting.set(document.uri, setTimeout(() => { sendNow(document); }, PAUSE));
    },
    saved: sendNow,
    closed(uri) {
      seen.delete(uri);
      clearTimeout(waiting.get(uri));
      waiting.delete(uri);
      void connection.sendDiagnostics({ uri, diagnostics: [] });
    },
    refresh() {
      for (const document of documents.all()) sendNow(document);
    },
  };
}

/** For clients that ask. */
export function pullDiagnostics({ connection, documents, checker, faults, host, abilities }: DiagnosticsInput): DiagnosticsChannel {
  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }, token): Promise<DocumentDiagnosticReport> => {
    const document = documents.get(textDocument.uri);
    if (document === undefined || token.isCancellationRequested) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    const checked = await checker.check(document);
    await faults.tell(checked);
    const resultId = String(checked.serial);
    if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items: diagnosticsOf(checked, host, abilities), ...relatedOf(checked) };
  });

  function relatedOf(checked: CheckedDocument): { relatedDocuments?: Record<string, { kind: "full"; items: Diagnostic[] }> } {
    if (!abilities.takesRelatedDocuments) return {};
    const config = faults.diagnosticsFor(checked);
    return config === undefined ? {} : { relatedDocuments: { [config.uri]: { kind: DocumentDiagnosticReportKind.Full, items: config.diagnostics } } };
  }

  const nothing = (): void => undefined;
  return {
    changed: nothing,
    saved: nothing,
    closed: nothing,
    refresh() {
      if (abilities.refreshesDiagnostics) connection.languages.diagnostics.refresh().catch((error: unknown) => { tellBug(connection, error); });
    },
  };
}

export function tellBug(connection: Connection, error: unknown): void {
  connection.console.error(`this is a bug in taglint: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
}
