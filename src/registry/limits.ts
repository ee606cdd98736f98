/** Milliseconds. */
export interface Timeouts {
  readonly connect: number;
  /** From the request's end to the answer's head. */
  readonly headers: number;
  /** Between two pieces of a body. */
  readonly body: number;
  /** One request with all of its answer. */
  readonly request: number;
}

export const TIMEOUTS: Timeouts = { connect: 10_000, headers: 30_000, body: 15_000, request: 60_000 };

const KIB = 1024;

/** Bytes of bodies that are read at most. */
export const CAPS = { manifest: 4 * KIB * KIB, config: 8 * KIB * KIB, token: 128 * KIB, error: 64 * KIB } as const;
