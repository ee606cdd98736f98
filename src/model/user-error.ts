/** A mistake of the user's, told in one sentence with what to do about it. Anything else that is thrown is a bug. */
export class UserError extends Error {
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.name = "UserError";
    this.hint = hint;
  }
}
