import type { Field } from "./commit.js";

/** What a value was surely meant to say: one value for each line to write. */
export interface Meaning {
  readonly values: readonly string[];
  /** Whether words of the value would be lost. */
  readonly dropsWords: boolean;
}

/** Who reads the values of a trailer, and what it acts on. */
export interface Tracker {
  readonly name: string;
  /** Who does the reading, for messages: `Launchpad's bot`. */
  readonly reader: string;
  /** A value as it should be, for messages. */
  exampleOf(key: string): string;
  /** Whether the reader acts on the line as it is written, if `key` is what is meant. */
  reads(field: Field, key: string): boolean;
  /** Whether the value looks as if it was meant for the reader, so that a line with a misspelt key is no prose. */
  resembles(value: string): boolean;
  meaningOf(value: string, key: string): Meaning | undefined;
  /** What is wrong with a value that is not read, if the tracker can say more than that; `the story id has 5 digits`. */
  faultOf?(value: string, key: string): string | undefined;
  /** Other ways to write the key that are no slips of the pen, in lower case, with hyphens. */
  readonly aliases?: Readonly<Record<string, readonly string[]>>;
}
