import type { Range, SourceText } from "../../model/text.js";

/** A stretch of a logical line that stands in the file unbroken: unit `at` of the line is unit `source` of the file. */
interface Piece {
  readonly at: number;
  readonly source: number;
}

/** An instruction's line after its continuations are joined and the comments between them dropped. */
export interface LogicalLine {
  readonly text: string;
  /** In order; the first is at 0. Empty only for an empty text. Of a line in one piece, as nearly all are, the unit of the file at which it begins. */
  readonly pieces: readonly Piece[] | number;
}

/** Where unit `index` of the line stands in the file. */
export function offsetOf(line: LogicalLine, index: number): number {
  const { pieces } = line;
  if (typeof pieces === "number") return pieces + index;
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((pieces[middle]?.at ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low];
  return piece === undefined ? 0 : piece.source + index - piece.at;
}

/** The file's range of the units `from` to `to` (half-open), without the continuation that may follow the last. */
export function rangeIn(line: LogicalLine, from: number, to: number): Range {
  const start = offsetOf(line, from);
  return { start, end: to > from ? offsetOf(line, to - 1) + 1 : start };
}

/** The units `from` to `to` of the line, each knowing where it is written. */
export function sliceLine(line: LogicalLine, from: number, to: number): SourceText {
  const range = rangeIn(line, from, to);
  const value = line.text.slice(from, to);
  if (range.end - range.start === value.length) return { value, range };
  return pickUnits(line, Array.from({ length: to - from }, (_, index) => from + index));
}

/** Single units of the line as one text: what a word is when its quotes and escapes are taken off. */
export function pickUnits(line: LogicalLine, indices: readonly number[], otherwise = 0): SourceText {
  const [first = otherwise] = indices;
  const behind = first + indices.length;
  const range = rangeIn(line, first, behind);
  // Nearly every word stands in the file as it is read, unit by unit.
  if (indices.at(-1) === behind - 1 && range.end - range.start === indices.length) return { value: line.text.slice(first, behind), range };
  const value = indices.map((index) => line.text[index] ?? "").join("");
  const offsets = indices.map((index) => offsetOf(line, index));
  const last = offsets.at(-1);
  const end = last === undefined ? offsetOf(line, otherwise) : last + 1;
  return { value, range: { start: offsets[0] ?? end, end }, offsets: [...offsets, end] };
}
