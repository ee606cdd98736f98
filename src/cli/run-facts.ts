import { rules } from "../../rules/index.js";
import type { FactsRequest } from "../facts/request.js";
import { looksLikeTagFile } from "../formats/tag-file/recognise.js";
import type { Facts } from "../model/facts.js";
import type { FactKind } from "../model/rule.js";
import { isOutside, pathFromTop } from "../project/project.js";
import type { FactsInput, FactsLoader } from "./facts-loader.js";
import type { Source } from "./gather.js";

/** The facts that a run's files need, loaded when the first file needs them. What is missing is told once. */
export class RunFacts {
  readonly #input: FactsInput;
  readonly #change: FactsRequest["change"];
  #loader: FactsLoader | undefined;
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
    const { matchesPath } = settings.tagging;
    const isTagFile = /\.ya?ml$/.test(path) && !matchesPath(path) && looksLikeTagFile(text);
    // A tag file that no glob takes has a history all the same, if it stands in the repository; that there is none is told.
    const also = isTagFile && (project.workTree === undefined || !isOutside(pathFromTop(project, path))) ? [path] : [];
    const isOpen = options.origin.kind === "stdin" && (isTagFile || matchesPath(path));
    const needs = this.#needsWith(path, also);
    if (needs === undefined) return undefined;
    const key = keyOf(needs, also, isOpen && path);
    const known = this.#known.get(key) ?? (await this.#open()).load({ needs, change: this.#change, also, open: isOpen ? new Map([[path, text]]) : undefined });
    this.#known.set(key, known);
    return known;
  }

  /** The same of a file that is no tag file, if there is nothing to load for it; else `"unknown"`. */
  atHand(path: string): Facts | undefined | "unknown" {
    const needs = this.#needsWith(path, []);
    return needs && (this.#known.get(keyOf(needs, [], false)) ?? "unknown");
  }

  #needsWith(path: string, also: readonly string[]): ReadonlySet<FactKind> | undefined {
    const { globs, gitFiles } = this.#input.settings.tagging;
    if (globs.length + gitFiles.length + also.length === 0) return undefined;
    const needs = this.#needsOf(path);
    return needs.size === 0 ? undefined : needs;
  }

  /** Tells why a tag file of the configuration has no text; whether the file is one, so that nothing else need be said of it. */
  async tellUnread(source: Source): Promise<boolean> {
    if (this.#input.settings.formatFor(source.path) !== "tag-file") return false;
    (await this.#open()).tellUnread(source);
    return true;
  }

  /** Whether a tag file of the configuration could not be read. */
  get hasFailed(): boolean {
    return this.#loader?.hasFailed === true;
  }

  async #open(): Promise<FactsLoader> {
    const { FactsLoader } = await import("./facts-loader.js");
    return (this.#loader ??= new FactsLoader(this.#input));
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

const keyOf = (needs: ReadonlySet<FactKind>, also: readonly string[], open: string | false): string => JSON.stringify([[...needs].sort(), also, open]);

function changeOf({ options: { origin } }: FactsInput): FactsRequest["change"] {
  if (origin.kind === "staged") return { kind: "staged" };
  return origin.kind === "since" ? { kind: "since", revision: origin.revision } : { kind: "work-tree" };
}
