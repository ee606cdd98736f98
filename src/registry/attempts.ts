import type { Clock } from "./clock.js";
import { HostGate } from "./host-gate.js";
import type { Way } from "./host-gate.js";
import type { RegistryEvent } from "./registry-client.js";
import { RegistryFailure } from "./registry-failure.js";

const MOST_ATTEMPTS = 5;
const FIRST_WAIT = 250;
const LONGEST_WAIT = 10_000;

export interface AttemptOptions {
  readonly clock: Clock;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** Milliseconds that a host's rate limits may hold it before it is given up. */
  readonly maxWait: number;
  readonly signal: AbortSignal | undefined;
}

/** One thing to try, with one host. */
export interface Job<T> {
  readonly host: string;
  /** Which of the host's places it takes; `none` for what is asked from inside of another request. */
  readonly way: Way | "none";
  readonly method: string;
  readonly observe: (event: RegistryEvent) => void;
  /** Default five. */
  readonly most?: number;
  readonly once: () => Promise<T>;
}

/** Tries again what may pass, with full jitter in between, each host's requests behind its own gate. */
export class Attempts {
  readonly #gates = new Map<string, HostGate>();

  constructor(private readonly options: AttemptOptions) {}

  /** @throws RegistryFailure, the last one; the signal's reason. */
  async run<T>(job: Job<T>): Promise<T> {
    const gate = this.#gateOf(job.host);
    for (let attempt = 1; ; attempt++) {
      const leave = await this.#enter(gate, job);
      try {
        const began = this.options.clock.now();
        job.observe({ kind: "attempt", method: job.method, host: job.host });
        const value = await job.once().catch((error: unknown) => {
          if (error instanceof RegistryFailure) throw this.#note(gate, began, error);
          throw error;
        });
        gate.served();
        return value;
      } catch (error) {
        if (!(error instanceof RegistryFailure)) throw error;
        if (error.details.passing !== true || attempt >= (job.most ?? MOST_ATTEMPTS)) throw error;
      } finally {
        leave();
      }
      await this.backOff(attempt, job.host, job.observe);
    }
  }

  /** Waits after the attempt with this number, from 1. */
  async backOff(attempt: number, host: string, observe: (event: RegistryEvent) => void): Promise<void> {
    const { clock, random, signal } = this.options;
    const milliseconds = Math.round(random() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempt - 1)));
    observe({ kind: "wait", reason: "retry", host, milliseconds });
    await clock.sleep(milliseconds, signal);
  }

  async #enter(gate: HostGate, { way, observe }: Job<unknown>): Promise<() => void> {
    if (way !== "none") return gate.enter(way, observe, this.options.signal);
    await gate.whenOpen(observe, this.options.signal);
    return () => undefined;
  }

  /** Tells the gate what the host said, and gives back the failure that follows. */
  #note(gate: HostGate, began: number, failure: RegistryFailure): RegistryFailure {
    const { retryAfter, resetsAt } = failure.details;
    if (resetsAt !== undefined || (failure.kind !== "rate-limited" && retryAfter === undefined)) return failure;
    return gate.limit(began, retryAfter) ?? failure;
  }

  #gateOf(host: string): HostGate {
    const gate = this.#gates.get(host) ?? new HostGate(host, this.options.clock, this.options.maxWait);
    this.#gates.set(host, gate);
    return gate;
  }
}
