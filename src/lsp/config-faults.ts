import { pathToFileURL } from "node:url";
import type { Connection, Diagnostic, TextDocuments } from "vscode-languageserver/node";
import { MessageType, ShowMessageNotification } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { isUserError } from "../model/user-error.js";
import { readConfigFile } from "../project/config-file.js";
import type { Abilities } from "./abilities.js";
import type { CheckedDocument } from "./checker.js";
import { configDiagnostic } from "./convert.js";
import { pathOfUri } from "./document-place.js";
import { Offsets } from "./offsets.js";
import type { ProjectFault } from "./project-state.js";
import type { Workspace } from "./workspace.js";

export interface FileDiagnostics {
  readonly uri: string;
  readonly diagnostics: Diagnostic[];
}

/** Tells of configurations that are broken: once in a message, and in the file itself as long as it is. */
export class ConfigFaults {
  readonly #connection: Connection;
  readonly #documents: TextDocuments<TextDocument>;
  readonly #workspace: Workspace;
  readonly #abilities: Abilities;
  /** By working directory. */
  readonly #told = new Map<string, string>();
  readonly #sent = new Map<string, string>();

  constructor(connection: Connection, documents: TextDocuments<TextDocument>, workspace: Workspace, abilities: Abilities) {
    this.#connection = connection;
    this.#documents = documents;
    this.#workspace = workspace;
    this.#abilities = abilities;
  }

  /** Tells what is new about the configuration by which a document was checked. */
  async tell({ ground }: CheckedDocument): Promise<void> {
    if (ground === undefined) return;
    const { project: { fault }, place: { cwd } } = ground;
    if (fault === undefined) this.#told.delete(cwd);
    else if (this.#told.get(cwd) !== fault.message) {
      this.#told.set(cwd, fault.message);
      await this.#connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Error, message: `taglint: ${fault.message}` });
    }
    if (!this.#abilities.pullsDiagnostics) await this.#send(cwd, fault);
  }

  /** What is wrong with the configuration of a document, unless that is open and shows it itself. */
  diagnosticsFor({ ground }: CheckedDocument): FileDiagnostics | undefined {
    const file = ground && this.#workspace.configIn(ground.place.cwd);
    return ground === undefined || file === undefined ? undefined : this.#diagnosticsIn(file, ground.project.fault);
  }

  async #send(cwd: string, fault: ProjectFault | undefined): Promise<void> {
    const file = fault && this.#workspace.configIn(cwd);
    const told = file === undefined ? undefined : this.#diagnosticsIn(file, fault);
    const before = this.#sent.get(cwd);
    if (before !== undefined && before !== told?.uri) {
      this.#sent.delete(cwd);
      if (!this.#isOpen(pathOfUri(before))) await this.#connection.sendDiagnostics({ uri: before, diagnostics: [] });
    }
    if (told === undefined) return;
    this.#sent.set(cwd, told.uri);
    await this.#connection.sendDiagnostics(told);
  }

  #diagnosticsIn(file: string, fault: ProjectFault | undefined): FileDiagnostics | undefined {
    if (this.#isOpen(file)) return undefined;
    const uri = pathToFileURL(file).href;
    if (fault === undefined) return { uri, diagnostics: [] };
    const offsets = new Offsets(TextDocument.create(uri, "yaml", 0, readText(file)));
    const problems = fault.problems.length > 0 ? fault.problems : [{ range: { start: 0, end: 0 }, message: fault.message }];
    return { uri, diagnostics: problems.map((problem) => configDiagnostic(problem, offsets)) };
  }

  #isOpen(file: string | undefined): boolean {
    return this.#documents.all().some(({ uri }) => pathOfUri(uri) === file);
  }
}

function readText(file: string): string {
  try {
    return readConfigFile("/", file);
  } catch (error) {
    if (!isUserError(error)) throw error;
    return "";
  }
}
