import type { RetagResult, RetagState } from "./retag-result.js";

/** A person must act. */
const WRONG: ReadonlySet<RetagState> = new Set(["conflict", "source-moved", "missing-source", "verify-failed"]);
/** A rerun may help. */
const INCOMPLETE: ReadonlySet<RetagState> = new Set(["failed", "skipped"]);

/**
 * 0 all good, 1 a person must act, 3 incomplete; 1 wins over 3.
 * @param strict whether a tag that nothing could be compared with is as bad as a wrong one
 */
export function exitCodeOf(results: readonly RetagResult[], strict: boolean): 0 | 1 | 3 {
  if (results.some(({ state }) => WRONG.has(state) || (strict && state === "exists-unverified"))) return 1;
  return results.some(({ state }) => INCOMPLETE.has(state)) ? 3 : 0;
}
