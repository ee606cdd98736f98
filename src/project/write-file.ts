import { lstatSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { UserError } from "../model/user-error.js";

/**
 * Writes a whole file or nothing: into a temporary file beside it, then by rename. A symbolic link stays one, the file's mode
 * stays, and what is no plain file (`/dev/stderr`, a pipe) is written to directly, since a rename would replace it.
 * @throws UserError when the system refuses.
 */
export function writeWholeFile(file: string, text: string): void {
  try {
    const target = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ? realpathSync(file) : file;
    const stat = statSync(target, { throwIfNoEntry: false });
    if (stat !== undefined && !stat.isFile()) writeFileSync(target, text);
    else replaceFile(target, text, stat?.mode);
  } catch (error) {
    throw new UserError(`${JSON.stringify(file)} cannot be written (${(error as NodeJS.ErrnoException).code ?? "unknown"})`);
  }
}

function replaceFile(target: string, text: string, mode = 0o666): void {
  const temporary = join(dirname(target), `.taglint-${process.pid}-${Math.random().toString(36).slice(2)}.tmp`);
  try {
    writeFileSync(temporary, text, { flag: "wx", mode });
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
