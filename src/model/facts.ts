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
  /** Tag files of other repositories. */
  readonly otherFiles?: readonly OtherTagFile[];
  /** Each entry that a published commit brought into one of all these files, oldest first, under whatever name the file had. */
  readonly past?: readonly PastEntry[];
  /** Whether `otherFiles` or `past` may lack something: a clone is shallow, or not there. */
  readonly isCut?: boolean;
  /** When the commits that entries name were committed, by `src_ref`: seconds since 1970. Of configured clones only. */
  readonly commitTimes?: ReadonlyMap<string, number>;
}

/** A tag file of another repository, as its configured revision has it. */
export interface OtherTagFile {
  /** For people: `"tags.yaml" of "https://…"`. */
  readonly name: string;
  readonly entries: readonly EntryRecord[];
}

/** What an entry of a tag file says; `undefined` where it says nothing, or no text. */
export interface EntryRecord {
  readonly name: string;
  readonly tag: string;
  readonly buildTag: string | undefined;
  readonly ref: string | undefined;
}

/** An entry as a commit brought it. */
export interface PastEntry extends EntryRecord {
  readonly commit: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Of the file that it was in then; relative to the top of its repository. */
  readonly path: string;
  /** The image's entries that it stands in the place of. */
  readonly previous: readonly EntryRecord[];
}
