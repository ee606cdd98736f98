import { rules } from "../../rules/index.js";
import type { FactsRequest } from "../facts/request.js";
import { looksLikeTagFile } from "../formats/tag-file/recognise.js";
import type { Facts } from "../model/facts.js";
import type { FactKind } from "../model/rule.js";
import { isOutside, pathFromTop } from "../project/project.js";
import { createFolderWalker } from "../project/walk-folder.js";
import type { CheckOptions } from "./check-options.js";
import type { GatherInput } from "./gather.js";
import { tell } from "./messages.js";

/** What facts are loaded for. */
export interface FactsInput extends Pick<GatherInput, "project" | "settings" | "io"> {
  readonly options: Pick<CheckOptions, "origin">;
}

/** The facts that a run's files need, loaded when the first file needs them. What is missing is told once. */
export class RunFacts {
  readonly #input: FactsInput;
  readonly #change: FactsRequest["change"];
  readonly #told = new Set<string>();
  readonly #needs = new WeakMap<object, ReadonlySet<FactKind>>();
  readonly #known = new Map<string, Facts>();

  constructor(input: FactsInput, change: FactsRequest["change"] = changeOf(input)) {
    this.#input = input;
    this.#change = change;
  }

  /**
   * What rules may ask beside a file; `undefined` when no rule that is on for it asks anything, or there is nothing to tell.
   * @throws UserError when git refuses, and in CI for what is missing.
   */
  async of(path: string, text: string): Promise<Facts | undefined> {
    const { project, settings, options } = this.#input;
    const { globs, gitFiles, matchesPath } = settings.tagging;
    const isTagFile = /\.ya?ml$/.test(path) && !matchesPath(path) && looksLikeTagFile(text);
    // A tag file that no glob takes has a history all the same, if it stands in the repository.
    const also = isTagFile && project.workTree !== undefined && !isOutside(pathFromTop(project, path)) ? [path] : [];
    const isOpen = options.origin.kind === "stdin" && (isTagFile || matchesPath(path));
    if (globs.length + gitFiles.length + also.length === 0) return undefined;
    const needs = this.#needsOf(path);
    if (needs.size === 0) return undefined;
    const key = JSON.stringify([[...needs].sort(), also, isOpen && path]);
    const known = this.#known.get(key) ?? (await this.#load(needs, also, isOpen ? new Map([[path, text]]) : undefined));
    this.#known.set(key, known);
    return known;
  }

  async #load(needs: ReadonlySet<FactKind>, also: readonly string[], open: FactsRequest["open"]): Promise<Facts> {
    const { project, settings, io } = this.#input;
    const { loadFacts } = await import("../facts/load-facts.js");
    const place = { cwd: io.cwd, env: io.env };
    const request: FactsRequest = { project, settings, place, needs, change: this.#change, also, walk: createFolderWalker(io.packages.fastGlob), loadYaml: io.packages.yaml, open };
    const { facts, notes } = loadFacts(request, io.now().getTime());
    for (const note of notes) {
      if (!this.#told.has(note)) tell(io, note);
      this.#told.add(note);
    }
    return facts;
  }

  /** The same set for all paths that no override tells apart. */
  #needsOf(path: string): ReadonlySet<FactKind> {
    const table = this.#input.settings.rulesFor(path);
    const known = this.#needs.get(table);
    if (known !== undefined) return known;
    const needs = new Set(rules.flatMap((rule) => (table.has(rule.id) ? (rule.needs ?? []) : [])));
    this.#needs.set(table, needs);
    return needs;
  }
}

function changeOf({ options: { origin } }: FactsInput): FactsRequest["change"] {
  if (origin.kind === "staged") return { kind: "staged" };
  return origin.kind === "since" ? { kind: "since", revision: origin.revision } : { kind: "work-tree" };
}
