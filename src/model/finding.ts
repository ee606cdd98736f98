import type { Safety } from "./image.js";
import type { Position, Range, TextEdit } from "./text.js";

export type Severity = "off" | "info" | "warning" | "error";
export type ActiveSeverity = Exclude<Severity, "off">;

/** Another place that explains a finding, in the same file. */
export interface Related {
  readonly range: Range;
  readonly message: string;
}

export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  readonly safety: Safety;
  /** One of several, between which only a person can choose; never made unasked. */
  readonly isChoice?: boolean;
}

/** Where something stands, for a machine (offsets) and for people (lines, columns). */
export interface Location {
  readonly range: Range;
  readonly start: Position;
  readonly end: Position;
}

/** Why a finding is not reported: a directive in the file, or an entry of the allow list. */
export interface Suppression {
  readonly kind: "inline" | "allow";
  readonly reason: string | undefined;
}

export interface Finding {
  readonly rule: string;
  readonly severity: ActiveSeverity;
  /** Of a commit's message: how the commit is named to people. */
  readonly path: string;
  /** The commit whose message it is about. */
  readonly commit?: string | undefined;
  readonly location: Location;
  readonly message: string;
  /** The image at fault, if it is about one: with Docker's defaults, as written, and its place. */
  readonly image?: { readonly reference: string; readonly written: string; readonly where: string } | undefined;
  readonly related: readonly { readonly location: Location; readonly message: string }[];
  readonly fixes: readonly Fix[];
  readonly suppression?: Suppression | undefined;
}

/** What one file gave. */
export interface FileResult {
  readonly path: string;
  /** Of a commit message; `sha` when a commit has it already. */
  readonly message?: { readonly sha: string | undefined };
  /** The checked text when there are findings (for code frames), else empty. */
  readonly text: string;
  /** Sorted by place, then rule. */
  readonly findings: readonly Finding[];
  /** Found, but silenced by a directive or the allow list. */
  readonly suppressed: readonly Finding[];
  /** How many references the file names; `undefined` when not all of it was read, because none of the others could have been at fault. */
  readonly references: number | undefined;
  /** Indices into the configuration's allow list. */
  readonly usedAllows: readonly number[];
}

export interface Summary {
  readonly files: number;
  /** Commit messages, if there were any. */
  readonly messages?: number;
  /** `undefined` when some file was not read, see FileResult. */
  readonly references: number | undefined;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly allowed: number;
  readonly suppressed: number;
  readonly baselined: number;
}

/** What a run gave: files that have findings or suppressed ones, in path order, and the counts over all files. */
export interface RunResult {
  readonly files: readonly FileResult[];
  readonly summary: Summary;
}
