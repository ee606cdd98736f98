import { accessSync, chmodSync, chownSync, constants, lstatSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import type { Stats } from "node:fs";
import { dirname } from "node:path";
import { UserError } from "../model/user-error.js";

/**
 * Writes a whole file or nothing: into a temporary file beside it, then by rename. A symbolic link stays one, the file's mode
 * and owner stay, and what is no plain file (`/dev/stderr`, a pipe) is written to directly, since a rename would replace it.
 * @param file bytes where the name is not UTF-8
 * @throws UserError when the system refuses, or the file may not be written.
 */
export function writeWholeFile(file: string | Buffer, text: string): void {
  try {
    const target = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ? realpathSync(file, "buffer") : Buffer.from(file);
    const stat = statSync(target, { throwIfNoEntry: false });
    if (stat !== undefined) accessSync(target, constants.W_OK);
    if (stat !== undefined && !stat.isFile()) writeFileSync(target, text);
    else replaceFile(target, text, stat);
  } catch (error) {
    throw new UserError(`${JSON.stringify(file.toString())} cannot be written (${(error as NodeJS.ErrnoException).code ?? "unknown"})`);
  }
}

function replaceFile(target: Buffer, text: string, before: Stats | undefined): void {
  const name = `.taglint-${process.pid}-${Math.random().toString(36).slice(2)}.tmp`;
  const folder = dirname(target.toString("latin1"));
  const temporary = Buffer.from(folder === "/" ? `/${name}` : `${folder}/${name}`, "latin1");
  try {
    writeFileSync(temporary, text, { flag: "wx", mode: before === undefined ? 0o666 : 0o600 });
    if (before !== undefined) {
      keepOwner(temporary, before);
      // Not with the file's creation, from whose mode the umask would take.
      chmodSync(temporary, before.mode & 0o7777);
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Only root can give a file to its former owner; for others the new file is theirs. */
function keepOwner(file: Buffer, { uid, gid }: Stats): void {
  const own = statSync(file);
  if (own.uid === uid && own.gid === gid) return;
  try {
    chownSync(file, uid, gid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") throw error;
  }
}
