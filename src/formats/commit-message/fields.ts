import type { BugMention } from "../../model/bug-mention.js";
import type { Field, MessageLine } from "../../model/commit.js";
import { readFieldHead } from "./field-head.js";

/** Keys stand at the beginning of a line; what is longer is prose. In UTF-16 units. */
const LONGEST_HEAD = 120;

/**
 * The lines behind the title that are written as trailers are, or nearly so.
 * @param mentions those of the message, in its order
 */
export function findFields(lines: readonly MessageLine[], mentions: readonly BugMention[]): readonly Field[] {
  const fields = lines.flatMap((line, index) => (index === 0 ? [] : (readField(line, index) ?? [])));
  let next = 0;
  return fields.map((field) => {
    for (; next < mentions.length && (mentions[next]?.range.end ?? 0) <= field.range.start; next++);
    const mention = mentions[next];
    return mention !== undefined && mention.range.start < field.range.end ? { ...field, mention } : field;
  });
}

function readField({ text, range }: MessageLine, line: number): Field | undefined {
  // Without a colon or a hyphen no head matches, and most lines of prose have neither.
  if (!text.includes(":") && !text.includes("-")) return undefined;
  const head = readFieldHead(text.slice(0, LONGEST_HEAD));
  if (head === undefined) return undefined;
  const { lead, key, separator } = head;
  const keyStart = range.start + lead.length;
  const valueStart = keyStart + key.length + separator.length;
  const value = text.slice(valueStart - range.start).trimEnd();
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
