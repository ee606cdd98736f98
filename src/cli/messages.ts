import type { UserError } from "../model/user-error.js";
import { isUserError } from "../model/user-error.js";
import { printable } from "../model/printable.js";
import type { Io } from "./io.js";

/** Tells the user something that is no finding, on one line of standard error. */
export function tell(io: Io, message: string): void {
  io.stderr.write(`taglint: ${printable(message)}\n`);
}

/** Tells a mistake of the user's and what to do about it. */
export function tellUserError(io: Io, error: UserError): void {
  const hint = error.hint === undefined ? [] : [`  ${error.hint}`];
  const lines = [...error.message.split("\n"), ...hint].map((line) => printable(line));
  io.stderr.write(`taglint: ${lines.join("\n")}\n`);
}

/** Says what went wrong. What is not the user's mistake is a bug, and its stack is shown only to those who ask for it. */
export function tellError(io: Io, error: unknown, debug: boolean): void {
  if (isUserError(error)) {
    tellUserError(io, error);
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  tell(io, `this is a bug in taglint: ${message}`);
  if (!debug) tell(io, "run it again with --debug and report what it says");
  else if (error instanceof Error) io.stderr.write(`${error.stack ?? ""}\n`);
}
