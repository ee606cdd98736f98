import type { Clock } from "./clock.js";
import type { RegistryEvent } from "./registry-client.js";
import { RegistryFailure } from "./registry-failure.js";

const READS = 8;
const WRITES = 4;
/** The last moment that a `Date` can tell, in milliseconds since 1970. */
const LAST_DATE = 8.64e15;

export type Way = "read" | "write";
type Observe = (event: RegistryEvent) => void;

/** Lets so many requests through to one host at a time, and none while it has asked to be left alone. */
export class HostGate {
  readonly #active: Record<Way, number> = { read: 0, write: 0 };
  readonly #waiting: Record<Way, (() => void)[]> = { read: [], write: [] };
  /** Halved each time the host limits us. */
  #share = 1;
  #heldUntil = 0;
  /** Milliseconds of holds since the host last served us. */
  #held = 0;
  #limitedAt = -1;
  #closedUntil: Date | undefined;

  constructor(
    private readonly host: string,
    private readonly clock: Clock,
    /** Milliseconds; a longer wait closes the gate. */
    private readonly maxWait: number,
  ) {}

  /**
   * Waits for a place; the function that comes back gives it up.
   * @throws RegistryFailure when the gate is closed.
   */
  async enter(way: Way, observe: Observe, signal: AbortSignal | undefined): Promise<() => void> {
    if (this.#active[way] >= this.#places(way)) await new Promise<void>((resolve) => this.#waiting[way].push(resolve));
    else this.#active[way]++;
    try {
      await this.whenOpen(observe, signal);
    } catch (error) {
      this.#leave(way);
      throw error;
    }
    return () => { this.#leave(way); };
  }

  /** Waits until the host may be asked. @throws RegistryFailure when the gate is closed. */
  async whenOpen(observe: Observe, signal: AbortSignal | undefined): Promise<void> {
    for (;;) {
      signal?.throwIfAborted();
      if (this.#closedUntil !== undefined) throw this.#closed(this.#closedUntil);
      const milliseconds = this.#heldUntil - this.clock.now();
      if (milliseconds <= 0) return;
      observe({ kind: "wait", reason: "rate-limit", host: this.host, milliseconds });
      await this.clock.sleep(milliseconds, signal);
    }
  }

  /**
   * The host said that it is asked too much. Requests that began before it said so last tell nothing new: they halve nothing, and
   * their waits are not added to the others.
   * @param began when the request did
   * @param retryAfter milliseconds; `undefined` when it did not say
   * @returns the failure that closes the gate, when the wait is longer than it may be
   */
  limit(began: number, retryAfter: number | undefined): RegistryFailure | undefined {
    const now = this.clock.now();
    const isNews = began > this.#limitedAt;
    if (isNews) {
      this.#share /= 2;
      this.#limitedAt = now;
    }
    if (retryAfter === undefined) return undefined;
    const until = now + retryAfter;
    if (isNews) this.#held += Math.max(0, until - Math.max(now, this.#heldUntil));
    this.#heldUntil = Math.max(this.#heldUntil, until);
    if (Math.max(this.#held, retryAfter) <= this.maxWait) return undefined;
    this.#closedUntil = new Date(Math.min(until, LAST_DATE));
    return this.#closed(this.#closedUntil);
  }

  /** The host served a request. */
  served(): void {
    this.#held = 0;
  }

  #closed(resetsAt: Date): RegistryFailure {
    const message = `${this.host} limits how often it is asked, until ${resetsAt.toISOString()}, which is longer than --max-wait`;
    return new RegistryFailure("rate-limited", message, { resetsAt });
  }

  #places(way: Way): number {
    return Math.max(1, Math.floor((way === "read" ? READS : WRITES) * this.#share));
  }

  #leave(way: Way): void {
    this.#active[way]--;
    while (this.#active[way] < this.#places(way)) {
      const next = this.#waiting[way].shift();
      if (next === undefined) return;
      this.#active[way]++;
      next();
    }
  }
}
