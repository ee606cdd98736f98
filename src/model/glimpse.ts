/** A file's text before it is decoded: bytes of UTF-8, of which only what is asked for is made into a string. */
export interface Glimpse {
  readonly bytes: Uint8Array;
  readonly isAscii: boolean;
  /** Part of it, half-open, with a unit for each byte, which for ASCII is the text itself. */
  readonly slice: (start: number, end: number) => string;
}
