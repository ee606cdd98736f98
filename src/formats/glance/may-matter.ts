import type { Candidates } from "../../model/candidates.js";
import type { ParseOptions } from "../../model/format.js";
import { escapePattern, LONGEST_LINE, someOccurrence } from "./occurrences.js";
import { isImagesKey, isKey, isUtilityImages, mayHaveKeys, namesCertainPlace, RARE_WORDS } from "./places.js";
import { hasLongAction, mayBeSpelled } from "./spelled.js";
import type { TagSearch } from "./tag-search.js";
import { searchTags } from "./tag-search.js";
import { isPlainImage, lacksNoTag } from "./untagged-line.js";

/** Comments to YAML wherever they stand; a template may read strings in one. */
const COMMENT = /^[ \t]*#(?!\{)(?:[^{\\]|\{(?!\{))*$/;
const STRING = /["'`]/;

/** What a job of GitHub's runs on, in nearly every repository: `ubuntu-latest`. A name in one piece is no reference. */
const RUNNER = /^[ \t]*(?:- +)?runs-on:[ \t]*["']?[\w.-]+["']?[ \t]*\r?$/;

/** What follows the word where it is a key, or the last step of a name, or begins one of the keys that begin with it. Most words go on. */
const BEHIND_IMAGE = "(?=[ \\t]*(?:[:,}\\]#\"'\\\\\\r\\n]|$)|s(?:\\.tags|[\"'\\\\]*[ \\t]*(?::|\\r?\\n|\\r?$)))";

/** What makes a file worth reading wherever it stands: a directive, a merge conflict. */
const ANYWHERE = ["taglint-", "<<<<<<< "];
const IMAGE = "image";

/** What to look for in a text, made once for the candidates of many files. */
interface Search {
  /** Matches all words that are looked for first. */
  readonly words: RegExp;
  /** Matches where one of all words stands that any of this asks for. */
  readonly any: RegExp;
  readonly tags: TagSearch | undefined;
  readonly untagged: boolean;
}

/** A text and what to look for in it. */
interface Glance {
  readonly text: string;
  readonly search: Search;
  readonly placeholder: RegExp | undefined;
}

/**
 * Whether the YAML of a text could name one of the candidates, or hold a directive or a merge conflict, so that it must be read;
 * `false` is certain. Goes over the text once for a few words and looks at the lines that have one; what needs more words is rare.
 * The text may have a unit for each byte of UTF-8, unless a placeholder is given.
 */
export function mayMatter(text: string, candidates: Candidates, { placeholder }: Pick<ParseOptions, "placeholder">): boolean {
  const search = searchFor(candidates);
  if (search === undefined || (search.untagged && namesCertainPlace(text))) return true;
  const glance: Glance = { text, search, placeholder };
  const keys = lookAtWords(glance);
  if (keys === "read") return true;
  if ((keys.image && text.includes("volume") && mustReadKey("reference", glance)) || (keys.images && mustReadKey("tags", glance))) return true;
  return search.tags?.hasSeam(text) === true || mayBeSpelled(text, (line) => search.any.test(line) || search.tags?.hasSeam(line) === true);
}

/** Whether there is an `image` that may have a `reference` below it, an `images` that may have `tags`; or that the text must be read. */
function lookAtWords(glance: Glance): { readonly image: boolean; readonly images: boolean } | "read" {
  const { text, search, placeholder } = glance;
  const { words, untagged } = search;
  const keys = { image: false, images: false };
  let harmlessUntil = 0;
  words.lastIndex = 0;
  while (words.test(text)) {
    const end = words.lastIndex;
    // No other word ends with this one.
    if (untagged && text.startsWith(IMAGE, end - IMAGE.length)) {
      if (text.startsWith("s", end)) {
        if (isUtilityImages(text, end)) return "read";
        if (isImagesKey(text, end)) keys.images ||= mayHaveKeys(text, end + 1);
        if (!text.startsWith("s.tags", end)) continue;
      } else {
        const isPlain = isPlainImage(text, end);
        if (!isPlain && !isKey(IMAGE, text, end)) continue;
        keys.image ||= mayHaveKeys(text, end);
        // A tag in the line is found by its own word.
        if (isPlain && placeholder === undefined) continue;
      }
    } else if (ANYWHERE.some((word) => text.startsWith(word, end - word.length))) return "read";
    if (end <= harmlessUntil) continue;
    const next = lookAtLine(end, glance);
    if (next === "read") return next;
    harmlessUntil = next;
  }
  return keys;
}

/** Whether a line with a key must be read. */
function mustReadKey(key: "reference" | "tags", glance: Glance): boolean {
  const { text } = glance;
  return someOccurrence(text, key, (at) => isKey(key, text, at + key.length) && lookAtLine(at, glance) === "read");
}

/** The end of the line around a place, when the line is harmless. */
function lookAtLine(at: number, { text, search, placeholder }: Glance): number | "read" {
  const start = text.lastIndexOf("\n", at - 1) + 1;
  const found = text.indexOf("\n", at);
  const end = found < 0 ? text.length : found;
  if (end - start > LONGEST_LINE) return "read";
  const line = text.slice(start, end);
  return placeholder?.test(line) === true || !isHarmless(line, text, end + 1, search) ? "read" : end;
}

function isHarmless(line: string, text: string, next: number, { tags, untagged }: Search): boolean {
  if (RUNNER.test(line)) return true;
  const isComment = COMMENT.test(line);
  const mayFloat = tags?.line.test(line) === true && !(isComment && !(STRING.test(line) && hasLongAction(text)));
  return !mayFloat && (isComment || !untagged || lacksNoTag(line, text, next));
}

const searches = new WeakMap<Candidates, Search | "none">();

function searchFor(candidates: Candidates): Search | undefined {
  const known = searches.get(candidates) ?? build(candidates) ?? "none";
  searches.set(candidates, known);
  return known === "none" ? undefined : known;
}

function build({ tags: globs, untagged }: Candidates): Search | undefined {
  const tags = globs.length === 0 ? undefined : searchTags(globs);
  if (globs.length > 0 && tags === undefined) return undefined;
  const own = [...ANYWHERE, ...(untagged ? [IMAGE] : [])];
  // One that is part of another would be found in its place.
  if (tags?.words.some((word) => own.some((other) => other.includes(word) || word.includes(other)))) return undefined;
  const words = [...(tags?.words ?? []), ...own];
  const either = (all: readonly string[]) => all.map((word) => escapePattern(word) + (word === IMAGE ? BEHIND_IMAGE : "")).join("|");
  return { words: new RegExp(either(words), "g"), any: new RegExp([...words, ...RARE_WORDS].map(escapePattern).join("|"), "i"), tags, untagged };
}
