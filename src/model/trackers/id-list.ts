import type { Meaning } from "../tracker.js";

/** More ids than this are not sorted out. */
const LONGEST_VALUE = 400;

/**
 * The ids that a value names, when it is a list of them, or one with words behind it. `idOf` reads one word, from which
 * brackets and commas have been taken off.
 */
export function readIdList(value: string, idOf: (word: string) => string | undefined): Meaning | undefined {
  if (value.length > LONGEST_VALUE) return undefined;
  const words = value.split(/[\s,;&]+/).map(strip).filter((word) => word !== "" && word !== "and");
  const ids = words.map(idOf);
  const found = ids.flatMap((id) => id ?? []);
  if (found.length === 0 || ids[0] === undefined) return undefined;
  if (found.length === words.length) return { values: [...new Set(found)], dropsWords: false };
  return found.length === 1 ? { values: found, dropsWords: true } : undefined;
}

const strip = (word: string): string => word.replace(/^[(<["']+/, "").replace(/[)>\]"'.,;:!]+$/, "");
