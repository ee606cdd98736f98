import { readSync } from "node:fs";
import { UserError } from "../model/user-error.js";
import { pause } from "./output.js";

/**
 * All bytes of a file descriptor, waiting for those that are still to come.
 * @throws UserError when it cannot be read, for instance because it is closed.
 */
export function readInput(descriptor: number): Buffer {
  const chunks: Buffer[] = [];
  for (;;) {
    const chunk = Buffer.allocUnsafe(64 * 1024);
    const length = readChunk(descriptor, chunk);
    if (length === 0) return Buffer.concat(chunks);
    if (length === undefined) pause();
    else chunks.push(chunk.subarray(0, length));
  }
}

/** How many bytes came; `undefined` when none are there yet. */
function readChunk(descriptor: number, chunk: Buffer): number | undefined {
  try {
    return readSync(descriptor, chunk);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "unknown";
    if (code === "EOF") return 0;
    if (code === "EAGAIN") return undefined;
    throw new UserError(`standard input cannot be read (${code})`);
  }
}
