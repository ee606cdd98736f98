/** A text before it is decoded: with a unit for each byte, which for ASCII is the text itself. */
export interface Glimpse {
  readonly text: string;
  readonly isAscii: boolean;
}
