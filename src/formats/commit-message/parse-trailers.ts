import type { TrailerOptions } from "./trailers.js";
import { findTrailers } from "./trailers.js";

export interface ParsedTrailer {
  readonly key: string;
  /** In one line. */
  readonly value: string;
  /** The 1-based line of the message on which the trailer begins; lines end at LF. */
  readonly line: number;
}

/** The trailers that `git interpret-trailers --parse` finds in a message, in its order and with its values. */
export function parseTrailers(message: string, options?: TrailerOptions): readonly ParsedTrailer[] {
  return findTrailers(message, options).map(({ key, value, line }) => ({ key, value, line: line + 1 }));
}
