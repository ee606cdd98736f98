/** Whether one of a word's occurrences in a text is as wanted; `isWanted` gets where it begins. V8 finds a word many times faster than an expression. */
export function someOccurrence(text: string, word: string, isWanted: (at: number) => boolean): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    if (isWanted(at)) return true;
  }
  return false;
}

/** Whether a sticky pattern matches at a place. */
export function matchesAt(pattern: RegExp, text: string, position: number): boolean {
  pattern.lastIndex = position;
  return pattern.test(text);
}

/** Where the line of a place ends, before its line feed. */
export function endOfLine(text: string, from: number): number {
  const found = text.indexOf("\n", from);
  return found < 0 ? text.length : found;
}

/** A text as a pattern that matches it alone. */
export const escapePattern = (text: string): string => text.replace(/[^\w\s]/g, "\\$&");

/** Longer lines, in UTF-16 units, are not looked at, but read. */
export const LONGEST_LINE = 1000;
