import type { Reason } from "./search.js";

/** Some whole lines of a text, and where they begin in it. */
export interface Piece {
  readonly text: string;
  readonly start: number;
}

/** A text in which words were looked for, and of which no more is made into strings than is asked for. Places are in units of `whole`. */
export interface Sight {
  /** Whether one of the words that are looked for for this reason may be there; `false` is certain. */
  may(reason: Reason): boolean;
  whole(): string;
  /** The line around a place, and perhaps some that are before it and behind it. */
  around(place: number): Piece;
  /** Whether one of the words that are looked for for a reason may be as wanted; `isWanted` gets the piece around it and where it begins in that. */
  someMark(reason: Reason, isWanted: (piece: Piece, at: number) => boolean): boolean;
  /** The same for the occurrences of any word; this one is certain. */
  someOccurrence(word: string, isWanted: (piece: Piece, at: number) => boolean): boolean;
  /** Whether one of the main words is as wanted; `isWanted` gets where it ends. Some that cannot matter may be left out. */
  someWord(isWanted: (end: number) => boolean): boolean;
}
