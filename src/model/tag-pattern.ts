import type { Component } from "./image.js";
import type { Part } from "./part.js";

/** Stands for an unknown piece; only `*` accepts it, because whatever it becomes, `*` still matches. */
const UNKNOWN = "\0";

/**
 * Whether a pattern (`*` any text, `?` one character, all else itself, case sensitive) matches a component whatever its
 * unknown pieces become: `*-latest` matches `{{ p }}-latest`, and `latest` does not match `{{ p }}latest`.
 */
export function surelyMatches(pattern: string, component: Component): boolean {
  return matchesGlob(pattern, component.parts.map(textOrUnknown).join(""));
}

function textOrUnknown(part: Part): string {
  return part.kind === "unknown" ? UNKNOWN : part.text;
}

/** Whether the whole text matches a pattern of `*` and `?`; linear for one star, never exponential. */
export function matchesGlob(pattern: string, text: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  let index = 0;
  while (index < text.length) {
    const wanted = pattern[at];
    if (wanted === "*") {
      star = at++;
      resume = index;
    } else if (wanted !== undefined && accepts(wanted, text[index])) {
      at++;
      index++;
    } else if (star >= 0) {
      at = star + 1;
      index = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[at] === "*") at++;
  return at === pattern.length;
}

function accepts(wanted: string, unit: string | undefined): boolean {
  return wanted === "?" ? unit !== UNKNOWN : wanted === unit;
}
