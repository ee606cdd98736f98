import { UserError } from "../../model/user-error.js";
import type { RetagMode } from "../../retag/describe-result.js";
import type { ValueSource } from "../../retag/recorded-value.js";
import { REVISION_SOURCES } from "../../retag/review-revision.js";
import type { VerifyInput } from "../../retag/verify.js";
import type { Arguments } from "../arguments.js";
import { notOneOf } from "../check-options.js";
import { readValueSource } from "../value-source.js";

export interface RetagOptions {
  readonly mode: RetagMode;
  /** As written; what they are about is known once the tag files are read. */
  readonly moves: readonly string[];
  readonly strict: boolean;
  readonly verifyBy: VerifyInput["by"];
  readonly report: string | undefined;
  /** Where to look for the commit that an image records; `undefined` where that is not asked. */
  readonly revisionSources: readonly ValueSource[] | undefined;
  readonly format: "pretty" | "json";
  readonly progress: boolean;
}

/**
 * Understands the options of `retag`.
 * @throws UserError for options that contradict each other, and for values that are none.
 */
export function readRetagOptions(args: Arguments): RetagOptions {
  const { options } = args;
  const first = (name: Parameters<typeof options.get>[0]): string | undefined => options.get(name)?.[0];
  const isCheck = options.has("check");
  const meaningless = (["apply", "move", "check-revision", "verify"] as const).find((name) => isCheck && options.has(name));
  if (meaningless !== undefined) throw new UserError(`--check and --${meaningless} cannot go together`, "--check only compares the lock file with the registry");
  const source = readValueSource(args);
  if (source !== undefined && !options.has("check-revision")) throw new UserError(`--${source.kind} goes with --check-revision only`);
  if (options.get("format")?.[1] !== undefined) throw new UserError("--format is given twice");
  return {
    mode: isCheck ? "check" : options.has("apply") ? "apply" : "plan",
    moves: options.get("move") ?? [],
    strict: options.has("strict"),
    verifyBy: readChoice("way to verify", first("verify"), ["head", "get"]),
    report: first("report"),
    revisionSources: options.has("check-revision") ? (source === undefined ? REVISION_SOURCES : [source]) : undefined,
    format: readChoice("format", first("format"), ["pretty", "json"]),
    progress: !options.has("no-progress"),
  };
}

/** One of a few words; the first, when none is given. */
function readChoice<T extends string>(noun: string, value: string | undefined, known: readonly [T, ...T[]]): T {
  if (value === undefined) return known[0];
  const choice = known.find((word) => word === value);
  if (choice === undefined) throw notOneOf(noun, value, known);
  return choice;
}
