import type { Location } from "../model/finding.js";
import { cellWidth } from "./cell-width.js";
import { printableCode } from "../model/printable.js";

/** Lines longer than this are cut around the finding, in UTF-16 units. */
const LONGEST_LINE = 120;
/** What a cut line shows before the finding. */
const LEAD = 40;

/** The first line of a range, perhaps cut, and a second line whose carets stand under the range. */
export interface CodeFrame {
  readonly code: string;
  readonly carets: string;
}

/** Looks only at the surroundings of the range, so many findings in one long line stay linear. */
export function frameCode(text: string, { range }: Location): CodeFrame {
  const lineStart = findLineStart(text, range.start, LONGEST_LINE);
  const from = lineStart !== undefined && fitsWhole(text, lineStart, range.start) ? lineStart : cutBefore(text, range.start);
  const to = cutBehind(text, range.start, from);

  const before = (from === lineStart ? "" : "…") + printableCode(text.slice(from, range.start));
  const marked = printableCode(text.slice(range.start, Math.min(range.end, to)));
  const behind = printableCode(text.slice(Math.max(range.start, Math.min(range.end, to)), to)) + (isLineEnd(text, to) ? "" : "…");
  // A tab is as wide as the terminal makes it, so the line of carets repeats it.
  const padding = before.split("\t").map((piece) => " ".repeat(cellWidth(piece))).join("\t");
  return { code: before + marked + behind, carets: padding + "^".repeat(Math.max(1, cellWidth(marked))) };
}

const isLineEnd = (text: string, offset: number): boolean => offset >= text.length || text[offset] === "\n" || text[offset] === "\r";

/** Where the line of `offset` begins, if that is at most `limit` units before. */
function findLineStart(text: string, offset: number, limit: number): number | undefined {
  for (let start = offset; offset - start <= limit; start--) {
    if (start === 0 || isLineEnd(text, start - 1)) return start;
  }
  return undefined;
}

function fitsWhole(text: string, lineStart: number, offset: number): boolean {
  if (offset - lineStart <= LEAD) return true;
  for (let end = offset; end - lineStart <= LONGEST_LINE; end++) if (isLineEnd(text, end)) return true;
  return false;
}

function cutBefore(text: string, offset: number): number {
  const cut = findLineStart(text, offset, LEAD) ?? offset - LEAD;
  return isInsidePair(text, cut) ? cut + 1 : cut;
}

function cutBehind(text: string, offset: number, from: number): number {
  let end = offset;
  while (end - from < LONGEST_LINE && !isLineEnd(text, end)) end++;
  return isInsidePair(text, end) ? end - 1 : end;
}

/** Whether an offset would part a surrogate pair. */
function isInsidePair(text: string, offset: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(offset - 1, offset + 1));
}
