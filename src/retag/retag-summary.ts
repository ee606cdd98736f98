import type { RetagResult, RetagState } from "./retag-result.js";
import type { Tally } from "./tally.js";

/** Every state, in the order in which it is told; the worst last, where the eye is. */
export const STATES: readonly RetagState[] = ["up-to-date", "created", "create", "exists-unverified", "skipped", "failed", "missing-source", "source-moved", "verify-failed", "conflict"];

/** A run's counts, for scripts: entries by state, and what was asked of registries. */
export function summarise(results: readonly RetagResult[], tallies: Iterable<Tally>) {
  const states = Object.fromEntries(STATES.map((state) => [state, countOf(results, state)])) as Record<RetagState, number>;
  let [requests, pulls] = [0, 0];
  for (const tally of tallies) {
    requests += tally.requests;
    pulls += tally.pulls;
  }
  return { entries: results.length, ...states, requests, pulls };
}

export const countOf = (results: readonly RetagResult[], state: RetagState): number => results.filter((result) => result.state === state).length;
