import type { FailureKind } from "./registry-client.js";

export interface FailureDetails {
  /** Whether the same request may fare better in a moment. */
  readonly passing?: boolean;
  /** Milliseconds that the host asked to be left alone. */
  readonly retryAfter?: number;
  /** When the host, given up now, may be asked again. */
  readonly resetsAt?: Date;
}

/** Why a request came to nothing; thrown inside of the client, whose outcomes tell it to others. */
export class RegistryFailure extends Error {
  constructor(
    readonly kind: FailureKind,
    message: string,
    readonly details: FailureDetails = {},
  ) {
    super(message);
    this.name = "RegistryFailure";
  }
}
