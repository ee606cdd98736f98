import type { Range } from "./text.js";

/** What a directive covers: one line, a stretch of lines (1-based, inclusive), or the file. */
export type DirectiveScope =
  | { readonly kind: "line"; readonly line: number }
  | { readonly kind: "lines"; readonly from: number; readonly to: number }
  | { readonly kind: "file" };

/** One rule that one inline directive switches off; a directive that names several rules gives several of these. */
export interface Directive {
  readonly name: "disable-next-line" | "disable-line" | "disable" | "disable-file";
  /** As written; `undefined` when the directive names no rule, which silences nothing. */
  readonly rule: string | undefined;
  readonly reason: string | undefined;
  readonly scope: DirectiveScope;
  /** The rule's name in the comment, or the directive's own when it names none. */
  readonly range: Range;
  /** The whole comment with its marks. */
  readonly comment: Range;
}
