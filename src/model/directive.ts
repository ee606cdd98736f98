import type { Range } from "./text.js";

/** What can be written behind `taglint-`. */
export const DIRECTIVE_NAMES = ["disable-next-line", "disable-line", "disable", "disable-file", "enable"] as const;

export type DirectiveName = (typeof DIRECTIVE_NAMES)[number];

/**
 * What a directive covers: one line, a stretch of lines (1-based, inclusive), or the file; or nothing, because its name is
 * misspelt, because it is an `enable` with nothing to close, or because it stands for a reason that no `--` sets off.
 */
export type DirectiveScope =
  | { readonly kind: "line"; readonly line: number }
  | { readonly kind: "lines"; readonly from: number; readonly to: number }
  | { readonly kind: "file" }
  | { readonly kind: "nothing"; readonly why: "misspelt" | "closes-nothing" | "unmarked-reason" };

/** One rule that one inline directive switches off; a directive that names several rules gives several of these. */
export interface Directive {
  /** As written behind `taglint-`: a DirectiveName, unless it is misspelt. */
  readonly name: string;
  /** As written; `undefined` when the directive names no rule, which silences nothing. Of a reason that is not set off, its text. */
  readonly rule: string | undefined;
  readonly reason: string | undefined;
  readonly scope: DirectiveScope;
  /** The rule's name in the comment, or the directive's own when it names none. */
  readonly range: Range;
  /** The whole comment with its marks. */
  readonly comment: Range;
}
