import { closeSync, constants, openSync, readFileSync, readvSync } from "node:fs";

/** UTF-16 units; more than most messages and configurations have. */
const LONGEST = 64 * 1024;
const { O_RDONLY, O_NONBLOCK } = constants;

/**
 * The text of a file that is neither empty nor long, UTF-8 without a byte order mark, and has no NUL; `undefined` for any other. Of a
 * pipe, which could not be read once more, nothing is taken. It uses what of Node is soon there: each function's first call takes longer
 * than to read a file.
 * @throws what the system says to opening and reading it
 */
export function readOrdinaryText(file: string): string | undefined {
  const descriptor = openSync(file, O_RDONLY | O_NONBLOCK);
  try {
    // At a place: a pipe has none, and refuses.
    if (readvSync(descriptor, [new Uint8Array(1)], 0) === 0) return undefined;
    const text = readFileSync(descriptor, "utf8");
    return text.length > LONGEST || UNUSUAL.some((unit) => text.includes(unit)) ? undefined : text;
  } finally {
    closeSync(descriptor);
  }
}

/** What stands for bytes that are not UTF-8 is among them. */
const UNUSUAL = ["\0", "\uFEFF", "\uFFFD"];
