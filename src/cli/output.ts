import { fstatSync, statSync, writeSync } from "node:fs";
import { UserError } from "../model/user-error.js";
import type { Output } from "./io.js";

/**
 * Writes to a file descriptor, at once and whole. `process.stdout` would load streams, sockets and terminals first, which takes
 * longer than checking a file. When the reader goes away (`| head`) the rest is dropped silently. Writing throws a UserError when
 * the disk is full.
 */
export function openOutput(descriptor: number): Output {
  let isOpen = true;
  return {
    write(text) {
      let bytes = typeof text === "string" ? Buffer.from(text) : text;
      while (isOpen && bytes.length > 0) {
        try {
          bytes = bytes.subarray(writeSync(descriptor, bytes));
        } catch (error) {
          const code = (error as NodeJS.ErrnoException).code;
          if (code === "EAGAIN") pause();
          else isOpen = false;
          // Nobody could be told that standard error is full.
          if (!isOpen && code !== "EPIPE" && descriptor !== 2) throw new UserError(`the output cannot be written (${code ?? "unknown"})`);
        }
      }
    },
    isTerminal: () => mayBeTerminal(descriptor) && process.getBuiltinModule("node:tty").isatty(descriptor),
  };
}

/** Only a character device other than the null device can be a terminal, and to ask so is far cheaper than to load `node:tty`. */
function mayBeTerminal(descriptor: number): boolean {
  try {
    const stat = fstatSync(descriptor);
    return stat.isCharacterDevice() && stat.rdev !== statSync("/dev/null", { throwIfNoEntry: false })?.rdev;
  } catch {
    return false;
  }
}

/** A pipe that does not block is full: give its reader a millisecond. */
export function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
}
