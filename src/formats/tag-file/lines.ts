/** The offset at which the line of `offset` begins. */
export const startOfLine = (text: string, offset: number): number => text.lastIndexOf("\n", offset - 1) + 1;

/** In UTF-16 units from the beginning of its line. */
export const columnOf = (text: string, offset: number): number => offset - startOfLine(text, offset);

/** The line end that the text has first; LF for a single line. */
export const lineBreakOf = (text: string): string => (/\r?\n/.exec(text)?.[0] ?? "\n");

/** Where the line behind `offset` begins, or the text's end. */
function nextLine(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end + 1;
}

/** Behind the line of `offset` and the comments below it that are indented deeper than `column`: they belong to what stands there. */
export function endOfComments(text: string, offset: number, column: number): number {
  // A block scalar's range ends at the beginning of the next line already.
  let end = offset > 0 && text.charAt(offset - 1) === "\n" ? offset : nextLine(text, offset);
  for (;;) {
    const next = nextLine(text, end);
    const comment = /^([ \t]*)#/.exec(text.slice(end, next));
    if (comment === null || (comment[1] ?? "").length <= column) return end;
    end = next;
  }
}
