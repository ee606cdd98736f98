import { matchesAt } from "./occurrences.js";
import type { Piece } from "./sight.js";
import { CERTAIN_PLACE, hasImagesKey } from "./places.js";

const PLACE = new RegExp(CERTAIN_PLACE, "g");

/** An action that is sure to come to nothing that is known here: without strings, or about a template. No comment, which vanishes. */
const ACTION = "\\{\\{(?!-?\\s*/\\*)(?:[^{}\"'`\\n]*|-? *(?:define|include|template) [^{}|\\n]*(?:\\| *s?quote *)?-?)\\}\\}";
const OPAQUE = new RegExp(ACTION, "g");

const NAME = "(?:[\\w./:@-]|\\{\\{\\}\\})*";
const BEHIND = "[ \\t]*(?:\\r?$|[,}\\]]|(?<=[ \\t])#)";

/** Values that lack no tag: one with a tag, one whose end is unknown, an empty one, a collection. */
const TAGGED = new RegExp(`^[ \\t]*(["']?)${NAME}:(?:[\\w.-]|\\{\\{\\}\\})+(?:@${NAME})?\\1${BEHIND}`);
/** A bracket behind one without quotes ends a collection, or belongs to it. */
const DYNAMIC = new RegExp(`^[ \\t]*(["']?)${NAME}\\{\\{\\}\\}\\1(?:(?<=["'])|(?![ \\t]*\\]))${BEHIND}`);
/** In flow style the colon before a brace ends a plain scalar. */
const CUT_IN_FLOW = /^[ \t]*(?!["'])\S*:\{\{\}\}/;
const FLOW = /(?<!\{)\{(?!\{)|(?<!\})\}(?!\})|,[ \t]*\r?$/;
const EMPTY = new RegExp(`^[ \\t]*(?:""|'')${BEHIND}`);
const COLLECTION = /^[ \t]*(?:\{(?![{%#])|\[)/;
const NOTHING = /^[ \t]*(?:[ \t]#.*)?\r?$/;

/** A chart's address is not read as an image's. */
const CHART_ADDRESS = /^[ \t]*(?:- +)?["']?repository["']?[ \t]*:[ \t]*["']?oci:\/\/[^\s"'{}]*["']?[ \t]*\r?$/;

/** Only one way to match a carriage return: with two, a line that ends in one doubles the time. */
const FREE_LINES = "(?:[ \\t]*(?:#[^\\n]*|\\r?)\\n)*[ \\t]*";
const KEY_BELOW = `${FREE_LINES}(?:- +)*["']?[\\w./-]+["']?[ \\t]*:(?=[ \\t\\r\\n]|$)`;
const MAPPING = new RegExp(KEY_BELOW, "y");
/** The first unit that is not on a line without a say in what a key is; not too many of those, since each may have the word itself, and ask. */
const FIRST = /(?:[ \t]*(?:(?:#|\{\{)[^\n]*|\r?)\n){0,50}[ \t]*(?=([^\s#{]|$))/y;

/** The most frequent lines by far: the key alone, with keys below it or with a value in one piece that ends in a tag or an action. */
const PLAIN = new RegExp(`(?<=(?<![^\\n])[ \\t]*(?:- +)*image):(?:[ \\t]*\\r?\\n${KEY_BELOW}|[ \\t]+(["']?)(?:${ACTION}|[\\w.@:-]|/(?!/))*(?:${ACTION}|:[\\w.-]+)\\1[ \\t]*\\r?(?:\\n|$))`, "y");

/** Whether the word `image` that ends at `end` is a key whose line lacks no tag, for sure; tells most of those that `lacksNoTag` does, in a fraction of the time. */
export const isPlainImage = (text: string, end: number): boolean => matchesAt(PLAIN, text, end);

/** What is below a line: a piece of the text, where the next line begins in that, or would, and all of it. */
export interface Below extends Piece {
  readonly next: number;
  readonly whole: () => string;
}

/** Whether a line that names a certain place of an image leads to none without a tag, for sure. */
export function lacksNoTag(line: string, below: Below): boolean {
  if (CHART_ADDRESS.test(line)) return true;
  const bare = line.replace(OPAQUE, "{{}}");
  for (const { 0: place, index, groups } of bare.matchAll(PLACE)) {
    const isSafe = groups?.key === undefined ? groups?.map !== undefined && !hasImagesKey(below.whole()) : isSafeKey(place, bare, index, below);
    if (!isSafe) return false;
  }
  return true;
}

function isSafeKey(place: string, bare: string, index: number, below: Below): boolean {
  if (place.endsWith(":")) {
    const value = bare.slice(index + place.length);
    return !(CUT_IN_FLOW.test(value) && FLOW.test(bare)) && isSafeValue(value, below);
  }
  // The end of a pointer or of a name says what stands beside it; else this is a key only if a colon follows, behind quotes or in a
  // string perhaps late.
  const isStep = /[/.]/.test(bare.charAt(index - 1));
  const isBare = !/["'\\]/.test(place) && !bare.includes("\\", index + place.length);
  return !isStep && (/[,}\]]$/.test(place) || (isBare && !mayBeginWithColon(below)));
}

function isSafeValue(value: string, below: Below): boolean {
  if (NOTHING.test(value)) return hasMapping(below);
  return [TAGGED, DYNAMIC, EMPTY, COLLECTION].some((shape) => shape.test(value));
}

const hasMapping = ({ text, start, next, whole }: Below): boolean => matchesAt(MAPPING, text, next) || matchesAt(MAPPING, whole(), start + next);

function mayBeginWithColon({ text, start, next, whole }: Below): boolean {
  const near = firstAt(text, next);
  // Only the whole text ends where it does.
  const first = near === undefined || near === "" ? firstAt(whole(), start + next) : near;
  return first === undefined || first === ":";
}

/** Empty at the text's end. */
function firstAt(text: string, position: number): string | undefined {
  FIRST.lastIndex = Math.min(position, text.length);
  return FIRST.exec(text)?.[1];
}
