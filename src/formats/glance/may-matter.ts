import type { Candidates } from "../../model/candidates.js";
import type { ParseOptions } from "../../model/format.js";
import { hasLongAction, mayBeSpelled } from "./spelled.js";
import type { TagSearch } from "./tag-search.js";
import { escapePattern, searchTags } from "./tag-search.js";
import { CERTAIN_PLACE, lacksNoTag } from "./untagged-line.js";

/** Comments to YAML wherever they stand; a template may read strings in one. */
const COMMENT = /^[ \t]*#(?!\{)(?:[^{\\]|\{(?!\{))*$/;
const STRING = /["'`]/;

/** Longer lines are not looked at. */
const LONGEST_LINE = 1000;

/** What to look for in a text, made once for the candidates of many files. */
interface Search {
  /** Matches in every line that has to be looked at. */
  readonly places: RegExp;
  readonly tags: TagSearch | undefined;
  readonly untagged: boolean;
}

/**
 * Whether the YAML of a text could name one of the candidates, or hold a directive or a merge conflict, so that it must be read;
 * `false` is certain. Looks at the lines with words that could matter, wherever they stand, and goes over the text once.
 */
export function mayMatter(text: string, candidates: Candidates, { placeholder }: ParseOptions): boolean {
  const search = searchFor(candidates);
  if (search === undefined || text.includes("taglint-") || text.includes("<<<<<<< ")) return true;
  if (mayBeSpelled(text) || search.tags?.hasSeam(text) === true) return true;
  const { places } = search;
  places.lastIndex = 0;
  for (let hit = places.exec(text); hit !== null; hit = places.exec(text)) {
    const start = text.lastIndexOf("\n", hit.index - 1) + 1;
    const found = text.indexOf("\n", hit.index);
    const end = found < 0 ? text.length : found;
    if (end - start > LONGEST_LINE) return true;
    const line = text.slice(start, end);
    if (placeholder?.test(line) === true || !isHarmless(line, text, end + 1, search)) return true;
    places.lastIndex = end;
  }
  return false;
}

function isHarmless(line: string, text: string, next: number, { tags, untagged }: Search): boolean {
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
  const patterns = [...(tags?.words ?? []).map(escapePattern), ...(untagged ? [CERTAIN_PLACE] : [])];
  return { places: new RegExp(patterns.join("|") || "(?!)", "gm"), tags, untagged };
}
