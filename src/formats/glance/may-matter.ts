import type { Candidates } from "../../model/candidates.js";
import type { ParseOptions } from "../../model/format.js";
import type { Glimpse } from "../../model/glimpse.js";
import { byteSightOf } from "./byte-sight.js";
import { endOfLine, LONGEST_LINE } from "./occurrences.js";
import { isImagesKey, isKey, isUtilityImages, mayHaveKeys, namesCertainPlace } from "./places.js";
import { PRINTF } from "./seams.js";
import type { Search } from "./search.js";
import { ANYWHERE, IMAGE, searchFor } from "./search.js";
import type { Piece, Sight } from "./sight.js";
import { hasLongAction, isSpelledAt, mayBeSpelled } from "./spelled.js";
import type { TagSearch } from "./tag-search.js";
import { TextSight } from "./text-sight.js";
import type { Below } from "./untagged-line.js";
import { isPlainImage, lacksNoTag } from "./untagged-line.js";

/** Comments to YAML wherever they stand; a template may read strings in one. */
const COMMENT = /^[ \t]*#(?!\{)(?:[^{\\]|\{(?!\{))*$/;
const STRING = /["'`]/;

/** What a job of GitHub's runs on, in nearly every repository: `ubuntu-latest`. A name in one piece is no reference. */
const RUNNER = /^[ \t]*(?:- +)?runs-on:[ \t]*["']?[\w.-]+["']?[ \t]*\r?$/;

type Placeholder = Pick<ParseOptions, "placeholder">;

/** What is looked at, and what to look for in it. */
interface Glance extends Placeholder {
  readonly sight: Sight;
  readonly search: Search;
}

/**
 * Whether the YAML of a text could name one of the candidates, or hold a directive or a merge conflict, so that it must be read;
 * `false` is certain. Goes over the text once for a few words and looks at the lines that have one; what needs more words is rare.
 */
export function mayMatter(text: string, candidates: Candidates, { placeholder }: Placeholder): boolean {
  const search = searchFor(candidates);
  return search === undefined || mustRead({ sight: new TextSight(text, search), search, placeholder });
}

/** Whether a text that is still bytes may matter, or is of another format, of which every text must be read. */
export type BytesGlance = (glimpse: Glimpse, isOther: (text: string) => boolean) => boolean;

/**
 * `mayMatter` for many texts that are still bytes; a placeholder may be given where all are ASCII only.
 * @param signs one of these stands in every text that `isOther`; what begins with a line feed begins a line
 */
export function glanceAtBytes(candidates: Candidates, { placeholder, signs }: Placeholder & { readonly signs: readonly string[] }): BytesGlance {
  const search = searchFor(candidates);
  if (search === undefined) return () => true;
  const see = byteSightOf(search, signs);
  return (glimpse, isOther) => {
    const sight = see(glimpse);
    if (sight === undefined) return false;
    return (sight.may("format") && isOther(sight.whole())) || mustRead({ sight, search, placeholder });
  };
}

function mustRead(glance: Glance): boolean {
  const { sight, search } = glance;
  if (search.untagged && sight.may("certain") && namesCertainPlace(sight.whole())) return true;
  const keys = lookAtWords(glance);
  if (keys === "read") return true;
  // Without volumes a reference is none of an image.
  if (keys.image && mustReadKey("reference", glance) && sight.whole().includes("volume")) return true;
  if (keys.images && mustReadKey("tags", glance)) return true;
  const { tags } = search;
  const hasSeam = (text: string): boolean => tags?.seams.has(text) === true;
  if (tags !== undefined && mayHaveSeam(sight, tags) && hasSeam(sight.whole())) return true;
  const matters = (line: string): boolean => search.any.test(line) || hasSeam(line);
  const isSpelled = sight.may("joint") || sight.someMark("escape", ({ text }, at) => isSpelledAt(text, at, matters));
  return isSpelled && mayBeSpelled(sight.whole(), matters);
}

function mayHaveSeam(sight: Sight, { seams }: TagSearch): boolean {
  const hasVerb = (): boolean => sight.someMark("verb", ({ text }, at) => seams.isVerbAt(text, text.indexOf("%", at)));
  return sight.someMark("seam", ({ start }, at) => seams.isMarkAt(sight.whole(), start + at)) || (hasVerb() && sight.someOccurrence(PRINTF, () => true));
}

/** Whether there is an `image` that may have a `reference` below it, an `images` that may have `tags`; or that the text must be read. */
function lookAtWords(glance: Glance): { readonly image: boolean; readonly images: boolean } | "read" {
  const { sight, search: { untagged }, placeholder } = glance;
  const keys = { image: false, images: false };
  let harmlessUntil = 0;
  let plainUntil = 0;
  const isToBeRead = sight.someWord((end) => {
    const piece = sight.around(end);
    const { text } = piece;
    const at = end - piece.start;
    // No other word ends with this one.
    if (untagged && text.startsWith(IMAGE, at - IMAGE.length)) {
      if (text.startsWith("s", at)) {
        if (isUtilityImages(text, at)) return true;
        if (isImagesKey(text, at)) keys.images ||= mayHaveKeys(text, at + 1);
        if (!text.startsWith("s.tags", at)) return false;
      } else {
        // A tag in the line is found by its own word.
        if (end < plainUntil) return false;
        const isPlain = isPlainImage(text, at);
        if (!isPlain && !isKey(IMAGE, text, at)) return false;
        keys.image ||= mayHaveKeys(text, at);
        if (isPlain && placeholder === undefined) {
          plainUntil = piece.start + endOfLine(text, at);
          return false;
        }
      }
    } else if (ANYWHERE.some((word) => text.startsWith(word, at - word.length))) return true;
    if (end <= harmlessUntil) return false;
    const next = lookAtLine(end, piece, glance);
    if (next === "read") return true;
    harmlessUntil = next;
    return false;
  });
  return isToBeRead ? "read" : keys;
}

/** Whether a line with a key must be read. */
function mustReadKey(key: "reference" | "tags", glance: Glance): boolean {
  return glance.sight.someOccurrence(key, (piece, at) => isKey(key, piece.text, at + key.length) && lookAtLine(piece.start + at, piece, glance) === "read");
}

/** The end of the line around a place, when the line is harmless. */
function lookAtLine(place: number, piece: Piece, { sight, search, placeholder }: Glance): number | "read" {
  const { text, start } = piece;
  const at = place - start;
  const begin = text.lastIndexOf("\n", at - 1) + 1;
  const end = endOfLine(text, at);
  if (end - begin > LONGEST_LINE) return "read";
  const line = text.slice(begin, end);
  const below = { text, start, next: end + 1, whole: () => sight.whole() };
  return placeholder?.test(line) === true || !isHarmless(line, below, search) ? "read" : start + end;
}

function isHarmless(line: string, below: Below, { tags, untagged }: Search): boolean {
  if (RUNNER.test(line)) return true;
  const isComment = COMMENT.test(line);
  const mayFloat = tags?.line.test(line) === true && !(isComment && !(STRING.test(line) && hasLongAction(below.whole())));
  return !mayFloat && (isComment || !untagged || lacksNoTag(line, below));
}
