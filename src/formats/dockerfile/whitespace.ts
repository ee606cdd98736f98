/** White space as Go's `unicode.IsSpace` sees it: unlike JavaScript's `\s`, it has U+0085 and no U+FEFF. */
export function isSpace(char: string | undefined): boolean {
  if (char === undefined) return false;
  const code = char.charCodeAt(0);
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13);
  return code >= 0x85 && code !== 0xfeff && (code === 0x85 || /\s/.test(char));
}

/** The first position from `from` on, and before `to`, that holds no white space; else `to`. */
export function skipSpaces(text: string, from: number, to: number = text.length): number {
  let at = from;
  while (at < to && isSpace(text[at])) at++;
  return at;
}

/** The position behind the last unit before `to`, and from `from` on, that is no white space; else `from`. */
export function trimEndTo(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && isSpace(text[end - 1])) end--;
  return end;
}
