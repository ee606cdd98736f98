import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";
import type { MessageConnection } from "vscode-jsonrpc/node";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-jsonrpc/node";
import type { CodeAction, ClientCapabilities, CompletionItem, Diagnostic, DocumentDiagnosticReport, Hover, InitializeResult, Range, TextDocumentContentChangeEvent, WorkspaceEdit } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { bin } from "../cli/bin.js";
import { cleanEnvironment } from "../git/repository.js";

/** What a client can do that asks for diagnostics itself. */
export const PULLS: ClientCapabilities = {
  textDocument: { diagnostic: { relatedDocumentSupport: true, relatedInformation: true } },
  workspace: { diagnostics: { refreshSupport: true }, workspaceFolders: true, workspaceEdit: { documentChanges: true, resourceOperations: ["create"] } },
};

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Absolute; the first one is where the server runs. */
  readonly folders: readonly string[];
}

/** A client of the built program, over its standard input and output, as editors run it. */
export class LspClient {
  readonly process: ChildProcessWithoutNullStreams;
  readonly connection: MessageConnection;
  /** What the server has sent last, by URI. */
  readonly diagnostics = new Map<string, readonly Diagnostic[]>();
  readonly messages: string[] = [];
  /** Requests of the server, by method. */
  readonly asked: string[] = [];
  readonly #versions = new Map<string, number>();
  readonly #arrived: (() => void)[] = [];

  constructor({ args = [], env = {}, folders }: ClientOptions) {
    this.process = spawn(process.execPath, [bin, "lsp", "--stdio", ...args], { cwd: folders[0], env: { ...cleanEnvironment(), ...env } });
    this.connection = createMessageConnection(new StreamMessageReader(this.process.stdout), new StreamMessageWriter(this.process.stdin));
    this.connection.onNotification("textDocument/publishDiagnostics", ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
      this.diagnostics.set(uri, diagnostics);
      this.#arrive();
    });
    this.connection.onNotification("window/showMessage", ({ message }: { message: string }) => {
      this.messages.push(message);
      this.#arrive();
    });
    this.connection.onRequest((method) => {
      this.asked.push(method);
      this.#arrive();
      return null;
    });
    this.connection.onError(() => undefined);
    this.connection.listen();
    onTestFinished(() => {
      this.connection.dispose();
      this.process.kill("SIGKILL");
    });
  }

  static async start(options: ClientOptions): Promise<LspClient> {
    const client = new LspClient(options);
    const workspaceFolders = options.folders.map((folder) => ({ uri: uriOf(folder), name: folder }));
    client.initialized = await client.connection.sendRequest<InitializeResult>("initialize", { processId: null, rootUri: null, capabilities: options.capabilities ?? {}, workspaceFolders });
    await client.connection.sendNotification("initialized", {});
    return client;
  }

  initialized: InitializeResult | undefined;

  async open(uri: string, text: string, languageId = "yaml"): Promise<void> {
    this.#versions.set(uri, 1);
    await this.connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } });
  }

  async change(uri: string, ...contentChanges: readonly TextDocumentContentChangeEvent[]): Promise<void> {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    await this.connection.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest("textDocument/diagnostic", { textDocument: { uri }, previousResultId });
  }

  /** The diagnostics of a client that pulls, each as `line:column rule`. */
  async pullShort(uri: string): Promise<readonly string[]> {
    const report = await this.pull(uri);
    return report.kind === "full" ? report.items.map(short) : [];
  }

  codeActions(uri: string, range: Range, only?: readonly string[]): Promise<readonly CodeAction[]> {
    return this.connection.sendRequest("textDocument/codeAction", { textDocument: { uri }, range, context: { diagnostics: [], only } });
  }

  hover(uri: string, line: number, character: number): Promise<Hover | null> {
    return this.connection.sendRequest("textDocument/hover", { textDocument: { uri }, position: { line, character } });
  }

  complete(uri: string, line: number, character: number): Promise<readonly CompletionItem[]> {
    return this.connection.sendRequest("textDocument/completion", { textDocument: { uri }, position: { line, character } });
  }

  /** Waits until what the server has sent is as wanted; a test's own time limit ends it otherwise. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise<void>((resolve) => { this.#arrived.push(resolve); });
  }

  /** Long enough for what is sent before and behind it to arrive apart. */
  pause(): Promise<void> {
    return new Promise((resolve) => { setTimeout(resolve, 100); });
  }

  /** Ends it in order, and answers its exit code. */
  async stop(): Promise<number | null> {
    const gone = once(this.process, "exit");
    await this.connection.sendRequest("shutdown");
    await this.connection.sendNotification("exit");
    const [code] = (await gone) as [number | null];
    return code;
  }

  #arrive(): void {
    for (const resolve of this.#arrived.splice(0)) resolve();
  }
}

export const uriOf = (path: string): string => pathToFileURL(path).href;

export const short = ({ range, code, severity }: Diagnostic): string => `${range.start.line}:${range.start.character}-${range.end.line}:${range.end.character} ${severity ?? ""} ${code ?? ""}`;

/** The document's text after an edit that is about it alone. */
export function applyTo(uri: string, text: string, edit: WorkspaceEdit | undefined): string {
  const changes = edit?.changes?.[uri] ?? edit?.documentChanges?.flatMap((change) => ("edits" in change && change.textDocument.uri === uri ? change.edits : []));
  if (changes === undefined) throw new Error("the edit is about another document");
  return TextDocument.applyEdits(TextDocument.create(uri, "", 1, text), changes as Parameters<typeof TextDocument.applyEdits>[1]);
}

export const at = (line: number, character: number): Range => ({ start: { line, character }, end: { line, character } });
