import type { SourceText } from "../model/text.js";
import { sliceSource } from "../model/text.js";

/** A template's comment at the end of a value, which renders to nothing. */
const COMMENT = /\{\{-?[ \t]*\/\*(?:(?!\*\/)[^])*\*\/[ \t]*-?\}\}$/;

/** Without the white space around it, as whoever reads a value of YAML as a reference does, and without a template's comment behind it. */
export function trimSource(source: SourceText): SourceText {
  const { value } = source;
  let from = 0;
  let to = value.endsWith("}}") ? value.length - (COMMENT.exec(value)?.[0].length ?? 0) : value.length;
  while (from < to && isBlank(value.charCodeAt(from))) from++;
  while (to > from && isBlank(value.charCodeAt(to - 1))) to--;
  return from === 0 && to === value.length ? source : sliceSource(source, from, to);
}

const isBlank = (unit: number): boolean => unit === 32 || unit === 9 || unit === 10 || unit === 13;
