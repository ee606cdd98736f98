import type { Trailer } from "../../model/commit.js";
import { isGitSpace, trimGit } from "./git-text.js";
import { findSeparator, findTrailerBlock } from "./trailer-block.js";

export interface TrailerOptions {
  /** Whether a line `---` ends the message, as in a mail; git itself reads commits with `--no-divider`. True by default. */
  readonly divider?: boolean | undefined;
}

/**
 * The trailers of a message, exactly as `git interpret-trailers --parse` prints them where nothing is configured; `line` is
 * the index of the line, from 0.
 */
export function findTrailers(message: string, { divider = true }: TrailerOptions = {}): readonly Trailer[] {
  const block = findTrailerBlock(message, divider);
  const gathered: { readonly pieces: string[]; readonly line: number }[] = [];
  let takesMore = false;
  for (const [index, line] of block.lines.entries()) {
    const last = gathered.at(-1);
    if (takesMore && last !== undefined && isGitSpace(line[0])) {
      last.pieces.push(line);
      continue;
    }
    gathered.push({ pieces: [line], line: block.firstLine + index });
    takesMore = findSeparator(line) >= 1;
  }
  return gathered.flatMap(({ pieces, line }) => readTrailer(pieces.join(""), line) ?? []);
}

function readTrailer(text: string, line: number): Trailer | undefined {
  if (text.startsWith("#")) return undefined;
  const separator = findSeparator(text);
  if (separator < 1) return undefined;
  return { key: trimGit(text.slice(0, separator)), value: unfold(trimGit(text.slice(separator + 1))), line };
}

/** A value of several lines in one. */
function unfold(value: string): string {
  return value.includes("\n") ? trimGit(value.replace(/\n[ \t\n\r]*/g, " ")) : value;
}
