import type { Component, Components, Safety, Slot } from "./image.js";
import { rangeOfParts } from "./image.js";
import type { Part } from "./part.js";
import { rangeOfPart, slicePart } from "./part.js";
import type { Range } from "./text.js";

/** Where the components of a reference end, in units of its text; what is absent ends where that does which would stand before it. */
interface Ends {
  /** 0 without a registry. */
  readonly registryEnd: number;
  readonly nameEnd: number;
  readonly tagEnd: number;
  readonly end: number;
}

/**
 * The components of a reference that is written in one piece, each made whenever it is asked for: a file can name very many
 * images, of which few are looked at again. In the text of the parts an unknown one is one unit.
 */
export class SplitComponents implements Components {
  readonly #parts: readonly Part[];
  readonly #registryEnd: number;
  readonly #nameEnd: number;
  readonly #tagEnd: number;
  readonly #end: number;

  constructor(parts: readonly Part[], { registryEnd, nameEnd, tagEnd, end }: Ends) {
    this.#parts = parts;
    this.#registryEnd = registryEnd;
    this.#nameEnd = nameEnd;
    this.#tagEnd = tagEnd;
    this.#end = end;
  }

  get registry(): Component {
    return this.#registryEnd > 0 ? this.#between(0, this.#registryEnd) : new AbsentComponent(this.#parts, 0, "");
  }

  get repository(): Component {
    return this.#between(this.#registryEnd > 0 ? this.#registryEnd + 1 : 0, this.#nameEnd);
  }

  get tag(): Component {
    if (this.#nameEnd < this.#tagEnd) return this.#between(this.#nameEnd + 1, this.#tagEnd);
    return this.#open() ?? new AbsentComponent(this.#parts, this.#nameEnd, ":");
  }

  get digest(): Component {
    if (this.#tagEnd < this.#end) return this.#between(this.#tagEnd + 1, this.#end);
    return this.#open() ?? new AbsentComponent(this.#parts, this.#tagEnd, "@");
  }

  #between(from: number, to: number): Component {
    return new PresentComponent(piecesBetween(this.#parts, from, to));
  }

  /** `$IMAGE` or `nginx$SUFFIX` may end in a tag and a digest; the unknown piece then stands for them, too. */
  #open(): Component | undefined {
    if (this.#nameEnd < this.#end) return undefined;
    const last = this.#parts.findLast((part) => part.kind === "unknown" || part.text !== "");
    return last?.kind === "unknown" ? { parts: [last], range: last.range } : undefined;
  }
}

/** The units `from` to `to` (half-open) of the parts' text. */
function piecesBetween(parts: readonly Part[], from: number, to: number): readonly Part[] {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && only.kind !== "unknown") return from < to ? [slicePart(only, from, to)] : NO_PARTS;
  const pieces: Part[] = [];
  let end = 0;
  for (const part of parts) {
    const start = end;
    end += part.kind === "unknown" ? 1 : part.text.length;
    if (Math.max(from, start) >= Math.min(to, end)) continue;
    pieces.push(part.kind === "unknown" ? part : slicePart(part, Math.max(from, start) - start, Math.min(to, end) - start));
  }
  return pieces;
}

class PresentComponent implements Component {
  readonly parts: readonly Part[];

  constructor(parts: readonly Part[]) {
    this.parts = parts;
  }

  get range(): Range {
    return rangeOfParts(this.parts, NOWHERE);
  }

  get slot(): Slot | undefined {
    const [first] = this.parts;
    if (first === undefined || !this.parts.some((part) => part.kind === "known")) return { range: this.range, encode: asIs, safety: "safe" };
    // A mixture of text from here and from elsewhere has no one place to write to.
    if (this.parts.length > 1 || first.kind !== "known") return undefined;
    return { range: first.origin.range, encode: asIs, safety: safetyOf(first) };
  }
}

/** A component that is not there, and would be written behind unit `end` with its separator, at the origin if that comes from elsewhere. */
class AbsentComponent implements Component {
  readonly parts = NO_PARTS;
  readonly #written: readonly Part[];
  readonly #end: number;
  readonly #separator: "" | ":" | "@";

  /** @param separator none for what would need more than itself to be written */
  constructor(written: readonly Part[], end: number, separator: "" | ":" | "@") {
    this.#written = written;
    this.#end = end;
    this.#separator = separator;
  }

  get range(): Range {
    const before = this.#before;
    const [first] = this.#written;
    return emptyRange(before !== undefined ? rangeOfPart(before).end : first === undefined ? 0 : rangeOfPart(first).start);
  }

  get slot(): Slot | undefined {
    const before = this.#before;
    if (before === undefined || this.#separator === "") return undefined;
    const at = before.kind === "known" ? before.origin.range.end : rangeOfPart(before).end;
    return { range: emptyRange(at), encode: this.#separator === ":" ? asTag : asDigest, safety: safetyOf(before) };
  }

  /** What stands right before it. */
  get #before(): Part | undefined {
    return this.#end > 0 ? piecesBetween(this.#written, this.#end - 1, this.#end)[0] : undefined;
  }
}

const NO_PARTS: readonly Part[] = [];
const NOWHERE: Range = { start: 0, end: 0 };

const asIs = (value: string): string => value;
const asTag = (value: string): string => `:${value}`;
const asDigest = (value: string): string => `@${value}`;

const emptyRange = (at: number): Range => ({ start: at, end: at });

const safetyOf = (part: Part): Safety => (part.kind === "known" && part.shared ? "unsafe" : "safe");
