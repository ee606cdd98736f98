import type { Part } from "../../model/part.js";
import { literalPart, slicePart, textOfParts } from "../../model/part.js";
import type { Range, SourceText } from "../../model/text.js";
import { sliceSource } from "../../model/text.js";
import { MASK } from "./placeholder.js";
import type { Scope } from "./scope.js";
import { matchFirst, matchPrefix, matchSuffix, plainPattern } from "./shell-pattern.js";
import type { Replacement, Substitution, Trim, WordPiece } from "./shell-word.js";
import { WordReader } from "./shell-word.js";

/** A word after Docker's expansion. */
export interface Expansion {
  readonly parts: readonly Part[];
  /** The variables that the word names. */
  readonly names: ReadonlySet<string>;
  /** A modifier cut or replaced some of it, so that its origin does not spell it. */
  readonly isDerived: boolean;
}

/** Values of more pieces or units are no reference; the bounds stop ARGs that double each other. */
const MOST_PARTS = 50;
const MOST_UNITS = 4096;

/** What a word is read with. */
export interface WordContext {
  readonly scope: Scope;
  readonly escape: string;
  /** The file's text, to show what a mask hides. */
  readonly text: string;
}

/** Docker reads no longer line, and nobody writes a longer word. */
const LONGEST_WORD = 65_536;

/** Expands a word by BuildKit's rules; `undefined` when Docker refuses it as a bad substitution. */
export function expandWord(word: SourceText, context: WordContext): Expansion | undefined {
  if (word.value.length >= LONGEST_WORD) return { parts: [{ kind: "unknown", written: word.value, range: word.range }], names: new Set(), isDerived: false };
  const read = new WordReader(word.value, context.escape).readPieces(0, undefined);
  if (read === undefined) return undefined;
  const expander = new Expander(word, context);
  const parts = expander.expand(read.value);
  return { parts, names: expander.names, isDerived: expander.isDerived };
}

class Expander {
  readonly names = new Set<string>();
  isDerived = false;
  readonly #word: SourceText;
  readonly #context: WordContext;

  constructor(word: SourceText, context: WordContext) {
    this.#word = word;
    this.#context = context;
  }

