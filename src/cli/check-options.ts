import type { Safety } from "../model/image.js";
import { nearest } from "../model/nearest.js";
import { UserError } from "../model/user-error.js";
import type { Arguments } from "./arguments.js";

/** Where the texts to check come from: one of these, never two. */
export type Origin =
  | { readonly kind: "paths"; readonly paths: readonly string[] }
  | { readonly kind: "staged" }
  | { readonly kind: "since"; readonly revision: string }
  | { readonly kind: "stdin"; readonly path: string };

/** An output format and where it goes; `undefined` is standard output. */
export interface FormatChoice {
  readonly name: string;
  readonly file: string | undefined;
}

/** What becomes of fixes: which of them are made, and whether they are written or shown. */
export interface FixChoice {
  /** "unsafe" takes the safe ones, too. */
  readonly safety: Safety;
  readonly output: "write" | "diff";
}

export interface CheckOptions {
  readonly origin: Origin;
  readonly fix: FixChoice | undefined;
  readonly formats: readonly FormatChoice[];
  readonly quiet: boolean;
  readonly maxWarnings: number;
  readonly exitZero: boolean;
  readonly forceExclude: boolean;
  readonly inlineDisables: boolean;
  readonly reportUnused: boolean;
  /** `undefined` leaves it to the environment. */
  readonly color: boolean | undefined;
  readonly progress: boolean;
}

/**
 * Understands the options of `check`.
 * @throws UserError for options that contradict each other, and for values that are none.
 */
export function readCheckOptions({ options, positionals }: Arguments, formatNames: readonly string[]): CheckOptions {
  const has = (name: Parameters<typeof options.has>[0]): boolean => options.has(name);
  if (has("color") && has("no-color")) throw new UserError("--color and --no-color contradict each other");
  return {
    origin: readOrigin({ options, positionals }),
    fix: readFix(options.get("fix")?.[0], has("diff")),
    formats: readFormats(options.get("format") ?? ["pretty"], formatNames),
    quiet: has("quiet"),
    maxWarnings: readCount(options.get("max-warnings")?.[0]),
    exitZero: has("exit-zero"),
    forceExclude: has("force-exclude"),
    inlineDisables: !has("no-inline-disables"),
    reportUnused: has("report-unused"),
    color: has("color") ? true : has("no-color") ? false : undefined,
    progress: !has("no-progress"),
  };
}

/** The options of a check of the whole project for which none are given. */
export const plainCheckOptions = (): CheckOptions => readCheckOptions({ options: new Map(), positionals: [], beforeDashes: 0 }, ["pretty"]);

function readOrigin({ options, positionals }: Pick<Arguments, "options" | "positionals">): Origin {
  const revision = options.get("since")?.[0];
  const chosen = [
    ...(options.has("staged") ? ["--staged"] : []),
    ...(revision === undefined ? [] : ["--since"]),
    ...(options.has("stdin") ? ["--stdin"] : []),
    ...(positionals.length > 0 ? ["paths"] : []),
  ];
  if (chosen.length > 1) throw new UserError(`${chosen.join(" and ")} cannot go together`, "each says on its own what is checked");
  if (positionals.includes("")) throw new UserError("an empty path names nothing", "is a variable of the calling script empty? . names the working directory");
  if (revision === "") throw new UserError("--since needs a revision, not an empty text", "is a variable of the calling script empty?");
  const path = options.get("stdin-filename")?.[0];
  if (path !== undefined && !options.has("stdin")) throw new UserError("--stdin-filename goes with --stdin only");
  if (options.has("stdin")) {
    if (path === undefined || path === "") throw new UserError("--stdin needs --stdin-filename PATH", "the path says what kind of file the text is");
    return { kind: "stdin", path };
  }
  if (revision !== undefined) return { kind: "since", revision };
  return options.has("staged") ? { kind: "staged" } : { kind: "paths", paths: positionals };
}

/** `--diff` alone shows what `--fix` alone would write. */
function readFix(value: string | undefined, isDiff: boolean): FixChoice | undefined {
  if (value === undefined && !isDiff) return undefined;
  const kinds = ["safe", "all"];
  if (value !== undefined && !kinds.includes(value)) throw notOneOf("kind of fix", value, kinds);
  return { safety: value === "all" ? "unsafe" : "safe", output: isDiff ? "diff" : "write" };
}

function readFormats(values: readonly string[], names: readonly string[]): readonly FormatChoice[] {
  const choices = values.map((value): FormatChoice => {
    const equals = value.indexOf("=");
    const name = equals < 0 ? value : value.slice(0, equals);
    if (!names.includes(name)) throw notOneOf("format", name, names);
    if (equals === value.length - 1) throw new UserError(`--format ${name}= names no file`);
    return { name, file: equals < 0 ? undefined : value.slice(equals + 1) };
  });
  const targets = choices.map((choice) => choice.file ?? "");
  if (new Set(targets).size < targets.length) throw new UserError("two formats go to the same place", "write one to a file: --format NAME=FILE");
  return choices;
}

function readCount(value: string | undefined): number {
  if (value === undefined) return Infinity;
  if (!/^\d{1,9}$/.test(value)) throw new UserError(`--max-warnings takes a number, not ${JSON.stringify(value)}`);
  return Number(value);
}

/** A word that had to be one of a few. */
export function notOneOf(noun: string, word: string, known: readonly string[]): UserError {
  const near = nearest(word, known);
  return new UserError(`there is no ${noun} ${JSON.stringify(word)}`, near === undefined ? `known are ${known.join(", ")}` : `did you mean ${JSON.stringify(near)}?`);
}
