import type { Directive } from "../../src/model/directive.js";
import type { Range, TextEdit } from "../../src/model/text.js";

/** The edit that takes one directive out: its name where the comment names more rules, else the comment, else the whole line. */
export function removeDirective(directive: Directive, comment: readonly Directive[], text: string): TextEdit {
  return { ...(comment.length > 1 ? rangeOfName(directive, comment) : rangeOfComment(directive.comment, text)), text: "" };
}

/** The name with the separator behind it; behind the last name there is none, so it takes the one before. */
function rangeOfName(directive: Directive, comment: readonly Directive[]): Range {
  const index = comment.indexOf(directive);
  const next = comment[index + 1];
  if (next !== undefined) return { start: directive.range.start, end: next.range.start };
  return { start: comment[index - 1]?.range.end ?? directive.range.start, end: directive.range.end };
}

function rangeOfComment(comment: Range, text: string): Range {
  let { start, end } = comment;
  while (isBlank(text[start - 1])) start--;
  while (isBlank(text[end])) end++;
  const opensLine = start === 0 || isLineEnd(text[start - 1]);
  if (!opensLine) return { start, end: end === text.length || isLineEnd(text[end]) ? end : comment.end };
  if (isLineEnd(text[end])) return { start, end: end + (text.startsWith("\r\n", end) ? 2 : 1) };
  return end === text.length ? { start, end } : comment;
}

const isBlank = (unit: string | undefined): boolean => unit === " " || unit === "\t";
const isLineEnd = (unit: string | undefined): boolean => unit === "\n" || unit === "\r";
