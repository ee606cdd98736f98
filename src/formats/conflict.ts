import type { Problem } from "../model/document.js";

const BEGINNING = /^<{7} .*$/m;
const END = /^>{7} /m;

/** What a merge left unresolved: git's markers at the beginning of lines, which no YAML has there. */
export function findConflict(text: string): readonly Problem[] {
  const found = text.includes("<<<<<<< ") ? BEGINNING.exec(text) : null;
  if (found === null || !END.test(text.slice(found.index))) return [];
  return [{ range: { start: found.index, end: found.index + found[0].length }, message: `a merge left its conflict here, at "<<<<<<<"; resolve it` }];
}
