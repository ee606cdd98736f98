import type { TagEntry } from "../../model/tag-entry.js";
import { TAG_ENTRY_KEYS } from "../../model/tag-entry.js";
import type { TextEdit } from "../../model/text.js";
import { columnOf, lineBreakOf, startOfLine } from "./lines.js";
import type { NewEntry } from "./new-entry.js";

/**
 * The edits that give an entry new values where they stand; a comment goes above its tag, in the place of one that taglint wrote.
 * `undefined` where a value has no place of its own: it is missing, or an anchor shares it.
 */
export function bumpEntry(text: string, entry: TagEntry, { values, comment }: NewEntry): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const key of TAG_ENTRY_KEYS) {
    const value = values[key];
    const now = entry.values[key];
    if (value === undefined || (now?.isString === true && now.source.value === value)) continue;
    if (now?.slot?.safety !== "safe") return undefined;
    edits.push({ ...now.slot.range, text: now.slot.encode(value) });
  }
  const place = comment === undefined ? undefined : placeOfComment(text, entry);
  if (place !== undefined) edits.push({ ...place, text: `# ${comment ?? ""}${place.start === place.end ? lineBreakOf(text) + " ".repeat(columnOf(text, place.start)) : ""}` });
  return edits;
}

/** How the comments begin that taglint writes. */
export const COMMENT_HEAD = "Tag from 'git describe";

/** Where the comment stands, or goes: in front of the key `tag`, if that begins its line. */
function placeOfComment(text: string, { values: { tag } }: TagEntry): { readonly start: number; readonly end: number } | undefined {
  if (tag === undefined) return undefined;
  const { start } = tag.keyRange;
  const line = startOfLine(text, start);
  if (text.slice(line, start).trim() !== "") return undefined;
  const above = startOfLine(text, Math.max(0, line - 1));
  const own = new RegExp(`^[ \\t]*(#[ \\t]*${COMMENT_HEAD}[^\\r\\n]*)`).exec(text.slice(above, line));
  if (own === null) return { start, end: start };
  const from = above + own[0].length - (own[1] ?? "").length;
  return { start: from, end: above + own[0].length };
}
