import type { BugMention } from "./bug-mention.js";
import type { Range } from "./text.js";

/** How git cleans a message before it commits it (`git commit --cleanup`); `verbatim` leaves it alone, as it does one already made. */
export type Cleanup = "strip" | "whitespace" | "scissors" | "verbatim";

/** What decides which part of a text is the message. */
export interface MessageSettings {
  readonly cleanup: Cleanup;
  /** What begins a comment line; `auto` finds out from the template that git wrote into the file. */
  readonly comment: string;
  /** Whether a scissors line ends the message whatever the cleanup, as it does where git shows the diff below it. */
  readonly cutsDiff: boolean;
}

/** How a message comes to be checked: while it is written, or out of a commit. */
export interface CommitSource {
  readonly settings: MessageSettings;
  /** The commit, of a message that is one's already. */
  readonly sha?: string | undefined;
  /** Whether the commit joins several parents, as far as is known. */
  readonly isMerge: boolean;
  /** What the commit changes; `undefined` when nobody asked. */
  readonly change?: CommitChange | undefined;
}

/** What a commit changes. Asked only where it matters, because to find it out takes a git. Paths are relative to the project, with `/`. */
export interface CommitChange {
  /** Added, changed or deleted. */
  readonly paths: () => readonly string[];
  readonly moves: () => readonly ImageMove[];
}

/** A place whose image has another tag or digest after the change than before it. */
export interface ImageMove {
  readonly path: string;
  /** The path of keys, or the instruction. */
  readonly where: string;
  /** The image's spellings without tag and digest: as written, and with Docker's defaults. */
  readonly names: readonly string[];
  readonly before: string;
  readonly after: string;
  /** Whether tag files give the image the tag that it has now, or gave it before. */
  readonly isManaged: boolean;
}

/** A line that git keeps. */
export interface MessageLine {
  /** Without line end, and without white space before it where git takes that away. */
  readonly text: string;
  readonly range: Range;
}

/** A trailer as `git interpret-trailers --parse` reads it. */
export interface Trailer {
  readonly key: string;
  /** In one line. */
  readonly value: string;
  /** Index of its first line in `CommitMessage.lines`. */
  readonly line: number;
}

/** A line that is written as a trailer, or nearly so; wherever it stands. */
export interface Field {
  /** Index in `CommitMessage.lines`. */
  readonly line: number;
  /** Blanks, and a bullet with its blank, before the key. */
  readonly lead: string;
  /** As written, perhaps of several words. */
  readonly key: string;
  /** What parts key and value: `: `, ` #`. */
  readonly separator: string;
  /** Without white space around it. */
  readonly value: string;
  /** The whole line without the white space behind it. */
  readonly range: Range;
  readonly keyRange: Range;
  readonly valueRange: Range;
  /** What Launchpad's bot reads on this line, or from it on. */
  readonly mention: BugMention | undefined;
}

export type SubjectKind = "ordinary" | "merge" | "revert" | "fixup";

export interface CommitMessage {
  /** What git keeps of the text, blank lines among it; the first one is the title, unless the message is empty. */
  readonly lines: readonly MessageLine[];
  readonly kind: SubjectKind;
  readonly fields: readonly Field[];
  /** Those in git's trailer block. */
  readonly trailers: readonly Trailer[];
  /** What Launchpad's bot reads, anywhere in the message. */
  readonly mentions: readonly BugMention[];
  /** The lines after the last blank one, as indices, half-open; empty for a message that is all title. */
  readonly lastParagraph: Range;
  /** Whether the message is still being written. */
  readonly isDraft: boolean;
}
