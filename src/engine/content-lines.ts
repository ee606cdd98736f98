import type { LineMap } from "../model/line-map.js";

/**
 * Finds the next line that holds more than blanks and comments, for a 1-based line; one past the last line when there is
 * none. All lines are looked at once, on first use, so that a file full of directives stays linear.
 */
export function contentLines(lines: LineMap): (line: number) => number {
  let next: readonly number[] | undefined;
  return (line) => {
    next ??= findNextContent(lines);
    return next[line] ?? lines.starts.length + 1;
  };
}

/** Entry `n` answers for line `n`. */
function findNextContent(lines: LineMap): readonly number[] {
  const count = lines.starts.length;
  const next = new Array<number>(count + 1);
  next[count] = count + 1;
  for (let line = count - 1; line >= 0; line--) {
    next[line] = holdsContent(lines.textOf(line + 1)) ? line + 1 : (next[line + 1] ?? count + 1);
  }
  return next;
}

/** `#` opens a comment in every format that has directives; template comments count when they fill their line. */
function holdsContent(line: string): boolean {
  const text = line.trim();
  if (text === "" || text.startsWith("#")) return false;
  return !((text.startsWith("{{/*") || text.startsWith("{{- /*")) && (text.endsWith("*/}}") || text.endsWith("*/ -}}")));
}
