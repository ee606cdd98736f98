import type { SourceText } from "../model/text.js";

/** A value being put together unit by unit, each with the offset where it begins to be written. */
export class Decoded {
  readonly #text: string;
  readonly #pieces: string[] = [];
  readonly #offsets: number[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  unitAt(offset: number): number {
    return this.#text.charCodeAt(offset);
  }

  /** Takes the text from `from` to `to` as it stands. */
  copy(from: number, to: number): void {
    if (from >= to) return;
    this.#pieces.push(this.#text.slice(from, to));
    for (let at = from; at < to; at++) this.#offsets.push(at);
  }

  /** Adds what is written at `offset`; further units of it begin where the whole ends, at `end`. */
  add(units: string, offset: number, end: number): void {
    this.#pieces.push(units);
    for (let index = 0; index < units.length; index++) this.#offsets.push(index === 0 ? offset : end);
  }

  /** The whole value; `end` is where its last unit ends. */
  finish(end: number): SourceText {
    const offsets = [...this.#offsets, end];
    const value = this.#pieces.join("");
    const start = offsets[0] ?? end;
    const range = { start, end };
    return end - start === value.length && offsets.every((offset, index) => offset === start + index)
      ? { value, range }
      : { value, range, offsets };
  }
}
