import type { Comment } from "../../model/document.js";
import type { ParseOptions } from "../../model/format.js";
import { nearest } from "../../model/nearest.js";
import { quote } from "../../model/quote.js";
import type { ShapeProblem, TagEntry, TagFile } from "../../model/tag-entry.js";
import type { Range } from "../../model/text.js";
import { entriesOf, resolveAlias } from "../../yaml/entries.js";
import type { Mapping, Node, Sequence, YamlDocument, YamlStream } from "../../yaml/node.js";
import { findSyntaxErrors } from "../../yaml/syntax-errors.js";
import { readYamlFile, secondReader } from "../yaml-file.js";
import { EntryReader } from "./entry.js";

const KEY = "images";

/** A tag file with its comments that may be directives. Never throws; goes over the text once. */
export function readTagFile(text: string, options: ParseOptions): TagFile & { readonly comments: readonly Comment[] } {
  const stream = readYamlFile(text, options);
  const mistakes = [...controlProblems(text), ...syntaxProblems(text, stream, options)];
  const problems: ShapeProblem[] = [];
  const entries: TagEntry[] = [];
  if (stream.documents.length === 0) problems.push({ range: lineAt(text, 0), message: `this tag file is empty; write "${KEY}:" and a list of entries` });
  for (const [index, document] of stream.documents.entries()) {
    const reader = new DocumentReader(text, document, index, problems);
    reader.read();
    for (const entry of reader.entries) entries.push(entry);
  }
  // One mistake of YAML's makes many entries that are none.
  const told = mistakes.length > 0 ? mistakes : problems.sort((left, right) => left.range.start - right.range.start);
  return { entries, problems: told, comments: stream.comments };
}

