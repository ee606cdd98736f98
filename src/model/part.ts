import type { Range, SourceText } from "./text.js";
import { sliceSource } from "./text.js";

/** What is written where it is used. */
export interface LiteralPart {
  readonly kind: "literal";
  readonly text: string;
  readonly source: SourceText;
}

/** What only a later step fills in: `${TAG}`, `{{ .Values.tag }}`, `@TOKEN@`. */
export interface UnknownPart {
  readonly kind: "unknown";
  /** As written, braces and all. */
  readonly written: string;
  readonly range: Range;
}

/** What is used at `range` but written at `origin`: an ARG's default, an interpolation's default. */
export interface KnownPart {
  readonly kind: "known";
  readonly text: string;
  readonly range: Range;
  readonly origin: SourceText;
  /** As written at the use, for people: `${TAG}`. */
  readonly written: string;
  /** Other uses read the same origin, so an edit there moves them too. */
  readonly shared: boolean;
}

/** A stretch of a reference. A string with placeholders is a list of them. */
export type Part = LiteralPart | UnknownPart | KnownPart;

/** The stretch of the file where a part is used. */
export function rangeOfPart(part: Part): Range {
  return part.kind === "literal" ? part.source.range : part.range;
}

export function literalPart(source: SourceText): LiteralPart {
  return { kind: "literal", text: source.value, source };
}

/** The units `from` to `to` of a part that has a text. */
export function slicePart<P extends LiteralPart | KnownPart>(part: P, from: number, to: number): P {
  const text = part.text.slice(from, to);
  if (part.kind === "literal") return { ...part, text, source: sliceSource(part.source, from, to) };
  return { ...part, text, origin: sliceSource(part.origin, from, to) };
}

/** The parts' text if every part has one. */
export function textOfParts(parts: readonly Part[]): string | undefined {
  let text = "";
  for (const part of parts) {
    if (part.kind === "unknown") return undefined;
    text += part.text;
  }
  return text;
}

/** The parts as a person would write them: known parts by their value, unknown ones as written. */
export function showParts(parts: readonly Part[]): string {
  return parts.map((part) => (part.kind === "unknown" ? part.written : part.text)).join("");
}

/** The parts as they stand in the file at the place of use. */
export function writtenParts(parts: readonly Part[]): string {
  return parts.map((part) => (part.kind === "literal" ? part.text : part.written)).join("");
}
