import { findScissors } from "./scissors.js";

/** What git tries in turn for `core.commentChar=auto`. */
const CANDIDATES = "#;@!$%^&|:";

/**
 * The comment prefix that git chose for `auto`. It tells nobody, but the template shows it: by the scissors line, else by
 * the last line that is not blank, which is one of git's hints unless an editor took them all away.
 */
export function recoverCommentPrefix(text: string): string {
  for (const candidate of CANDIDATES) {
    if (findScissors(text, candidate) < text.length) return candidate;
  }
  const hint = /^([#;@!$%^&|:])(?:[ \t].*)?$/.exec(lastLine(text.trimEnd()));
  return hint?.[1] ?? "#";
}

const lastLine = (text: string): string => text.slice(text.lastIndexOf("\n") + 1);
