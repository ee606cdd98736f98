import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isUserError, UserError } from "../../model/user-error.js";
import { tryToWrite, writeWholeFile } from "../../project/write-file.js";
import type { Lock, LockEntry } from "../../retag/lock-file.js";
import { formatLock, LOCK_FILE, lockKey, lockResult, parseLock } from "../../retag/lock-file.js";
import type { RetagResult } from "../../retag/retag-result.js";
import type { Setup } from "../load-settings.js";

/** Milliseconds between two savings: what a killed run forgets, the registry tells the next one. */
const PACE = 200;

/** The lock file on the disk. */
export class LockStore {
  readonly path: string;
  readonly exists: boolean;
  readonly #entries: Map<string, LockEntry>;
  /** What this run found; another one may write down its own meanwhile. */
  readonly #taken = new Map<string, LockEntry>();
  #text: string;
  #saved = 0;

  /** @throws UserError for a lock file that cannot be read or understood */
  constructor({ project }: Setup, readonly now: () => number) {
    // Beside the configuration.
    this.path = join(project.configFile === undefined ? project.root : dirname(project.configFile), LOCK_FILE);
    const text = readText(this.path);
    this.exists = text !== undefined;
    this.#text = text ?? "";
    this.#entries = new Map(text === undefined ? [] : parseLock(text, LOCK_FILE));
  }

  get lock(): Lock {
    return this.#entries;
  }

  /** Takes a result in; saves now and then, and keeps quiet when that fails, because a run must not end between write and look. */
  take(result: RetagResult): void {
    const key = lockKey(result.entry);
    const locked = lockResult(result, this.#entries.get(key));
    if (locked === undefined) return;
    this.#entries.set(key, locked);
    this.#taken.set(key, locked);
    if (this.now() - this.#saved < PACE) return;
    try {
      this.save();
    } catch (error) {
      if (!isUserError(error)) throw error;
    }
  }

  /** @throws UserError when it could not be saved now */
  tryToSave(): void {
    try {
      tryToWrite(this.path);
    } catch (error) {
      if (!isUserError(error)) throw error;
      throw new UserError(`the lock file ${error.message}, so nothing is pushed`, "let this run write in the folder of the configuration");
    }
  }

  /**
   * Writes what this run found into the file as it is now, since another run may have saved in between.
   * @throws UserError when it cannot be written, or has become no lock file
   */
  save(): void {
    this.#saved = this.now();
    const present = readText(this.path);
    const text = formatLock(new Map([...(present === undefined ? [] : parseLock(present, LOCK_FILE)), ...this.#taken]));
    if (text === present || (this.#taken.size === 0 && present === undefined)) return;
    writeWholeFile(this.path, text);
    this.#text = text;
  }

  /** The line on which an entry's tag stands in the file, 1-based; the first, where it is not written as taglint writes it. */
  lineOf({ name, tag }: { readonly name: string; readonly tag: string }): number {
    const offset = this.#text.indexOf(`"name": ${JSON.stringify(name)},\n      "tag": ${JSON.stringify(tag)},`);
    return offset < 0 ? 1 : this.#text.slice(0, offset).split("\n").length + 1;
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "unknown";
    if (code === "ENOENT") return undefined;
    throw new UserError(`the lock file ${JSON.stringify(path)} cannot be read (${code})`);
  }
}
