import type { BugMention } from "../../model/bug-mention.js";
import type { Field, MessageLine } from "../../model/commit.js";

/** Keys stand at the beginning of a line; what is longer is prose. In UTF-16 units. */
const LONGEST_HEAD = 120;

/**
 * Blanks and a bullet, then words with a colon behind them (`Closes Bug: 1`), or a hyphenated word with a number behind it
 * (`closes-bug #1`, `Closes-Bug 1`).
 */
const HEAD = /^([ \t]*(?:[*+•-][ \t]+)?)(?:([A-Za-z][\w-]*(?:[ \t]+[A-Za-z][\w-]*){0,4})([ \t]*:\s*)|([A-Za-z]+(?:-[A-Za-z]+)+)([ \t]*#[ \t]*(?=\d)|[ \t]+(?=\d)))/;

/**
 * The lines behind the title that are written as trailers are, or nearly so.
 * @param mentions those of the message, in its order
 */
export function findFields(lines: readonly MessageLine[], mentions: readonly BugMention[]): readonly Field[] {
  let next = 0;
  return lines.flatMap((line, index) => {
    const field = index === 0 ? undefined : readField(line, index);
    if (field === undefined) return [];
    for (; next < mentions.length && (mentions[next]?.range.end ?? 0) <= field.range.start; next++);
    const mention = mentions[next];
    return [mention !== undefined && mention.range.start < field.range.end ? { ...field, mention } : field];
  });
}

function readField({ text, range }: MessageLine, line: number): Field | undefined {
  // Without a colon or a hyphen no head matches, and most lines of prose have neither.
  if (!text.includes(":") && !text.includes("-")) return undefined;
  const match = HEAD.exec(text.slice(0, LONGEST_HEAD));
  if (match === null) return undefined;
  const [head, lead = ""] = match;
  const key = match[2] ?? match[4] ?? "";
  const separator = match[3] ?? match[5] ?? "";
  const value = text.slice(head.length).trimEnd();
  const keyStart = range.start + lead.length;
  const valueStart = range.start + head.length;
  return {
    line,
    lead,
    key,
    separator,
    value,
    range: { start: range.start, end: range.start + text.trimEnd().length },
    keyRange: { start: keyStart, end: keyStart + key.length },
    valueRange: { start: valueStart, end: valueStart + value.length },
    mention: undefined,
  };
}
