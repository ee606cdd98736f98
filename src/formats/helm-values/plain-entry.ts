import { matchesAt } from "../glance/occurrences.js";

const FREE_LINE = " *(?:#[^\\n]*|\\r?)\\n";
const LINE_END = "(?: +#[^\\n]*| *\\r?)(?:\\n|$)";
const KEY = "(?:[\\w./-]+|\"[\\w./ -]+\"|'[\\w./ -]+'):";

const QUOTED = "\"[^\"\\\\\\n]*\"|'[^'\\n]*'";
/** Looked behind at each place to go back to, since what may follow begins with any number of spaces. */
const TEXT = "-?[\\w./][\\w./,;()%+=@ -]*(?::(?=[\\w/])[\\w./,;()%+=@ -]*){0,8}(?<! )";
const ITEM = `(?:${QUOTED}|[\\w./-]+)`;
const LIST = `\\[ *(?:${ITEM}(?:, *${ITEM}){0,20})? *\\]`;
const MAPPING = `\\{ *(?:[\\w./-]+: +${ITEM}(?:, *[\\w./-]+: +${ITEM}){0,20})? *\\}`;
const VALUE = `(?:${TEXT}|${QUOTED}|${LIST}|${MAPPING})`;

/** A scalar of several lines, with its key's indentation as \1 and its own behind that as \2. */
const BLOCK = `( {2,})${KEY} [|>][-+]?\\r?\\n(?: *\\r?\\n){0,50}\\1( +)[^ \\r\\n][^\\n]*(?:\\n|$)(?:\\1\\2[^\\n]*(?:\\n|$)| *\\r?\\n){0,500}`;

/** The line of a key below which a mapping stands, in the third column as nearly always: no line of its entry may stand before that, or it could belong elsewhere. */
const HEAD = new RegExp(`[\\w.-]+:${LINE_END}(?:${FREE_LINE}){0,500}(?= {2}[\\w"'./])`, "y");
/** Lines of which nothing goes on behind them: comments, pairs, items. V8 remembers each as a place to go back to, so not too many at once. */
const LINES = new RegExp(`(?:${FREE_LINE}| {2,}(?:(?:- +){0,4}${KEY}(?: +${VALUE})?|(?:- +){1,4}${VALUE})${LINE_END}|${BLOCK}){1,500}`, "y");
/** How the next entry begins for sure: what is indented below anything else may belong to this one. */
const NEXT = new RegExp(`${KEY}(?=[ \\r\\n]|$)`, "y");

/**
 * Where an entry of the outermost mapping ends that begins at `start`, the start of its key's line: at the start of the next entry or the
 * text's end. Answers -1 for one that a tolerant reader might see something else in.
 */
export function endOfPlainEntry(text: string, start: number): number {
  if (!matchesAt(HEAD, text, start)) return -1;
  let at = HEAD.lastIndex;
  while (at < text.length && matchesAt(LINES, text, at)) at = LINES.lastIndex;
  return at === text.length || matchesAt(NEXT, text, at) ? at : -1;
}
