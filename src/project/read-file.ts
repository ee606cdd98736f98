import { closeSync, lstatSync, openSync, readSync, statSync } from "node:fs";
import type { Decoded } from "./decode.js";
import { decodeText } from "./decode.js";

/** What became of reading a file. */
export type Reading =
  | Decoded
  /** Over the size limit, so not read; `size` in bytes. */
  | { readonly kind: "too-large"; readonly size: number }
  /** The system refused, for instance `EACCES`. */
  | { readonly kind: "unreadable"; readonly code: string }
  /** Not there any more: listed by git, but deleted in the work tree. */
  | { readonly kind: "absent" }
  /** A folder, symbolic link, pipe, socket or device: never opened. */
  | { readonly kind: "special" };

export interface ReadRequest {
  /** Absolute; bytes where the name is not UTF-8. */
  readonly file: string | Buffer;
  /** Whether a symbolic link is followed; one that is merely found is not, because its target is checked by its own name. */
  readonly follow: boolean;
}

/**
 * A reader that puts one file after the other into the same buffer, which is twice as fast as a new buffer for each.
 * Never throws for what a disk can hold. `limit` is in bytes.
 */
export function createReader(limit: number): (request: ReadRequest) => Reading {
  let buffer = Buffer.allocUnsafe(64 * 1024);
  return ({ file, follow }) => {
    try {
      const stat = follow ? statSync(file, { throwIfNoEntry: false }) : lstatSync(file, { throwIfNoEntry: false });
      if (stat === undefined) return { kind: "absent" };
      if (!stat.isFile()) return { kind: "special" };
      if (stat.size > limit) return { kind: "too-large", size: stat.size };
      if (stat.size > buffer.length) buffer = Buffer.allocUnsafe(Math.min(limit, stat.size * 2));
      return decodeText(buffer.subarray(0, readInto(buffer, file, stat.size)));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === undefined) throw error;
      if (code === "ENOENT" || code === "ENOTDIR") return { kind: "absent" };
      return { kind: "unreadable", code };
    }
  };
}

/** Bytes read, at most `size`: a file that grows meanwhile is read as it was. */
function readInto(buffer: Buffer, file: string | Buffer, size: number): number {
  const descriptor = openSync(file, "r");
  try {
    let length = 0;
    while (length < size) {
      const read = readSync(descriptor, buffer, length, size - length, null);
      if (read === 0) break;
      length += read;
    }
    return length;
  } finally {
    closeSync(descriptor);
  }
}
