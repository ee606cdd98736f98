import type { Candidates } from "../../model/candidates.js";
import { escapePattern } from "./occurrences.js";
import { CERTAIN_WORDS, RARE_WORDS } from "./places.js";
import { BREAK_MARKS, ESCAPE_MARKS, JOINT_MARKS } from "./spelled.js";
import type { TagSearch } from "./tag-search.js";
import { searchTags } from "./tag-search.js";

/** What makes a file worth reading wherever it stands: a directive, a merge conflict. */
const DIRECTIVE = "taglint-";
const CONFLICT = "<<<<<<< ";
export const ANYWHERE = [DIRECTIVE, CONFLICT];
export const IMAGE = "image";

/** What follows the word where it is a key, or the last step of a name, or begins one of the keys that begin with it. Most words go on. */
const BEHIND_IMAGE = "(?=[ \\t]*(?:[:,}\\]#\"'\\\\\\r\\n]|$)|s(?:\\.tags|[\"'\\\\]*[ \\t]*(?::|\\r?\\n|\\r?$)))";

/** Why a word is looked for in a text: `main` are those whose lines are looked at; the others say what else there may be. */
export const REASONS = ["main", "certain", "seam", "verb", "escape", "joint", "format"] as const;
export type Reason = (typeof REASONS)[number];

export interface SoughtWord {
  readonly word: string;
  readonly reason: Reason;
}

/** What to look for in a text, made once for the candidates of many files. */
export interface Search {
  /** Matches all words that are looked for first. */
  readonly words: RegExp;
  /** Matches where one of all words stands that any of this asks for. */
  readonly any: RegExp;
  readonly tags: TagSearch | undefined;
  readonly untagged: boolean;
  /** The words whose absence says that there is nothing, those that begin alike together. */
  readonly sought: readonly (readonly SoughtWord[])[];
}

const searches = new WeakMap<Candidates, Search | "none">();

/** `undefined` where there is no telling from words. */
export function searchFor(candidates: Candidates): Search | undefined {
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
  return { words: new RegExp(either(words), "g"), any: new RegExp([...words, ...RARE_WORDS].map(escapePattern).join("|"), "i"), tags, untagged, sought: listSought(tags, untagged) };
}

/** Put together so that the first three bytes of a group's words are seldom those of others (word-finder.ts). */
function listSought(tags: TagSearch | undefined, untagged: boolean): readonly (readonly SoughtWord[])[] {
  const as = (reason: Reason, words: readonly string[] = []) => words.map((word): SoughtWord => ({ word, reason }));
  const seams = tags?.seams.marks;
  return [
    as("main", [...(tags?.words ?? []), DIRECTIVE]),
    [...(untagged ? as("main", [IMAGE]) : []), ...as("seam", seams?.actions)],
    [...as("seam", seams?.variables), ...as("verb", seams?.cutByVerbs)],
    as("seam", seams?.closings),
    as("verb", seams?.verbs),
    [...as("escape", ESCAPE_MARKS), ...as("joint", BREAK_MARKS)],
    [...as("joint", JOINT_MARKS), ...as("main", [CONFLICT])],
    untagged ? as("certain", CERTAIN_WORDS) : [],
  ];
}
