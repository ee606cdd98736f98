/** A mistake of the user's, told in one sentence with what to do about it. Anything else that is thrown is a bug. */
export class UserError extends Error {
  readonly hint: string | undefined;
  readonly isUserError = true;

  constructor(message: string, hint?: string) {
    super(message);
    this.name = "UserError";
    this.hint = hint;
  }
}

/** Asks for the mark instead of the class, because the bin is several bundles, and each that throws one has its own class. */
export function isUserError(error: unknown): error is UserError {
  return error instanceof Error && "isUserError" in error;
}
