/** White space to git, whatever the locale: its own `isspace` knows these four and no others. */
export const isGitSpace = (unit: string | undefined): boolean => unit === " " || unit === "\t" || unit === "\n" || unit === "\r";

/** What git takes for a part of a trailer's key: a letter or digit of ASCII, by its code, or a hyphen. */
export const isKeyUnit = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39) || code === 0x2d;

/** Without git's white space at both ends. */
export function trimGit(text: string): string {
  let start = 0;
  while (start < text.length && isGitSpace(text[start])) start++;
  return text.slice(start, trimmedEnd(text, start, text.length));
}

/** Where `text` from `start` to `end` ends without git's white space. */
export function trimmedEnd(text: string, start: number, end: number): number {
  let stop = end;
  while (stop > start && isGitSpace(text[stop - 1])) stop--;
  return stop;
}

/** Offsets at which lines begin; a line ends at LF only. An empty text has none. */
export function gitLineStarts(text: string): readonly number[] {
  const starts: number[] = [];
  for (let start = 0; start < text.length; ) {
    starts.push(start);
    const end = text.indexOf("\n", start);
    if (end < 0) break;
    start = end + 1;
  }
  return starts;
}
