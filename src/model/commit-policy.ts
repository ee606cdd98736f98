import type { Tracker } from "./tracker.js";

/** What a change of a certain kind requires of its message. */
export interface Requirement {
  /** Whether one of the paths that change is meant; `undefined` when paths do not matter. */
  readonly matchesPath: ((path: string) => boolean) | undefined;
  /** The globs behind it, for messages. */
  readonly files: readonly string[];
  /** Patterns of images whose move is meant, or any move to a managed tag; `undefined` when moves do not matter. */
  readonly moves: readonly string[] | "managed" | undefined;
  /** Sets of keys, of which one must be there whole; empty when nothing is required. */
  readonly anyOf: readonly (readonly string[])[];
  /** Keys that should not stand on such a change. */
  readonly avoid: readonly string[];
}

/** What the configuration says about commit messages. */
export interface CommitPolicy {
  /** By key, in its canonical spelling. */
  readonly trackers: ReadonlyMap<string, Tracker>;
  readonly require: readonly Requirement[];
}

export const NO_POLICY: CommitPolicy = { trackers: new Map(), require: [] };
