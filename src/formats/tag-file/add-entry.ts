import type { ParseOptions } from "../../model/format.js";
import type { TextEdit } from "../../model/text.js";
import { encodeScalar } from "../../yaml/encode.js";
import { entriesOf } from "../../yaml/entries.js";
import type { Mapping, Pair, Sequence } from "../../yaml/node.js";
import { readYamlFile } from "../yaml-file.js";
import type { NewEntry } from "./new-entry.js";
import { blockLines, flowText } from "./new-entry.js";
import { columnOf, endOfComments, lineBreakOf, startOfLine } from "./lines.js";

/**
 * The edits that put an entry behind the last one of the file's last list, in the way in which that one is written. Comments and all
 * other bytes stay. `undefined` where there is no list that one can be put into.
 */
export function addEntry(text: string, entry: NewEntry, options: ParseOptions): readonly TextEdit[] | undefined {
  const roots = readYamlFile(text, options).documents.flatMap(({ root }) => (root?.kind === "mapping" ? [root] : []));
  const root = roots.findLast((mapping) => imagesOf(mapping) !== undefined);
  const images = root && imagesOf(root);
  if (root === undefined || images === undefined) return undefined;
  const { value } = images;
  if (value?.kind === "sequence" && value.items.length > 0) return value.flow ? intoFlow(value, entry) : behindLast(text, value, entry);
  const isNothing = value === undefined || value.kind === "sequence" || (value.kind === "scalar" && /^(?:~|null|Null|NULL)?$/.test(value.source.value));
  if (!isNothing || value?.anchor !== undefined) return undefined;
  return root.flow ? flowList(images, entry) : firstOfBlock(text, images, entry);
}

const imagesOf = (root: Mapping): Pair | undefined => entriesOf(root).find(({ key }) => key === "images")?.pair;

function behindLast(text: string, list: Sequence, entry: NewEntry): readonly TextEdit[] | undefined {
  const last = list.items.at(-1);
  if (last === undefined) return undefined;
  const dash = columnOf(text, list.range.start);
  const isBeside = last.kind === "mapping" && !last.flow && startOfLine(text, last.range.start) <= text.lastIndexOf("-", last.range.start);
  const key = isBeside ? Math.max(columnOf(text, last.range.start), dash + 2) : dash + 2;
  const before = list.items.at(-2);
  const isSpaced = before !== undefined && /\n[ \t]*\r?\n/.test(text.slice(before.range.end, last.range.start));
  return [insertLines(text, endOfComments(text, last.range.end, dash), blockLines(entry, dash, key, (value) => encodeScalar(value, "")), isSpaced)];
}

/** What stands for "nothing" goes, and its comments come to stand above the entry. */
function firstOfBlock(text: string, { value, colonEnd, key }: Pair, entry: NewEntry): readonly TextEdit[] {
  const indent = columnOf(text, key.range.start) + 2;
  const comments = value === undefined ? [] : (text.slice(colonEnd, value.range.end).match(/(?<=\s)#[^\r\n]*/g) ?? []);
  const lines = [...comments.map((comment) => " ".repeat(indent) + comment), ...blockLines(entry, indent, indent + 2, (one) => encodeScalar(one, ""))];
  const insertion = insertLines(text, endOfComments(text, value?.range.end ?? colonEnd, indent - 2), lines, false);
  return value === undefined ? [insertion] : [{ start: colonEnd, end: value.range.end, text: "" }, insertion];
}

function insertLines(text: string, at: number, lines: readonly string[], isSpaced: boolean): TextEdit {
  const end = lineBreakOf(text);
  const isOpen = at > 0 && text.charAt(at - 1) !== "\n";
  return { start: at, end: at, text: (isOpen ? end : "") + (isSpaced ? end : "") + lines.join(end) + (isOpen ? "" : end) };
}

function intoFlow(list: Sequence, entry: NewEntry): readonly TextEdit[] | undefined {
  const last = list.items.at(-1);
  return last && [{ start: last.range.end, end: last.range.end, text: `, ${flowText(entry)}` }];
}

function flowList({ value, colonEnd }: Pair, entry: NewEntry): readonly TextEdit[] {
  // In front of the bracket, which ends what comments the list has.
  if (value?.kind === "sequence") return [{ start: value.range.end - 1, end: value.range.end - 1, text: flowText(entry) }];
  return [{ start: value?.range.start ?? colonEnd, end: value?.range.end ?? colonEnd, text: `${value === undefined ? " " : ""}[${flowText(entry)}]` }];
}
