import { isAscii, isUtf8 } from "node:buffer";
import type { Problem } from "../model/document.js";
import { findBadBytes, REPLACEMENT } from "./bad-bytes.js";

/** What a file's bytes turned out to be. */
export type Decoded =
  /** `line`, from 1, has the NUL. */
  | { readonly kind: "binary"; readonly line: number }
  | {
      readonly kind: "text";
      /** Without the byte order mark. */
      readonly text: string;
      readonly hasMark: boolean;
      /** Where the bytes stop being UTF-8; the text has U+FFFD from there on. */
      readonly problem?: Problem;
    };

/** A NUL in this many bytes makes a file binary, as git has it. */
export const PROBED = 8192;

/** Some editors begin UTF-8 files with it. */
export const BYTE_ORDER_MARK = "\uFEFF";

/**
 * The first `length` bytes of a buffer as text. Reads on past what is not UTF-8, so that one bad byte does not hide the findings of
 * a whole file.
 */
export function decodeText(buffer: Buffer, length = buffer.length): Decoded {
  const nul = buffer.subarray(0, Math.min(length, PROBED)).indexOf(0);
  if (nul >= 0) return { kind: "binary", line: buffer.toString("latin1", 0, nul).split("\n").length };
  // Copying bytes that are all ASCII is several times faster than decoding them, and to find out costs next to nothing.
  const whole = buffer.toString(isAscii(buffer.subarray(0, length)) ? "latin1" : "utf8", 0, length);
  const hasMark = whole.startsWith(BYTE_ORDER_MARK);
  const text = hasMark ? whole.slice(1) : whole;
  if (!text.includes(REPLACEMENT)) return { kind: "text", text, hasMark };
  const bytes = buffer.subarray(0, length);
  if (isUtf8(bytes)) return { kind: "text", text, hasMark };
  const start = findBadBytes(bytes, text, hasMark ? 3 : 0);
  return { kind: "text", text, hasMark, problem: { range: { start, end: start + 1 }, message: "this is not UTF-8; save the file as UTF-8" } };
}
