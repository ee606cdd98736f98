import { readFileSync } from "node:fs";
import { UserError } from "../model/user-error.js";
import { BYTE_ORDER_MARK, decodeText } from "./decode.js";
import { writeWholeFile } from "./write-file.js";

/**
 * Replaces the text of a file that still is `before`, so that what somebody wrote meanwhile is never lost. Its byte order mark
 * stays. Both texts are without it.
 * @param file absolute; bytes where the name is not UTF-8
 * @throws UserError when the file holds something else by now, is not UTF-8, or the system refuses.
 */
export function rewriteFile(file: string | Buffer, before: string, after: string): void {
  const decoded = decodeText(readBytes(file));
  const shown = JSON.stringify(file.toString());
  if (decoded.kind === "text" && decoded.problem !== undefined) throw new UserError(`${shown} is not fixed, because it is not UTF-8`);
  if (decoded.kind !== "text" || decoded.text !== before) throw new UserError(`${shown} is not fixed, because it changed meanwhile`, "run taglint again");
  writeWholeFile(file, decoded.hasMark ? BYTE_ORDER_MARK + after : after);
}

function readBytes(file: string | Buffer): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UserError(`${JSON.stringify(file.toString())} cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown"})`);
  }
}
