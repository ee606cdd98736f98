import { escapePattern, matchesAt, someOccurrence } from "./occurrences.js";
import { LETTER } from "./word-finder.js";

/** What begins or ends a piece. */
const EDGE = "[\"'`{}$%\\\\]";

/** What gives verbs a meaning. */
export const PRINTF = "printf";

/** What may stand between a verb's sign and its letter. */
const FLAGS = "-+# 0123456789.";

/** In an action a few braces may stand alone, as in a string. */
const BEFORE_END = "[^}]*(?:\\}[^}]+){0,3}";
const IN_ACTION = "[^{}]*(?:[{}][^{}]+){0,6}";

/** What a piece begins with that is known from elsewhere. */
const BEGINS = ["${", "{{", "{%", "{#"];

/** A word of a tag, and whether every tag that has it ends with it. */
export interface TagWord {
  readonly word: string;
  readonly closes: boolean;
}

/** How to find a word that is cut in two. */
export interface SeamSearch {
  /** Whether a text may have one. */
  readonly has: (text: string) => boolean;
  /** Whether a mark at a place, which is no verb's, may be of one. */
  readonly isMarkAt: (text: string, at: number) => boolean;
  /** Whether a verb's sign at a place may stand where a word is cut; the answer is in its line. */
  readonly isVerbAt: (text: string, at: number) => boolean;
  readonly marks: SeamMarks;
}

/** One of all these stands in every text that has a seam; `verbs` and what they cut only where formats are. */
export interface SeamMarks {
  /** Pieces of a word before what is known from elsewhere. */
  readonly variables: readonly string[];
  readonly actions: readonly string[];
  readonly cutByVerbs: readonly string[];
  /** What is known from elsewhere before a piece, or before another such. */
  readonly closings: readonly string[];
  readonly verbs: readonly string[];
}

/**
 * Finds out whether a text may cut one of the words in two, by pieces that are known from elsewhere: `la${V:-test}`,
 * `{{ .p | default "la" }}test`, `printf "la%s" "test"`. Pieces of the word then stand on either side of where two touch.
 */
export function searchSeams(tagWords: readonly TagWord[]): SeamSearch {
  const words = tagWords.map(({ word }) => word);
  const lefts = words.map((word) => word.slice(0, -1)).join("");
  // What stands before the first cut begins the word; one of a single unit cannot be cut.
  const left = lefts === "" ? "(?!)" : `(?:${words.flatMap(beginningsOf).join("|")})`;
  const right = `(?:${tagWords.flatMap(restsOf).join("|")})`;
  // In a string of another language, quotes have backslashes.
  const quote = "\\\\{0,15}[\"'`]";
  const behind = `(?<=(?:[-=][^{}]*${left}|${left}${quote}${BEFORE_END})\\}+)`;
  const verb = `%[${FLAGS}]*[A-Za-z]`;
  const variable = new RegExp(`(?<=${left})\\$\\{\\w+:?[-=]`, "y");
  const opening = new RegExp(`(?<=${left})\\{\\{${IN_ACTION}${quote}${right}`, "y");
  // Behind it the next piece, or another's braces.
  const rights = words.map((word) => word.slice(1)).join("");
  const closing = new RegExp(`\\}(?=${right}|${BEGINS.map(escapePattern).join("|")})${behind}`, "y");
  const hasVariable = someEdge("${", -1, lefts, variable);
  const hasOpening = someEdge("{{", -1, lefts, opening);
  const hasClosing = someEdge("}", 1, `${rights}{$`, closing);
  // A verb stands at a piece's end, or behind another.
  const beforeVerb = new RegExp(`%(?<=${left}%)|${verb}%`, "y");
  // Right behind a verb a whole word looks as if it were the end of a longer one.
  const behindVerb = new RegExp(`${verb}(?:${words.map(escapePattern).join("|")}|${right})`, "y");
  // The last piece begins behind an edge, too, wherever that is, if not behind a verb; behind a letter the quote is an apostrophe. What has to
  // stand before the edge is asked behind it, which is ten times faster.
  const lastPiece = new RegExp(`(?:["\`}]|'(?<![A-Za-z]')|[-=](?<=\\$\\{\\w+:?[-=]))${right}`);
  const has = (text: string): boolean => {
    if (!text.includes("{{") && !text.includes("${")) return false;
    if (hasVariable(text) || hasOpening(text)) return true;
    const formats = text.includes("%") && text.includes(PRINTF);
    const hasVerb = (pattern: RegExp) => formats && someOccurrence(text, "%", (at) => matchesAt(pattern, text, at));
    return hasVerb(behindVerb) || ((hasClosing(text) || hasVerb(beforeVerb)) && lastPiece.test(text));
  };
  const isMarkAt = (text: string, at: number): boolean => (text.startsWith("}", at) ? matchesAt(closing, text, at) : matchesAt(variable, text, at + 1) || matchesAt(opening, text, at + 1));
  const isVerbAt = (text: string, at: number): boolean => matchesAt(behindVerb, text, at) || matchesAt(beforeVerb, text, at);
  return { has, isMarkAt, isVerbAt, marks: listMarks(lefts, rights, words.join("")) };
}

function listMarks(lefts: string, rights: string, all: string): SeamMarks {
  const unitsOf = (units: string) => [...new Set(units)];
  return {
    variables: unitsOf(lefts).map((unit) => `${unit}\${`),
    cutByVerbs: unitsOf(lefts).map((unit) => `${unit}%`),
    actions: unitsOf(lefts).map((unit) => `${unit}{{`),
    closings: [...unitsOf(rights), ...BEGINS].map((next) => `}${next}`),
    verbs: [`%${LETTER}%`, ...unitsOf(all).map((unit) => `%${LETTER}${unit}`), ...Array.from(FLAGS, (flag) => `%${flag}`)],
  };
}

/**
 * Finds out whether a pattern matches at one of the marks in a text. There are many marks, so before that the unit at a distance from
 * the mark is asked for, which has to be one of some ASCII units.
 */
function someEdge(mark: string, distance: number, units: string, pattern: RegExp): (text: string) => boolean {
  const isUnit = new Uint8Array(128);
  for (let index = 0; index < units.length; index++) isUnit[units.charCodeAt(index)] = 1;
  return (text) => {
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length)) {
      // Of two in a row only the second has another unit behind it.
      if (distance > 0 && text.startsWith(mark, at + 1)) at++;
      if (isUnit[text.charCodeAt(at + distance)] === 1 && matchesAt(pattern, text, at)) return true;
    }
    return false;
  };
}

/** Every piece of a word that does not begin it: to its end, or to where a piece ends. */
function restsOf({ word, closes }: TagWord): readonly string[] {
  const starts = Array.from({ length: word.length - 1 }, (_, index) => index + 1);
  const end = closes ? "(?![\\w.-])" : "";
  return starts.map((start) => Array.from(word.slice(start)).reduceRight((rest, unit, index, { length }) => escapePattern(unit) + (index === length - 1 ? rest : `(?:${EDGE}|${rest})`), end));
}

/** Every piece that begins a word and is not all of it. */
const beginningsOf = (word: string): readonly string[] => Array.from({ length: word.length - 1 }, (_, index) => escapePattern(word.slice(0, index + 1)));
