import { existsSync } from "node:fs";

/** What a hook asks: whether the message in a file is as it should be. */
export interface HookQuestion {
  readonly file: string;
  /** The configuration's file, if it is named; `none` leaves all configurations aside. */
  readonly config: { readonly kind: "search" | "none" } | { readonly kind: "named"; readonly file: string };
}

/**
 * Reads a command line as it is written in hooks: `commit-msg FILE`, perhaps with `--config FILE` or `--no-config` before the message's.
 * `undefined` for any other, and where the word could be a path.
 */
export function readHookQuestion(words: readonly string[], cwd: string): HookQuestion | undefined {
  const [verb = "", first = "", ...rest] = words;
  if (existsSync(`${cwd}/${verb}`)) return undefined;
  if (first === "--config") return ask(rest.slice(1), { kind: "named", file: rest[0] ?? "" });
  return first === "--no-config" ? ask(rest, { kind: "none" }) : ask([first, ...rest], { kind: "search" });
}

function ask([file = "", ...more]: readonly string[], config: HookQuestion["config"]): HookQuestion | undefined {
  const isPlain = more.length === 0 && isPath(file) && (config.kind !== "named" || isPath(config.file));
  return isPlain ? { file, config } : undefined;
}

const isPath = (word: string): boolean => word !== "" && !word.startsWith("-");
