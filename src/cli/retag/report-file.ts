import { closeSync, openSync, writeSync } from "node:fs";
import { resolve } from "node:path";
import { UserError } from "../../model/user-error.js";
import { describeResult } from "../../retag/describe-result.js";
import type { RetagResult } from "../../retag/retag-result.js";
import type { Tally } from "../../retag/tally.js";

/** A file that gets one line of JSON as each entry ends, so that a killed run leaves what it did. */
export class ReportFile {
  readonly #descriptor: number;
  #code: string | undefined;

  /** @throws UserError when it cannot be opened */
  constructor(cwd: string, readonly path: string) {
    try {
      this.#descriptor = openSync(resolve(cwd, path), "w");
    } catch (error) {
      throw new UserError(`the report ${JSON.stringify(path)} cannot be written (${codeOf(error)})`, "give --report a file in a folder that is there and may be written to");
    }
  }

  /** A line that cannot be written is told at the end: what has begun in a registry comes first. */
  add(result: RetagResult, { requests: attempts, waits }: Tally): void {
    const line = { ...describeResult(result), attempts, waits: waits.map(({ reason, milliseconds }) => ({ reason, milliseconds: Math.round(milliseconds) })) };
    try {
      writeSync(this.#descriptor, `${JSON.stringify(line)}\n`);
    } catch (error) {
      this.#code = codeOf(error);
    }
  }

  /** Ends it; gives back the error to tell when a line could not be written. */
  close(): UserError | undefined {
    closeSync(this.#descriptor);
    if (this.#code === undefined) return undefined;
    return new UserError(`the report ${JSON.stringify(this.path)} is not complete (${this.#code})`, "what was done in the registry is done; a run to another file tells what is there now");
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? "unknown";
