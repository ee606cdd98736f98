import { gitLineStarts, isGitSpace, isKeyUnit } from "./git-text.js";
import { findScissors } from "./scissors.js";

/** Lines that git writes itself; with one of them, a quarter of trailers makes a block. */
const OWN_LINES = ["Signed-off-by: ", "(cherry picked from commit "];

/** The lines that git takes for the trailer block. */
export interface TrailerBlock {
  /** With their line ends. */
  readonly lines: readonly string[];
  /** 0-based. */
  readonly firstLine: number;
}

/**
 * Finds the block as trailer.c and commit.c's `ignore_non_trailer` do: the last paragraph, never the first one; all of its
 * lines are trailers, or at least a quarter is and one is git's own. Comment lines, blank ones and the old `Conflicts:` list
 * at the end are passed over.
 * @param divider whether a line `---` ends the message, as it does in a mail
 */
export function findTrailerBlock(message: string, divider: boolean): TrailerBlock {
  const nul = message.indexOf("\0");
  const text = nul < 0 ? message : message.slice(0, nul);
  const starts = gitLineStarts(text);
  const lineOf = (index: number): string => text.slice(starts[index], starts[index + 1] ?? text.length);
  const lines = starts.map((_, index) => lineOf(index));
  const patch = divider ? lines.findIndex((line) => line.startsWith("---") && isGitSpace(line[3])) : -1;
  const end = findEnd(patch < 0 ? lines : lines.slice(0, patch), starts, text);
  const first = findFirst(lines, end);
  return { lines: lines.slice(first, end), firstLine: first };
}

const isComment = (line: string): boolean => line.startsWith("#");

function isBlank(line: string): boolean {
  for (const unit of line) {
    if (unit === "\n") return true;
    if (!isGitSpace(unit)) return false;
  }
  return true;
}

/** The number of lines before the scissors, and before comments, empty lines and conflicts that stand at the end. */
function findEnd(lines: readonly string[], starts: readonly number[], text: string): number {
  const cut = findScissors(text, "#");
  let tail: number | undefined;
  let inConflicts = false;
  let index = 0;
  for (; index < lines.length && (starts[index] ?? 0) < cut; index++) {
    const line = lines[index] ?? "";
    if (isComment(line) || line === "\n") {
      tail ??= index;
    } else if (line === "Conflicts:\n") {
      inConflicts = true;
      tail ??= index;
    } else if (!(inConflicts && line.startsWith("\t")) && tail !== undefined) {
      tail = undefined;
      inConflicts = false;
    }
    // To git a tail that begins with the very first byte is none.
    if (tail === 0) tail = undefined;
  }
  return tail ?? index;
}

/** The first line of the block; `end` when there is none. */
function findFirst(lines: readonly string[], end: number): number {
  const title = endOfTitle(lines, end);
  let isOnlySpace = true;
  let hasOwn = false;
  let trailers = 0;
  let others = 0;
  let continuations = 0;
  for (let index = end - 1; index >= title; index--) {
    const line = lines[index] ?? "";
    if (isComment(line)) {
      others += continuations;
      continuations = 0;
    } else if (isBlank(line)) {
      if (isOnlySpace) continue;
      others += continuations;
      const counts = hasOwn ? trailers * 3 >= others : trailers > 0 && others === 0;
      return counts ? index + 1 : end;
    } else {
      isOnlySpace = false;
      if (OWN_LINES.some((own) => line.startsWith(own))) {
        hasOwn = true;
        trailers++;
        continuations = 0;
      } else if (isGitSpace(line[0])) {
        continuations++;
      } else if (findSeparator(line) >= 1) {
        trailers++;
        continuations = 0;
      } else {
        others += 1 + continuations;
        continuations = 0;
      }
    }
  }
  return end;
}

/** The index of the first blank line; comments are passed over. */
function endOfTitle(lines: readonly string[], end: number): number {
  for (let index = 0; index < end; index++) {
    const line = lines[index] ?? "";
    if (!isComment(line) && isBlank(line)) return index;
  }
  return end;
}

/** The place of the colon behind letters, digits and hyphens, and perhaps blanks; -1 when there is none. */
export function findSeparator(line: string): number {
  let end = 0;
  while (isKeyUnit(line.charCodeAt(end))) end++;
  if (end > 0) while (line.charAt(end) === " " || line.charAt(end) === "\t") end++;
  return line.charAt(end) === ":" ? end : -1;
}
