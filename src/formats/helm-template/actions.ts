import type { Image } from "../../model/image.js";
import type { Part } from "../../model/part.js";
import { literalPart } from "../../model/part.js";
import type { Range, SourceText } from "../../model/text.js";
import type { ActionPiece, ActionToken } from "../go-action.js";
import { evaluateTokens, readActionTokens } from "../go-action.js";
import { readImageKey } from "../image-key.js";
import { joinImage, placeJoined } from "../split-image.js";
import { readPossibleImage, readPossibleParts } from "../yaml-image.js";

/** A longer action is no reference, and none that a person wrote. */
const LONGEST = 4096;

/** Most actions have no string with a colon in it, and speak of no tag. */
const WORTH_READING = /:|latest|[tT]ag/;

/** What an action may begin with before its pipeline: `$x :=`, `if`, `with`. */
const VARIABLE = /^\$\w*$/;
const ASSIGNMENT = /^:?=$/;

/**
 * The images that stand in a template's actions and in no value of its YAML: in variables, in definitions, in arguments.
 * @param found what was read from the values, so that nothing is told twice
 */
export function collectActions(text: string, found: readonly Image[], token: RegExp | undefined): readonly Image[] {
  const images: Image[] = [];
  const covered = new Covered(found.map(({ range }) => range));
  for (const source of actionsOf(text)) {
    if (!WORTH_READING.test(source.value) || covered.has(source.range.start)) continue;
    const tokens = readActionTokens(source);
    if (tokens.some(({ kind }) => kind === "string") && !isCondition(tokens)) images.push(...imagesOf(tokens, token));
  }
  return images;
}

/** Every `{{ … }}` of a text but for comments, each unit looked at once. */
function* actionsOf(text: string): Generator<SourceText> {
  for (let start = text.indexOf("{{"); start >= 0; ) {
    const isComment = /^\{\{-? ?\/\*/.test(text.slice(start, start + 6));
    const close = isComment ? text.indexOf("*/", start) : start;
    const end = close < 0 ? -1 : text.indexOf("}}", close);
    if (end < 0) return;
    const range = { start, end: end + 2 };
    if (!isComment && range.end - start <= LONGEST) yield { value: text.slice(start, range.end), range };
    start = text.indexOf("{{", range.end);
  }
}

/** Whether an action only compares its strings: `if`, `else if`. */
function isCondition([first, second]: readonly ActionToken[]): boolean {
  const word = first?.source.value === "else" ? second : first;
  return word?.source.value === "if";
}

function imagesOf(tokens: readonly ActionToken[], token: RegExp | undefined): readonly Image[] {
  const target = tokens[1] !== undefined && ASSIGNMENT.test(tokens[1].source.value) ? tokens[0] : undefined;
  const isAssigned = target !== undefined && VARIABLE.test(target.source.value);
  const pipeline = isAssigned ? tokens.slice(2) : tokens;
  const place = { path: { parent: undefined, key: isAssigned ? target.source.value : "{{ }}" }, token };
  const pieces = evaluateTokens(pipeline);
  const parts = pieces?.map((piece) => partOf(piece, pieces.length === 1 ? undefined : extentOf(pipeline)));
  const whole = parts && readPossibleParts(parts, place);
  if (whole !== undefined) return [whole];
  const image = pieces && defaultTag(pieces, pipeline, place.path.key, token);
  if (image !== undefined) return [image];
  return tokens.flatMap(({ kind, source }) => (kind === "string" ? (readPossibleImage({ source, anchor: undefined }, place) ?? []) : []));
}

/** Several pieces need not stand in the order in which they are put together; their place is the whole pipeline then. */
function partOf(piece: ActionPiece, extent: Range | undefined): Part {
  if (piece.kind === "unknown") return { kind: "unknown", written: "", range: extent ?? { start: 0, end: 0 } };
  const { source } = piece;
  if (extent === undefined) return literalPart(source);
  return { kind: "known", text: source.value, range: extent, origin: source, written: source.value, shared: false };
}

function extentOf(tokens: readonly ActionToken[]): Range {
  return { start: tokens[0]?.source.range.start ?? 0, end: tokens.at(-1)?.source.range.end ?? 0 };
}

/** A default for what is an image's tag by its name: `.Values.image.tag | default "latest"`; or for `.tag`, where that becomes `$tag`. */
function defaultTag(pieces: readonly ActionPiece[], pipeline: readonly ActionToken[], where: string, token: RegExp | undefined): Image | undefined {
  const [only] = pieces;
  const isTag = (word: string) => isTagOfImage(word) || (word === ".tag" && where === "$tag");
  if (only?.kind !== "text" || pieces.length > 1 || !pipeline.some(({ kind, source }) => kind === "word" && isTag(source.value))) return undefined;
  const value = { source: only.source, slot: { range: only.source.range, encode: (tag: string) => tag, safety: "safe" as const }, shared: false };
  const image = joinImage({ names: [], tag: value }, token);
  return image && placeJoined(image, { where, certainty: "likely" });
}

function isTagOfImage(word: string): boolean {
  if (!/^[.$]/.test(word) || word.length > 200) return false;
  const key = readImageKey(word.replace(/^[.$]+/, ""));
  return key?.role === "tag" && key.saysImage;
}

/** Stretches of a text in ascending order, asked in ascending order. */
class Covered {
  readonly #ranges: readonly Range[];
  #next = 0;

  constructor(ranges: readonly Range[]) {
    this.#ranges = ranges;
  }

  has(offset: number): boolean {
    for (let range = this.#ranges[this.#next]; range !== undefined && range.end <= offset; range = this.#ranges[this.#next]) this.#next++;
    const range = this.#ranges[this.#next];
    return range !== undefined && range.start <= offset;
  }
}
