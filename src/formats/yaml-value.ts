import type { Slot } from "../model/image.js";
import type { Range, SourceText } from "../model/text.js";
import { offsetIn } from "../model/text.js";
import { encodeAsValue, encodeScalar } from "../yaml/encode.js";
import type { Pair, Scalar, YamlDocument } from "../yaml/node.js";
import { resolveAlias } from "../yaml/entries.js";
import { liftSource } from "./embedded-text.js";

/** The value behind a key: the text of a scalar, or nothing, and how another one is written in its place. */
export interface YamlValue {
  /** Empty for no value and for null. */
  readonly source: SourceText;
  /** Replaces the whole value, quotes and all. Missing where that could not be done in this spelling. */
  readonly slot: Slot | undefined;
  /** Other places read it, too: through an anchor. */
  readonly shared: boolean;
}

/** A document, the text it was read from, and what that text stands in. */
export interface YamlPlace {
  readonly document: YamlDocument;
  readonly text: string;
  /** The block scalars around the document, innermost first, when it stands inside another one. */
  readonly around: readonly Scalar[];
}

const NULL = /^(?:~|null|Null|NULL)?$/;

/** Reads what stands behind a key, through an alias if need be; `undefined` for collections. */
export function readYamlValue(pair: Pair, place: YamlPlace): YamlValue | undefined {
  if (pair.value === undefined) return missingValue(pair, place);
  const node = resolveAlias(pair.value, place.document);
  if (node?.kind !== "scalar") return undefined;
  const shared = node !== pair.value || node.anchor !== undefined;
  const isNull = node.style === "plain" && node.tag === undefined && NULL.test(node.source.value);
  const source = isNull ? { value: "", range: node.range } : node.source;
  const isString = node.tag === undefined || node.tag === "!!str" || node.tag === "!";
  const { start, end } = node.range;
  return lift(new ScalarValue(source, isString && start < end ? place.text : undefined, node.range, shared), place);
}

/** The value of a scalar, whose slot is made when it is asked for: few are written to, and a file can have very many. */
class ScalarValue implements YamlValue {
  readonly source: SourceText;
  readonly shared: boolean;
  readonly #text: string | undefined;
  readonly #spot: Range;

  /** @param text what can be written to at `spot`, if it can */
  constructor(source: SourceText, text: string | undefined, spot: Range, shared: boolean) {
    this.source = source;
    this.shared = shared;
    this.#text = text;
    this.#spot = spot;
  }

  get slot(): Slot | undefined {
    const range = this.#spot;
    const written = this.#text?.slice(range.start, range.end);
    return written === undefined ? undefined : { range, encode: (value) => encodeScalar(value, written), safety: this.shared ? "unsafe" : "safe" };
  }
}

function missingValue({ colonEnd }: Pair, place: YamlPlace): YamlValue {
  const range = { start: colonEnd, end: colonEnd };
  const slot: Slot | undefined = isFree(place.text, colonEnd) ? { range, encode: encodeAsValue, safety: "safe" } : undefined;
  return lift({ source: { value: "", range }, slot, shared: false }, place);
}

/** Whether a value can go right behind a key: there is a colon, and no anchor or tag that it would have to follow. */
function isFree(text: string, colonEnd: number): boolean {
  if (text.charAt(colonEnd - 1) !== ":") return false;
  let at = colonEnd;
  while (text.charAt(at) === " " || text.charAt(at) === "\t") at++;
  return text.charAt(at) !== "&" && text.charAt(at) !== "!";
}

function lift(value: YamlValue, { around }: YamlPlace): YamlValue {
  if (around.length === 0) return value;
  const { slot, shared } = value;
  const lifted: Slot | undefined =
    slot !== undefined && around.every(isExact)
      ? { ...slot, range: liftRange(slot.range, around), encode: (text) => around.reduce(spellInside, slot.encode(text)) }
      : undefined;
  return { source: around.reduce(liftInto, value.source), slot: lifted, shared };
}

/** Whether a text can be replaced in a scalar without a thought for how its lines are folded. */
const isExact = ({ style }: Scalar): boolean => style === "literal" || style === "double" || style === "single";

/** A literal block holds the inner text as it is; quotes around it want their escapes. */
function spellInside(spelled: string, { style }: Scalar): string {
  if (style === "double") return encodeScalar(spelled, '"').slice(1, -1);
  return style === "single" ? spelled.replaceAll("'", "''") : spelled;
}

const liftInto = (source: SourceText, outer: Scalar): SourceText => liftSource(source, outer.source);

/** A range of a text inside block scalars, innermost first, as one of the file. */
export function liftRange(range: Range, around: readonly Scalar[]): Range {
  return around.reduce(({ start, end }, outer) => ({ start: offsetIn(outer.source, start), end: offsetIn(outer.source, end) }), range);
}
