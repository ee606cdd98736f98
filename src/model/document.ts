import type { CommitMessage, CommitSource } from "./commit.js";
import type { Facts } from "./facts.js";
import type { Image } from "./image.js";
import type { TagFile } from "./tag-entry.js";
import type { Range } from "./text.js";

/** A file as it goes through the linter. `text` has no byte order mark; `path` is relative to the project, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** What went wrong when its bytes were read as text; reported beside what its format finds. */
  readonly problems?: readonly Problem[] | undefined;
  /** Of a commit message: how it comes to be checked. */
  readonly commit?: CommitSource | undefined;
  /** What rules may ask beside this file. */
  readonly facts?: Facts | undefined;
}

/** A comment that may hold a directive: `text` without the marks that make it a comment, `range` with them. */
export interface Comment {
  readonly text: string;
  readonly range: Range;
  /** `trailer`: a line `Taglint-Ignore: RULE -- reason` of a commit message, which covers all of the message. */
  readonly form?: "comment" | "trailer";
}

/** Something in a file that stops it from being read as its format says. */
export interface Problem {
  readonly range: Range;
  readonly message: string;
}

/** What a build writes into its final image under a name: an environment variable or a label. */
export interface BuildMetadata {
  readonly kind: "env" | "label";
  readonly name: string;
  readonly range: Range;
  /** Whether a build argument supplies the value, so that it can be the commit being built. */
  readonly source: "argument" | "bare-argument" | "constant";
}

/** The last stage of a Dockerfile and what it records, also through the stages it stands on. */
export interface FinalStage {
  readonly range: Range;
  readonly metadata: readonly BuildMetadata[];
}

/** What a format reads from a file. */
export interface Document {
  readonly images: readonly Image[];
  /** Only those that mention taglint. */
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
  /** Whether only images that could be at fault are sure to be among these. */
  readonly isPartial?: boolean;
  readonly finalStage?: FinalStage | undefined;
  readonly message?: CommitMessage | undefined;
  /** Of a tag file: its entries, which are no references, and what is wrong with its shape. */
  readonly tagFile?: TagFile | undefined;
}
