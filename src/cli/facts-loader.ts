import { loadFacts } from "../facts/load-facts.js";
import type { FactsRequest } from "../facts/request.js";
import { explainUnread } from "../facts/unread-tag-file.js";
import type { Facts } from "../model/facts.js";
import { pathFromCwd } from "../project/project.js";
import { createFolderWalker } from "../project/walk-folder.js";
import type { CheckOptions } from "./check-options.js";
import type { GatherInput, Source } from "./gather.js";
import { tell } from "./messages.js";

/** What facts are loaded for. */
export interface FactsInput extends Pick<GatherInput, "project" | "settings" | "io"> {
  readonly options: Pick<CheckOptions, "origin">;
}

/** Loads facts for a run, and tells once each what is missing. */
export class FactsLoader {
  /** Whether a tag file of the configuration could not be read. */
  hasFailed = false;
  readonly #input: FactsInput;
  readonly #told = new Set<string>();

  constructor(input: FactsInput) {
    this.#input = input;
  }

  /** @throws UserError when git refuses, and in CI for what is missing. */
  load(request: Pick<FactsRequest, "needs" | "change" | "also" | "open">): Facts {
    const { project, settings, io } = this.#input;
    const place = { cwd: io.cwd, env: io.env };
    const whole: FactsRequest = { ...request, project, settings, place, walk: createFolderWalker(io.packages.fastGlob), loadYaml: io.packages.yaml };
    const { facts, notes, hasFailed } = loadFacts(whole, io.now().getTime());
    for (const note of notes) this.#tellOnce(note);
    this.hasFailed ||= hasFailed;
    return facts;
  }

  /** Tells why a tag file of the configuration has no text, if that is anything to tell. */
  tellUnread({ path, reading }: Source): void {
    const { project, settings } = this.#input;
    const problem = explainUnread(pathFromCwd(project, path), reading, settings.maxFileSize);
    if (problem === undefined) return;
    this.#tellOnce(`${problem.message}; ${problem.hint}`);
    this.hasFailed = true;
  }

  #tellOnce(note: string): void {
    if (!this.#told.has(note)) tell(this.#input.io, note);
    this.#told.add(note);
  }
}
