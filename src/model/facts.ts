import type { TagEntry } from "./tag-entry.js";

/** A tag file of the configuration, as it is in this run. */
export interface TagFileFacts {
  /** Relative to the project, with `/`. */
  readonly path: string;
  readonly entries: readonly TagEntry[];
  /** Its entries in the revision that the change starts from, none if it was not there; `undefined` where no such revision is known. */
  readonly base?: readonly TagEntry[] | undefined;
}

/** What rules may ask beside the file in hand; loaded before a run, and only if a rule that is on asks. */
export interface Facts {
  readonly tagFiles: readonly TagFileFacts[];
}
