import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import type { Glimpse } from "../model/glimpse.js";
import type { Decoded } from "./decode.js";
import { decodeText } from "./decode.js";
import { isUnwanted } from "./glimpse.js";

/** What became of reading a file. */
export type Reading =
  | Decoded
  /** Over the size limit, so not read; `size` in bytes. */
  | { readonly kind: "too-large"; readonly size: number }
  /** The system refused, for instance `EACCES`. */
  | { readonly kind: "unreadable"; readonly code: string }
  /** Not there any more: listed by git, but deleted in the work tree. */
  | { readonly kind: "absent" }
  /** A folder, symbolic link, pipe or socket. */
  | { readonly kind: "special" }
  /** Text, passed over as was asked. */
  | { readonly kind: "passed-over" };

export interface ReadRequest {
  /** Absolute; bytes where the name is not UTF-8. */
  readonly file: string | Buffer;
  /** Whether a symbolic link is followed; one that is merely found is not, because its target is checked by its own name. */
  readonly follow: boolean;
  /** Whether a text is not wanted after all, which is asked before it is decoded. */
  readonly passOver?: ((text: Glimpse) => boolean) | undefined;
}

/** Opening neither waits for a pipe's other end nor, without `follow`, goes where a symbolic link leads. */
const { O_RDONLY, O_NONBLOCK, O_NOFOLLOW } = constants;

/**
 * A reader that puts one file after the other into the same buffer, which is twice as fast as a new buffer for each.
 * Never throws for what a disk can hold.
 * @param limit in bytes
 * @param room where to put files as long as they fit, instead of a buffer of its own
 */
export function createReader(limit: number, room?: Uint8Array): (request: ReadRequest) => Reading {
  // One more than the limit, so that a full buffer is a file over it.
  const size = Math.min(room?.length ?? FIRST_SIZE, limit + 1);
  const first = room === undefined ? Buffer.allocUnsafe(size) : Buffer.from(room.buffer, room.byteOffset, size);
  let buffer = first;

  function readOpened(descriptor: number, passOver: ReadRequest["passOver"]): Reading {
    let length = 0;
    if (room !== undefined) buffer = first;
    for (;;) {
      const read = readSync(descriptor, buffer, length, buffer.length - length, null);
      // An empty file is rare enough to ask whether it is a file.
      if (read === 0 && length === 0 && !fstatSync(descriptor).isFile()) return { kind: "special" };
      length += read;
      // A file gives less than was asked for at its end only, which saves asking again.
      if (length < buffer.length) return passOver !== undefined && isUnwanted(buffer, length, passOver) ? { kind: "passed-over" } : decodeText(buffer, length);
      if (length > limit) return { kind: "too-large", size: fstatSync(descriptor).size };
      buffer = Buffer.concat([buffer], Math.min(buffer.length * 4, limit + 1));
    }
  }

  return ({ file, follow, passOver }) => {
    try {
      const descriptor = openSync(file, O_RDONLY | O_NONBLOCK | (follow ? 0 : O_NOFOLLOW));
      try {
        return readOpened(descriptor, passOver);
      } finally {
        closeSync(descriptor);
      }
    } catch (error) {
      return explainRefusal(error as NodeJS.ErrnoException, follow);
    }
  };
}

/** Bytes; more than most files have. */
const FIRST_SIZE = 64 * 1024;

function explainRefusal(error: NodeJS.ErrnoException, follow: boolean): Reading {
  const { code } = error;
  if (code === undefined) throw error;
  if (code === "ENOENT" || code === "ENOTDIR") return { kind: "absent" };
  // What the system says to opening a link without following it, reading a folder or an empty pipe, and opening a socket.
  const isSpecial = code === "EISDIR" || code === "EAGAIN" || code === "ENXIO" || (code === "ELOOP" && !follow);
  return isSpecial ? { kind: "special" } : { kind: "unreadable", code };
}
