/** A value that is sure to be text, in its key's line: nothing can stand below the key. */
const TEXT = /["'\\]*[ \t]*:[ \t]*(?:["'](?!\\)|[\w./@$])/y;

/** Whether a key, which ends at `end`, may have others below it. */
export function mayHaveKeys(text: string, end: number): boolean {
  TEXT.lastIndex = end;
  return !TEXT.test(text);
}
