import { resolve } from "node:path";
import { readTagFile } from "../formats/tag-file/read.js";
import type { Linter } from "../linter.js";
import type { Problem } from "../model/document.js";
import type { Facts } from "../model/facts.js";
import { isUserError } from "../model/user-error.js";
import type { Host, Setup } from "./host.js";

/** What stops a project from being read. */
export interface ProjectFault {
  /** One sentence or several lines, for people. */
  readonly message: string;
  /** What is wrong in the configuration's text, when it is that. */
  readonly problems: readonly Problem[];
  /** Not the user's mistake. */
  readonly isBug: boolean;
}

/** Hears of files that a project is read from, absolute. */
export type TellFiles = (files: readonly string[]) => void;

/** A project as it is read now: with the last settings that were right, while its configuration is broken. */
export class ProjectState {
  readonly fault: ProjectFault | undefined;
  readonly setup: Setup | undefined;
  readonly #host: Host;
  readonly #tellFiles: TellFiles;
  readonly #load: ReturnType<Host["createFacts"]> | undefined;
  #day = "";
  #linter: Linter | undefined;

  constructor(host: Host, tellFiles: TellFiles, outcome: { readonly setup?: Setup | undefined; readonly fault?: ProjectFault }) {
    this.#host = host;
    this.#tellFiles = tellFiles;
    this.setup = outcome.setup;
    this.fault = outcome.fault;
    this.#load = outcome.setup && host.createFacts(outcome.setup);
  }

  /** A linter for today, because a server may run for days; `undefined` while there have never been settings that were right. */
  get linter(): Linter | undefined {
    if (this.setup === undefined) return undefined;
    // Only allow entries ask what day it is.
    const day = this.setup.settings.allow.length === 0 ? "" : this.#host.today();
    if (this.#linter === undefined || day !== this.#day) this.#linter = this.#host.createLinter(this.setup, day);
    this.#day = day;
    return this.#linter;
  }

  /** What rules may ask beside a text, in which a tag file says what the text says, not what is on the disk. */
  async factsOf(path: string, text: string): Promise<Facts | undefined> {
    const facts = await this.#loadFacts(path, text);
    if (facts === undefined || this.setup === undefined) return undefined;
    const { root } = this.setup.project;
    this.#tellFiles(facts.tagFiles.map((file) => resolve(root, file.path)));
    if (!facts.tagFiles.some((file) => file.path === path)) return facts;
    const { entries } = readTagFile(text, { loadYaml: this.#host.packages.yaml });
    return { ...facts, tagFiles: facts.tagFiles.map((file) => (file.path === path ? { ...file, entries } : file)) };
  }

  async #loadFacts(path: string, text: string): Promise<Facts | undefined> {
    try {
      return await this.#load?.(path, text);
    } catch (error) {
      // Git refuses: what the text says on its own can still be told.
      if (!isUserError(error)) throw error;
      return undefined;
    }
  }

  /** Reads the project around a folder, over what was known of it before. Never throws. */
  static async load(host: Host, cwd: string, tellFiles: TellFiles, before: ProjectState | undefined): Promise<ProjectState> {
    try {
      return new ProjectState(host, tellFiles, { setup: await host.loadSetup(cwd) });
    } catch (error) {
      return new ProjectState(host, tellFiles, { setup: before?.setup, fault: faultOf(error) });
    }
  }
}

/** What a broken configuration, or a mistake in the program, comes to. */
export function faultOf(error: unknown): ProjectFault {
  if (!isUserError(error)) return { message: `this is a bug in taglint: ${error instanceof Error ? error.message : String(error)}`, problems: [], isBug: true };
  const message = error.hint === undefined ? error.message : `${error.message}; ${error.hint}`;
  return { message, problems: "problems" in error ? (error.problems as readonly Problem[]) : [], isBug: false };
}
