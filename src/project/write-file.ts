import { accessSync, chmodSync, chownSync, constants, lstatSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import type { Stats } from "node:fs";
import { dirname, resolve } from "node:path";
import { UserError } from "../model/user-error.js";

/**
 * Writes a whole file or nothing: into a temporary file beside it, then by rename. A symbolic link stays one, the file's mode
 * and owner stay. What is no plain file (a pipe, a device), or is one only in the eyes of this process (`/dev/stdout`,
 * `/proc/self/fd/1`), is appended to, since a rename would replace what others hold open.
 * @param file bytes where the name is not UTF-8
 * @throws UserError when the system refuses, or the file may not be written.
 */
export function writeWholeFile(file: string | Buffer, text: string): void {
  try {
    if (isOpenElsewhere(file)) {
      writeFileSync(file, text, { flag: "a" });
      return;
    }
    const target = targetOf(file);
    const stat = statSync(target, { throwIfNoEntry: false });
    if (stat !== undefined) accessSync(target, constants.W_OK);
    replaceFile(target, text, stat);
  } catch (error) {
    throw refusal(file, error);
  }
}

/**
 * Tries whether {@link writeWholeFile} could write the file now, and leaves everything as it is.
 * @throws UserError as that would
 */
export function tryToWrite(file: string): void {
  try {
    if (isOpenElsewhere(file)) return;
    const target = targetOf(file);
    if (statSync(target, { throwIfNoEntry: false }) !== undefined) accessSync(target, constants.W_OK);
    const temporary = temporaryBeside(target);
    writeFileSync(temporary, "", { flag: "wx" });
    rmSync(temporary);
  } catch (error) {
    throw refusal(file, error);
  }
}

const targetOf = (file: string | Buffer): Buffer => (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ? realpathSync(file, "buffer") : Buffer.from(file));

const refusal = (file: string | Buffer, error: unknown): UserError => new UserError(`${JSON.stringify(file.toString())} cannot be written (${(error as NodeJS.ErrnoException).code ?? "unknown"})`);

/** Asked of the path as it is written: a pipe behind a link of `/proc` has no real path to be found by. */
function isOpenElsewhere(file: string | Buffer): boolean {
  if (DESCRIPTORS.test(resolve(file.toString("latin1")))) return true;
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat !== undefined && !stat.isFile();
}

/** Paths that stand for what a process has open. */
const DESCRIPTORS = /^\/(?:proc\/|dev\/(?:fd\/|std(?:in|out|err)$))/;

function temporaryBeside(target: Buffer): Buffer {
  const name = `.taglint-${process.pid}-${Math.random().toString(36).slice(2)}.tmp`;
  const folder = dirname(target.toString("latin1"));
  return Buffer.from(folder === "/" ? `/${name}` : `${folder}/${name}`, "latin1");
}

function replaceFile(target: Buffer, text: string, before: Stats | undefined): void {
  const temporary = temporaryBeside(target);
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
