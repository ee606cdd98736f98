import type { Candidates } from "../model/candidates.js";
import type { Glimpse } from "../model/glimpse.js";
import { mayBytesMatter } from "./glance/may-matter.js";
import { isOtherByContent, isOtherByPath, OTHER_SIGNS } from "./identify.js";

/** What is looked for in a file. */
export interface PassOverInput {
  readonly path: string;
  readonly candidates: Candidates;
  /** The shape of the project's own placeholders, which may be of other letters than ASCII's. */
  readonly placeholder: RegExp | undefined;
}

/**
 * Whether a file of a path that no configuration names a format for can hold none of the candidates, and nothing else that counts, so
 * that it need not be decoded, identified and read; `true` is certain. This takes a fraction of the time.
 */
export function isPassedOver(glimpse: Glimpse, { path, candidates, placeholder }: PassOverInput): boolean {
  if ((!glimpse.isAscii && placeholder !== undefined) || isOtherByPath(path)) return false;
  return !mayBytesMatter(glimpse, candidates, { placeholder, signs: OTHER_SIGNS, isOther: (text) => isOtherByContent(path, text) });
}
