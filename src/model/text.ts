/** A stretch of a text: UTF-16 offsets, half-open, counted without a byte order mark. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Replaces `range` of a file's text by `text`; bytes outside never change. */
export interface TextEdit extends Range {
  readonly text: string;
}

/** A place as people count: both 1-based, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * A string as the file's format reads it, and where it is written.
 * Unit `i` of `value` is written at `offsets[i]` to `offsets[i + 1]`, so `offsets` has one more entry than `value` has
 * units, and what a format drops (an escape's backslash, the indentation behind a folded line break) belongs to the unit
 * it helps to write. Without `offsets` every unit stands for itself, one after the other from `range.start`.
 */
export interface SourceText {
  readonly value: string;
  readonly range: Range;
  readonly offsets?: readonly number[];
}

/** Where unit `index` of `source.value` begins; `value.length` gives the end of the last unit. */
export function offsetIn(source: SourceText, index: number): number {
  return source.offsets?.[index] ?? source.range.start + index;
}

/** The units `from` to `to` (half-open) of a source text, still knowing where they are written. */
export function sliceSource(source: SourceText, from: number, to: number): SourceText {
  const value = source.value.slice(from, to);
  const range = { start: offsetIn(source, from), end: offsetIn(source, to) };
  return source.offsets === undefined ? { value, range } : { value, range, offsets: source.offsets.slice(from, to + 1) };
}

/** Whether a carriage return stands without a line feed behind it, which ends a line for some readers and for others not. */
export function hasLoneReturn(text: string): boolean {
  for (let at = text.indexOf("\r"); at >= 0; at = text.indexOf("\r", at + 1)) if (!text.startsWith("\n", at + 1)) return true;
  return false;
}
