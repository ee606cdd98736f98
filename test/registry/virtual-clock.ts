import type { Clock } from "../../src/registry/clock.js";

/** A clock whose time passes only by sleeping, at once; it keeps how long was slept. */
export class VirtualClock implements Clock {
  readonly slept: number[] = [];
  #now = Date.UTC(2026, 0, 1);

  now(): number {
    return this.#now;
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    const until = this.#now + milliseconds;
    this.slept.push(milliseconds);
    await new Promise((resolve) => setImmediate(resolve));
    this.#now = Math.max(this.#now, until);
    signal?.throwIfAborted();
  }

  /** Lets time pass by itself. */
  pass(milliseconds: number): void {
    this.#now += milliseconds;
  }
}