/** Our own reader takes a tab for blanks, as its author meant it. */
const INDENTING_TAB = /^ *\t[ \t]*[^\s#]/m;

/** What YAML allows nowhere, not even in comments: other readers refuse the whole file. */
const CONTROL = /[^\P{Cc}\t\n\r\x85]/u;

function controlProblems(text: string): readonly ShapeProblem[] {
  const start = text.search(CONTROL);
  if (start < 0) return [];
  const code = text.charCodeAt(start).toString(16).toUpperCase().padStart(4, "0");
  return [{ range: { start, end: start + 1 }, message: `this is no valid YAML: a control character stands here, U+${code}; remove it`, isAmbiguous: true }];
}

/** Where our own reader is not sure, or more tolerant than YAML, and the package finds an error or cannot be asked. */
function syntaxProblems(text: string, stream: YamlStream, options: ParseOptions): readonly ShapeProblem[] {
  if (stream.unsure === undefined && !INDENTING_TAB.test(text)) return [];
  const yaml = secondReader(text, stream, options);
  const at = Math.min(stream.unsureAt ?? 0, text.length);
  const errors = (yaml && findSyntaxErrors(text, yaml)) ?? [];
  const found = errors.length > 0 || stream.unsure === undefined ? errors : [{ range: { start: at, end: at }, message: stream.unsure }];
  return found.map(({ range, message }) => ({ range, message: `this is no valid YAML: ${message}; mend it`, isAmbiguous: true }));
}

class DocumentReader {
  readonly entries: TagEntry[] = [];
  readonly #text: string;
  readonly #document: YamlDocument;
  readonly #index: number;
  readonly #problems: ShapeProblem[];

  constructor(text: string, document: YamlDocument, index: number, problems: ShapeProblem[]) {
    this.#text = text;
    this.#document = document;
    this.#index = index;
    this.#problems = problems;
  }

  read(): void {
    const { root } = this.#document;
    if (root?.kind !== "mapping") {
      this.#refuse(root);
      return;
    }
    const list = this.#listIn(root);
    if (list !== undefined) this.#readItems(list);
  }

  #refuse(root: Node | undefined): void {
    if (root === undefined) this.#report(lineAt(this.#text, this.#text.length), `the ${ordinal(this.#index)} YAML document of this file is empty; write "${KEY}:" and a list of entries, or remove the document`);
    else this.#report(headOf(root), `a tag file is a mapping with the key "${KEY}", and this is ${nounFor(root)}; write "${KEY}:" above it`);
  }

  #listIn(root: Mapping): Sequence | undefined {
    const entries = entriesOf(root);
    const [first, second] = entries.filter(({ key }) => key === KEY);
    if (first === undefined) {
      const near = nearest(KEY, entries.map(({ key }) => key));
      const known = entries.find(({ key }) => key === near);
      this.#report(known?.pair.key.range ?? headOf(root), near === undefined ? `a tag file has the key "${KEY}" with a list of entries; write it` : `${quote(near)} is no key of a tag file; did you mean "${KEY}"?`);
      return undefined;
    }
    if (second !== undefined) this.#problems.push({ range: second.pair.key.range, message: `key "${KEY}" is written twice, so that one list is lost; write one list`, isAmbiguous: true });
    const value = resolveAlias(first.value, this.#document);
    if (value?.kind === "sequence") {
      if (value.items.length > 0) return value;
      this.#report(value.range, `"${KEY}" is an empty list; write an entry into it, or remove the file`);
      return undefined;
    }
    const isNothing = value === undefined || (value.kind === "scalar" && value.style === "plain" && /^(?:~|null|Null|NULL)?$/.test(value.source.value));
    if (isNothing) this.#report(first.pair.key.range, `"${KEY}" has no entries; write one under it, or remove the file`);
    else this.#report(headOf(value), `"${KEY}" is a list, and this is ${nounFor(value)}; begin each entry with "- "`);
    return undefined;
  }

  #readItems({ items, range }: Sequence): void {
    const reader = new EntryReader(this.#text, this.#document, this.#index, this.#problems);
    let end = range.start;
    for (const item of items) {
      const node = resolveAlias(item, this.#document);
      if (item === undefined || node === undefined) {
        const place = item?.range ?? this.#dashBehind(end);
        this.#report(place, item === undefined ? `this entry is empty; write "name", "src_build_tag", "src_ref" and "tag", or remove the dash` : `alias ${quote(this.#text.slice(place.start, place.end))} has no anchor before it; write the entry itself`);
        end = place.end;
        continue;
      }
      end = item.range.end;
      if (node.kind === "mapping") this.entries.push(reader.read(node, item.range));
      else this.#report(headOf(item), `an entry is a mapping of "name", "src_build_tag", "src_ref" and "tag", and this is ${nounFor(node)}; write the keys`);
    }
  }

  /** An item that is not there has no place of its own. */
  #dashBehind(offset: number): Range {
    const dash = /(?:[^\S\n]*(?:#[^\n]*)?\n|\s)*-/y;
    dash.lastIndex = offset;
    const start = dash.test(this.#text) ? dash.lastIndex - 1 : offset;
    return { start, end: Math.min(start + 1, this.#text.length) };
  }

  #report(range: Range, message: string): void {
    this.#problems.push({ range, message });
  }
}

/** Of a collection, its first key or item, because the whole can be the whole file. */
function headOf(node: Node): Range {
  const first = node.kind === "mapping" ? node.pairs[0]?.key : node.kind === "sequence" ? node.items[0] : undefined;
  if (first === undefined) return node.range;
  return headOf(first);
}

function nounFor(node: Node): string {
  if (node.kind === "mapping") return "a mapping";
  if (node.kind === "sequence") return "a list";
  return node.kind === "scalar" && node.source.value !== "" ? `the text ${quote(node.source.value)}` : "nothing";
}

function lineAt(text: string, offset: number): Range {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", start);
  return { start, end: end < 0 ? text.length : end };
}

const ORDINALS = ["first", "second", "third"];
const ordinal = (index: number): string => ORDINALS[index] ?? `${index + 1}th`;
