import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Problem, SourceFile } from "../model/document.js";
import type { Facts } from "../model/facts.js";
import type { Finding } from "../model/finding.js";
import { findConfigProblems } from "./config-document.js";
import type { Ground } from "./ground.js";
import { findGround } from "./ground.js";
import type { Host } from "./host.js";
import { Offsets } from "./offsets.js";
import type { Workspace } from "./workspace.js";

/** A document as it was checked. */
export interface CheckedDocument {
  readonly document: TextDocument;
  readonly version: number;
  /** Another number for whatever is checked anew. */
  readonly serial: number;
  readonly offsets: Offsets;
  /** `undefined` when the document is no file. */
  readonly ground: Ground | undefined;
  /** What the linter read; `undefined` when the document is none that it checks. */
  readonly file: SourceFile | undefined;
  readonly findings: readonly Finding[];
  /** What is wrong with it as a configuration. */
  readonly problems: readonly Problem[];
}

/** As for files on the disk: a NUL this early makes a text none. */
const PROBED = 8192;

/** Checks documents as the command line checks files, and keeps what it found until something changes. */
export class Checker {
  readonly #host: Host;
  readonly #workspace: Workspace;
  readonly #checked = new Map<string, CheckedDocument>();
  #serial = 0;

  constructor(host: Host, workspace: Workspace) {
    this.#host = host;
    this.#workspace = workspace;
  }

  /** What a document gives as it is now. */
  async check(document: TextDocument): Promise<CheckedDocument> {
    const last = this.#checked.get(document.uri);
    const isCurrent = last?.ground?.generation === this.#workspace.generation;
    if (isCurrent && last.version === document.version) return last;
    const ground = isCurrent ? last.ground : await findGround(document, this.#host, this.#workspace);
    const facts = ground?.path === undefined ? undefined : await ground.project.factsOf(ground.path, new Offsets(document).text);
    const checked = this.#lint(document, ground, facts);
    this.#checked.set(document.uri, checked);
    return checked;
  }

  /** What it gave last, without checking it again. */
  last(uri: string): CheckedDocument | undefined {
    return this.#checked.get(uri);
  }

  /** The document is closed, or something else than its text has changed. */
  forget(uri: string): void {
    this.#checked.delete(uri);
  }

  #lint(document: TextDocument, ground: Ground | undefined, facts: Facts | undefined): CheckedDocument {
    const offsets = new Offsets(document);
    const { text } = offsets;
    const problems = ground?.isConfig === true ? findConfigProblems(text, this.#host.packages.yaml()) : [];
    const unchecked = { document, version: document.version, serial: ++this.#serial, offsets, ground, file: undefined, findings: [], problems };
    const { setup, linter } = ground?.project ?? {};
    if (ground?.path === undefined || setup === undefined || linter === undefined) return unchecked;
    const { path, commit } = ground;
    const { maxFileSize, file: config } = setup.settings;
    if (isTooLarge(text, maxFileSize) || isBinary(text)) return unchecked;
    const file: SourceFile = { path, text, ...(commit && { commit }), ...(facts && { facts }) };
    const result = linter.check(file);
    // Findings about the allow list are the configuration's own, as long as it is what is on the disk.
    const isInForce = config?.path === path && config.text === text;
    const about = isInForce ? linter.finish(result === undefined ? [] : [result], { complete: false }).files.find((other) => other.path === path) : result;
    return { ...unchecked, file: result === undefined ? undefined : file, findings: about?.findings ?? [] };
  }
}

/** UTF-8 takes at most three bytes for a UTF-16 unit, so most texts need not be counted. */
function isTooLarge(text: string, limit: number): boolean {
  return text.length * 3 > limit && (text.length > limit || Buffer.byteLength(text) > limit);
}

function isBinary(text: string): boolean {
  const nul = text.indexOf("\0");
  return nul >= 0 && nul < PROBED;
}
