import type { SourceText } from "../model/text.js";
import { sliceSource } from "../model/text.js";

/** Without the white space around it, as whoever reads a value of YAML as a reference does. */
export function trimSource(source: SourceText): SourceText {
  const { value } = source;
  let from = 0;
  let to = value.length;
  while (from < to && isBlank(value.charCodeAt(from))) from++;
  while (to > from && isBlank(value.charCodeAt(to - 1))) to--;
  return from === 0 && to === value.length ? source : sliceSource(source, from, to);
}

const isBlank = (unit: number): boolean => unit === 32 || unit === 9 || unit === 10 || unit === 13;
