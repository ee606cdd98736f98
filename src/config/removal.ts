import type { Removal } from "../model/settings.js";
import type { Range } from "../model/text.js";
import type { ConfigList, ConfigNode } from "./config-node.js";
import { entriesOf } from "./config-node.js";

/** The list under a key, with the text around it. */
interface ListPlace {
  readonly text: string;
  readonly list: ConfigList;
  readonly keyRange: Range;
}

/** An anchor in an entry may be used elsewhere. */
const ANCHOR = /[\s[{,]&[^\s,[\]{}]/;

/**
 * How each item of the list under a top-level key can be cut out of a configuration's text so that the rest stays valid and means
 * what it did; `undefined` in a range where that is not certain.
 */
export function removalsOf(text: string, root: ConfigNode, key: string): readonly Removal[] {
  const entry = entriesOf(root).find((candidate) => candidate.key === key);
  const list = entry?.value;
  if (entry === undefined || list?.kind !== "list") return [];
  // An alias has its list, and so the items, at another place.
  const isHere = list.items.every(({ range }) => list.range.start <= range.start && range.end <= list.range.end);
  if (!isHere) return [];
  const place = { text, list, keyRange: entry.keyRange };
  return text[list.range.start] === "[" ? removeFromFlow(place) : removeFromBlock(place);
}

function removeFromBlock(place: ListPlace): readonly Removal[] {
  const cuts = place.list.items.map(({ range }) => cutBlockItem(place.text, range));
  const wholeList = cutKey(place, cuts.at(-1)?.end);
  return cuts.map((cut) => ({ behindAnother: cut, beforeAnother: cut, wholeList }));
}

/** The lines of an item, with the comments above it that stand as deep as its dash, and those below that stand deeper. */
function cutBlockItem(text: string, { start, end }: Range): Range | undefined {
  const line = startOfLine(text, start);
  const dash = /^( *)- +$/.exec(text.slice(line, start));
  const next = endOfEntry(text, end);
  if (dash === null || next === undefined || ANCHOR.test(text.slice(start, end))) return undefined;
  const depth = dash[1]?.length ?? 0;
  let first = line;
  while (first > 0) {
    const above = startOfLine(text, text.startsWith("\r\n", first - 2) ? first - 2 : first - 1);
    if (commentDepth(text, above) !== depth) break;
    first = above;
  }
  let behind = next;
  while (behind < text.length && (commentDepth(text, behind) ?? 0) > depth) behind = startOfNextLine(text, behind);
  return { start: first, end: behind };
}

/** Cuts between commas; a comment there may be about either neighbour, so then nothing is certain. */
function removeFromFlow(place: ListPlace): readonly Removal[] {
  const { text, list } = place;
  const { items, range } = list;
  const last = items.length - 1;
  const edge = (index: number): Range => items[index]?.range ?? { start: range.end - 1, end: range.start + 1 };
  /** The text before item `index`; of one more than there are, the text before the bracket. */
  const isClear = Array.from({ length: items.length + 1 }, (_, index) => {
    const gap = text.slice(edge(index - 1).end, edge(index).start);
    return index === 0 ? /^\s*$/.test(gap) : index > last ? /^\s*,?\s*$/.test(gap) : /^\s*,\s*$/.test(gap);
  });
  const wholeList = cutKey(place, endOfEntry(text, range.end));
  return items.map((item, index) => {
    const isPlain = isClear[index] === true && isClear[index + 1] === true && !ANCHOR.test(text.slice(item.range.start, item.range.end));
    return {
      behindAnother: isPlain && index > 0 ? { start: edge(index - 1).end, end: item.range.end } : undefined,
      beforeAnother: isPlain && index < last ? { start: item.range.start, end: edge(index + 1).start } : undefined,
      wholeList,
    };
  });
}

/** The key's own lines, up to the end of its list. Comments above stay: they may be about the whole file. */
function cutKey({ text, list, keyRange }: ListPlace, end: number | undefined): Range | undefined {
  const start = startOfLine(text, keyRange.start);
  const isAlone = /^ *$/.test(text.slice(start, keyRange.start));
  const between = text.slice(keyRange.end, list.range.start).replace(/(?<=\s)#[^\r\n]*/g, "");
  if (end === undefined || !isAlone || !/^\s*:\s*$/.test(between) || ANCHOR.test(text.slice(list.range.start, list.range.end))) return undefined;
  return { start, end };
}

function startOfLine(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isLineEnd(text[start - 1])) start--;
  return start;
}

function startOfNextLine(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !isLineEnd(text[end])) end++;
  return text.startsWith("\r\n", end) ? end + 2 : Math.min(end + 1, text.length);
}

/** The start of the next line when nothing but blanks and a comment follows a value; `undefined` when something else does. */
function endOfEntry(text: string, end: number): number | undefined {
  // A block scalar ends where the next line begins.
  if (end > 0 && isLineEnd(text[end - 1])) return end;
  const next = startOfNextLine(text, end);
  return /^[ \t]*(?:[ \t]#[^\r\n]*)?[\r\n]*$/.test(text.slice(end, next)) ? next : undefined;
}

/** How many blanks stand before the comment on the line that begins at `start`; `undefined` when the line is none. */
function commentDepth(text: string, start: number): number | undefined {
  let at = start;
  while (text[at] === " ") at++;
  return text[at] === "#" ? at - start : undefined;
}

const isLineEnd = (unit: string | undefined): boolean => unit === "\n" || unit === "\r";
