/**
 * The references that rules could find fault with, described so that a text can be searched for them before it is read.
 * A reference is a candidate when one of these says so.
 */
export interface Candidates {
  /** Globs (`*` any text, `?` one character) for tags, as they show or as they are written. */
  readonly tags: readonly string[];
  /** Neither tag nor digest, where an image is certain. */
  readonly untagged: boolean;
}

export const NO_CANDIDATES: Candidates = { tags: [], untagged: false };
