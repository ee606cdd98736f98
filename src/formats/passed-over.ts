import type { Candidates } from "../model/candidates.js";
import type { Glimpse } from "../model/glimpse.js";
import { glanceAtBytes } from "./glance/may-matter.js";
import { isOtherByContent, isOtherByPath, OTHER_SIGNS } from "./identify.js";

/**
 * Whether a file of a path that no configuration names a format for can hold none of some candidates, and nothing else that counts, so
 * that it need not be decoded, identified and read; `true` is certain. This takes a fraction of the time.
 */
export type PassOver = (glimpse: Glimpse, path: string) => boolean;

/** @param placeholder the shape of the project's own placeholders, which may be of other letters than ASCII's */
export function passOverWithout(candidates: Candidates, placeholder: RegExp | undefined): PassOver {
  const mayMatter = glanceAtBytes(candidates, { placeholder, signs: OTHER_SIGNS });
  return (glimpse, path) => {
    if ((!glimpse.isAscii && placeholder !== undefined) || isOtherByPath(path)) return false;
    return !mayMatter(glimpse, (text) => isOtherByContent(path, text));
  };
}
