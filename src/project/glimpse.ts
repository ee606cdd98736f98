import { isAscii, isUtf8 } from "node:buffer";
import type { Glimpse } from "../model/glimpse.js";
import { PROBED } from "./decode.js";

/** A byte that a byte order mark, and few other characters, begin with. */
const MARK_BEGINS = 0xef;

/** The first `length` bytes of a buffer, to be looked at; `undefined` where they are not plainly UTF-8, have a byte order mark, or a NUL where those of a binary file do. */
export function glimpse(buffer: Buffer, length: number): Glimpse | undefined {
  const bytes = buffer.subarray(0, length);
  if (bytes.subarray(0, PROBED).includes(0)) return undefined;
  const isPlain = isAscii(bytes);
  if (!isPlain && (!isUtf8(bytes) || buffer[0] === MARK_BEGINS)) return undefined;
  return { bytes, isAscii: isPlain, slice: (start, end) => buffer.toString("latin1", start, end) };
}

/** Whether a text is passed over; what is none, or needs care in decoding, is not. */
export function isUnwanted(buffer: Buffer, length: number, passOver: (text: Glimpse) => boolean): boolean {
  const seen = glimpse(buffer, length);
  return seen !== undefined && passOver(seen);
}
