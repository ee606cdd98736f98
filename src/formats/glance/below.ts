/** A key that has nothing behind it in its line. */
const ALONE = /["'\\]*[ \t]*:[ \t]*(?:#[^\n]*)?\r?(?:\n|$)/y;
/** What stands in flow style, but for a template's action. */
const FLOW = /(?<!\{)\{(?!\{)/;

/** Lines of a block that are not its own: empty ones, comments, a template's actions. */
const BETWEEN = /[ ]*(?:\r?$|#|\{\{)/my;
/** What may bring a key from elsewhere; or a tabulator, which leaves open how far a line is indented. */
const OPEN = /<<|\*|^[ ]*\t/;

/** What is below is short, or anything may be there. */
const MOST_LINES = 100;

/**
 * Whether a key, which ends at `end`, may have another below it. In block style what is below it is indented deeper; in flow style it
 * could be anywhere.
 */
export function mayHaveBelow(below: string, key: string, text: string, end: number): boolean {
  const start = text.lastIndexOf("\n", end) + 1;
  ALONE.lastIndex = end;
  if (!ALONE.test(text)) return FLOW.test(text.slice(start, endOfLine(text, end)));
  const column = columnOf(text, end - key.length) - start;
  let line = ALONE.lastIndex;
  for (let count = 0; line < text.length; count++) {
    const next = endOfLine(text, line);
    BETWEEN.lastIndex = line;
    if (!BETWEEN.test(text) && indentAt(text, line) <= column) return false;
    const content = text.slice(line, next);
    if (count === MOST_LINES || content.includes(below) || OPEN.test(content)) return true;
    line = next + 1;
  }
  return false;
}

/** Where a key begins with its quotes. */
function columnOf(text: string, key: number): number {
  let at = key;
  while (/["'\\]/.test(text.charAt(at - 1))) at--;
  return at;
}

function endOfLine(text: string, from: number): number {
  const found = text.indexOf("\n", from);
  return found < 0 ? text.length : found;
}

function indentAt(text: string, line: number): number {
  let at = line;
  while (text[at] === " ") at++;
  return at - line;
}
