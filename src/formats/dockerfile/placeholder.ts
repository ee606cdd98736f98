import type { LogicalLine } from "./logical-line.js";

/** Stands for one unit of a placeholder; a private-use character is neither space nor quote nor part of a name. */
export const MASK = "\uE000";

const PAIRS = [
  ["{{", "}}"],
  ["{%", "%}"],
  ["<%", "%>"],
] as const;
const TOKEN = /@[A-Z][A-Z0-9_]*@|%%\w+%%/g;

/**
 * A line whose template placeholders (`{{ x }}`, `{% x %}`, `<% x %>`, `@X@`, `%%X%%` and the project's own) are masked unit
 * by unit, so that their blanks and quotes part no words while every offset stays.
 */
export function maskPlaceholders(line: LogicalLine, own: RegExp | undefined): LogicalLine {
  let { text } = line;
  for (const [open, close] of PAIRS) if (text.includes(open)) text = maskPairs(text, open, close);
  if (text.includes("@") || text.includes("%%")) text = text.replace(TOKEN, mask);
  if (own !== undefined) text = text.replace(new RegExp(own.source, own.flags.replace(/[gy]/g, "") + "g"), mask);
  return text === line.text ? line : { ...line, text };
}

const mask = (text: string): string => MASK.repeat(text.length);

function maskPairs(text: string, open: string, close: string): string {
  const pieces: string[] = [];
  let done = 0;
  for (;;) {
    const start = text.indexOf(open, done);
    const end = start < 0 ? -1 : text.indexOf(close, start + open.length);
    if (end < 0) break;
    // `${{ x }}` is a workflow's spelling; its dollar starts no variable.
    const from = start > done && text[start - 1] === "$" ? start - 1 : start;
    pieces.push(text.slice(done, from), mask(text.slice(from, end + close.length)));
    done = end + close.length;
  }
  return pieces.join("") + text.slice(done);
}