  expand(pieces: readonly WordPiece[]): readonly Part[] {
    const [only] = pieces;
    if (pieces.length === 1 && only?.kind === "text") return textParts(sliceSource(this.#word, only.from, only.to), this.#context.text);
    const parts: Part[] = [];
    for (const piece of pieces) {
      if (piece.kind === "text") parts.push(...textParts(sliceSource(this.#word, piece.from, piece.to), this.#context.text));
      else parts.push(...this.#substitute(piece));
    }
    return parts;
  }

  #substitute(piece: Substitution): readonly Part[] {
    this.names.add(piece.name);
    const range = sliceSource(this.#word, piece.from, piece.to).range;
    const written = this.#context.text.slice(range.start, range.end);
    const unknown: Part = { kind: "unknown", written, range };
    const value = this.#valueOf(piece);
    if (value === undefined || value.length > MOST_PARTS || lengthOf(value) > MOST_UNITS) return [unknown];
    return value.flatMap((part) => useAt(part, range, written, this.#context.scope.isShared(piece.name)));
  }

  /** What the variable and its modifier come to; `undefined` when that cannot be known. */
  #valueOf({ name, modifier }: Substitution): readonly Part[] | undefined {
    const variable = this.#context.scope.get(name);
    if (variable?.kind === "given") return undefined;
    if (variable?.isDerived === true) this.isDerived = true;
    const value = variable?.parts;
    if (modifier === undefined) return value;
    switch (modifier.operator) {
      case "-":
        return this.#orElse(value, modifier.emptyIsUnset, modifier.word);
      case "+":
        return this.#ifSet(value, modifier.emptyIsUnset, modifier.word);
      case "?":
        return value;
      default:
        return value && this.#edit(value, modifier);
    }
  }

  #orElse(value: readonly Part[] | undefined, emptyIsUnset: boolean, word: readonly WordPiece[]): readonly Part[] | undefined {
    if (value === undefined) return this.expand(word);
    if (!emptyIsUnset) return value;
    const emptiness = isEmpty(value);
    if (emptiness === undefined) return undefined;
    return emptiness ? this.expand(word) : value;
  }

  /** A name that the file does not set may still be passed, so whether the word is used is unknown. */
  #ifSet(value: readonly Part[] | undefined, emptyIsUnset: boolean, word: readonly WordPiece[]): readonly Part[] | undefined {
    if (value === undefined) return undefined;
    if (!emptyIsUnset) return this.expand(word);
    const emptiness = isEmpty(value);
    if (emptiness === undefined) return undefined;
    return emptiness ? [] : this.expand(word);
  }

  #edit(value: readonly Part[], modifier: Trim | Replacement): readonly Part[] | undefined {
    this.isDerived = true;
    const text = textOfParts(value);
    const pattern = textOfParts(this.expand(modifier.word));
    if (text === undefined || pattern === undefined) return undefined;
    if (!("replacement" in modifier)) {
      const isGreedy = pattern.startsWith(modifier.operator);
      const match = (modifier.operator === "#" ? matchPrefix : matchSuffix)(isGreedy ? pattern.slice(1) : pattern, text, isGreedy);
      if (match === "refused") return undefined;
      if (match === undefined) return value;
      return modifier.operator === "#" ? sliceParts(value, match[1], text.length) : sliceParts(value, 0, match[0]);
    }
    const replacement = this.expand(modifier.replacement);
    if (modifier.operator === "//") return replaceAll(value, text, pattern, replacement);
    const match = matchFirst(pattern, text);
    if (match === "refused") return undefined;
    if (match === undefined) return value;
    return [...sliceParts(value, 0, match[0]), ...replacement, ...sliceParts(value, match[1], text.length)];
  }
}

/** Every place of a pattern without wildcards. Go's replacement reads `$1` in the new text, so a dollar there is not ours to tell. */
function replaceAll(value: readonly Part[], text: string, pattern: string, replacement: readonly Part[]): readonly Part[] | undefined {
  const plain = plainPattern(pattern);
  if (plain === undefined || plain === "" || text.length > MOST_UNITS || textOfParts(replacement)?.includes("$") !== false) return undefined;
  const pieces = text.split(plain);
  if (pieces.length > MOST_PARTS) return undefined;
  let at = 0;
  return pieces.flatMap((piece, index) => {
    const from = at;
    at += piece.length + plain.length;
    return [...(index === 0 ? [] : replacement), ...sliceParts(value, from, from + piece.length)];
  });
}

function sliceParts(parts: readonly Part[], from: number, to: number): readonly Part[] {
  let at = 0;
  return parts.flatMap((part): readonly Part[] => {
    if (part.kind === "unknown") return [part];
    const start = at;
    at += part.text.length;
    const [first, last] = [Math.max(from, start), Math.min(to, at)];
    return first < last ? [slicePart(part, first - start, last - start)] : [];
  });
}

/** A part of a variable's value where the variable is used. */
function useAt(part: Part, range: Range, written: string, isShared: boolean): readonly Part[] {
  if (part.kind === "unknown") return [{ ...part, range }];
  const origin = part.kind === "literal" ? part.source : part.origin;
  return [{ kind: "known", text: part.text, range, origin, written, shared: isShared || (part.kind === "known" && part.shared) }];
}

/** Text with masked placeholders: each run of the mask is one unknown part. */
function textParts(source: SourceText, text: string): readonly Part[] {
  if (!source.value.includes(MASK)) return [literalPart(source)];
  return [...source.value.matchAll(/\uE000+|[^\uE000]+/g)].map(({ 0: run, index }): Part => {
    const piece = sliceSource(source, index, index + run.length);
    return run.startsWith(MASK) ? { kind: "unknown", written: text.slice(piece.range.start, piece.range.end), range: piece.range } : literalPart(piece);
  });
}

const lengthOf = (parts: readonly Part[]): number => parts.reduce((sum, part) => sum + (part.kind === "unknown" ? 0 : part.text.length), 0);

/** `undefined` when only unknown pieces say so. */
function isEmpty(parts: readonly Part[]): boolean | undefined {
  if (lengthOf(parts) > 0) return false;
  return parts.length === 0 ? true : undefined;
}
