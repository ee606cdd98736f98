import { nearest } from "../../model/nearest.js";
import { quote } from "../../model/quote.js";
import type { ShapeProblem, TagEntry, TagEntryKey, TagEntryValue } from "../../model/tag-entry.js";
import { TAG_ENTRY_KEYS } from "../../model/tag-entry.js";
import type { Range } from "../../model/text.js";
import type { Entry } from "../../yaml/entries.js";
import { entriesOf, resolveAlias } from "../../yaml/entries.js";
import type { Mapping, Pair, YamlDocument } from "../../yaml/node.js";
import { typeOfPlain } from "../../yaml/plain-type.js";
import { readYamlValue } from "../yaml-value.js";

type Values = Partial<Record<TagEntryKey, TagEntryValue>>;

/** Nobody merges more (`<<: *a`, `<<: [*a, *b]`), and each mapping is read once however often it is merged. */
const MOST_SOURCES = 8;
const DEEPEST_MERGE = 20;

/** What may be left out; whether it may, the rule's options say. */
const OPTIONAL: TagEntryKey = "src_ref";

/** Reads the entries of one YAML document, and notes what keeps them from being such. */
export class EntryReader {
  readonly #text: string;
  readonly #document: YamlDocument;
  readonly #index: number;
  readonly #problems: ShapeProblem[];
  readonly #read = new Map<Mapping, Values>();

  constructor(text: string, document: YamlDocument, index: number, problems: ShapeProblem[]) {
    this.#text = text;
    this.#document = document;
    this.#index = index;
    this.#problems = problems;
  }

  /** @param range of the list's item: of the mapping, or of an alias for it */
  read(mapping: Mapping, range: Range): TagEntry {
    const isAlias = range.start !== mapping.range.start;
    const known = this.#read.has(mapping);
    const values = this.#valuesOf(mapping, 0);
    // What an anchored entry lacks is told where it stands, once.
    if (!known || !isAlias) this.#reportMissing(mapping, values);
    const isShared = isAlias || mapping.anchor !== undefined;
    return { range, document: this.#index, values: isShared ? shareSlots(values) : values };
  }

  #valuesOf(mapping: Mapping, depth: number): Values {
    const known = this.#read.get(mapping);
    if (known !== undefined) return known;
    const values: Values = {};
    // A cycle of merges finds this.
    this.#read.set(mapping, values);
    const sources: Mapping[] = [];
    const seen = new Set<string>();
    for (const { key, value, pair } of entriesOf(mapping)) {
      if (key === "<<") sources.push(...this.#mergedBy(value));
      else if (isKey(key)) this.#readValue(key, pair, values);
      else if (depth === 0) this.#reportUnknown(key, pair);
      if (seen.has(key)) this.#problems.push({ range: pair.key.range, message: `key ${quote(key)} is written twice in one entry, so that one value is lost; remove one`, isAmbiguous: true });
      seen.add(key);
    }
    if (depth < DEEPEST_MERGE) {
      for (const source of sources) for (const [key, value] of Object.entries(shareSlots(this.#valuesOf(source, depth + 1)))) values[key as TagEntryKey] ??= value;
    }
    return values;
  }

  #mergedBy(value: Entry["value"]): readonly Mapping[] {
    const node = resolveAlias(value, this.#document);
    const candidates = node?.kind === "sequence" ? node.items.slice(0, MOST_SOURCES).map((item) => resolveAlias(item, this.#document)) : [node];
    return candidates.filter((candidate) => candidate?.kind === "mapping");
  }

  #readValue(key: TagEntryKey, pair: Pair, values: Values): void {
    const keyRange = pair.key.range;
    const read = readYamlValue(pair, { document: this.#document, text: this.#text, around: [] });
    const report = (range: Range, message: string): void => void this.#problems.push({ range, message });
    if (read === undefined) {
      const node = resolveAlias(pair.value, this.#document);
      if (node === undefined) report(pair.value?.range ?? keyRange, `the alias behind ${quote(key)} has no anchor before it; write the value itself`);
      else report(keyRange, `${quote(key)} is a text, and this is ${node.kind === "mapping" ? "a mapping" : "a list"}; write a text`);
      return;
    }
    const { source, slot, shared } = read;
    const type = this.#typeOf(pair);
    const isString = type === undefined && source.value !== "";
    if (source.value === "") report(keyRange, `${quote(key)} has no value; write one`);
    else if (type !== undefined) report(source.range, `${quote(key)} is a text, and YAML reads ${quote(source.value)} as ${type}; put it in quotes`);
    values[key] = { source, isString, keyRange, slot: slot && (shared ? { ...slot, safety: "unsafe" } : slot) };
  }

  /** What else than a string YAML makes of a value. */
  #typeOf({ value }: Pair): string | undefined {
    const node = resolveAlias(value, this.#document);
    if (node?.kind !== "scalar") return undefined;
    if (node.tag === "!!str" || node.tag === "!" || node.tag === "tag:yaml.org,2002:str") return undefined;
    if (node.tag !== undefined) return `what the tag ${quote(node.tag)} says`;
    return node.style === "plain" ? typeOfPlain(node.source.value) : undefined;
  }

  #reportUnknown(key: string, pair: Pair): void {
    const near = nearest(key, TAG_ENTRY_KEYS);
    const advice = near === undefined ? `an entry has ${TAG_ENTRY_KEYS.join(", ")}; remove it, or make it a comment` : `did you mean ${quote(near)}?`;
    this.#problems.push({ range: pair.key.range, message: `${quote(key)} is no key of an entry; ${advice}` });
  }

  #reportMissing(mapping: Mapping, values: Values): void {
    const written = new Set(entriesOf(mapping).map(({ key }) => key));
    const missing = TAG_ENTRY_KEYS.filter((key) => values[key] === undefined && !written.has(key));
    const needed = missing.filter((key) => key !== OPTIONAL);
    const first = mapping.pairs[0];
    const head = first?.key.range ?? mapping.range;
    const range = { start: head.start, end: first?.value?.range.end ?? first?.colonEnd ?? head.end };
    if (needed.length > 0) this.#problems.push({ range, message: `this entry has no ${needed.map(quote).join(" and no ")}; write ${needed.length === 1 ? "it" : "them"}` });
    if (missing.includes(OPTIONAL)) this.#problems.push({ range: head, message: `this entry has no ${quote(OPTIONAL)}; write the commit's address`, isAllowed: true });
  }
}

const isKey = (key: string): key is TagEntryKey => TAG_ENTRY_KEYS.some((known) => known === key);

/** What others read, too, no edit may change for one of them. */
function shareSlots(values: Values): Values {
  const shared = Object.entries(values).map(([key, value]) => [key, value.slot === undefined ? value : { ...value, slot: { ...value.slot, safety: "unsafe" as const } }] as const);
  return Object.fromEntries(shared);
}
