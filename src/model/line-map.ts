import type { Position } from "./text.js";
import { hasLoneReturn } from "./text.js";

/** Turns offsets of one text into lines and columns. A line ends at LF, CRLF or a lone CR. */
export class LineMap {
  readonly #text: string;
  #starts: readonly number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** Offsets at which lines begin; the first is 0. Built on first use, because most files have no finding. */
  get starts(): readonly number[] {
    this.#starts ??= findLineStarts(this.#text);
    return this.#starts;
  }

  /** The 1-based line that holds `offset`; offsets behind the end count as the end. */
  lineAt(offset: number): number {
    const { starts } = this;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  positionAt(offset: number): Position {
    const line = this.lineAt(offset);
    return { line, column: offset - (this.starts[line - 1] ?? 0) + 1 };
  }

  /** The text of a 1-based line without its line end; empty for a line that does not exist. */
  textOf(line: number): string {
    const start = this.starts[line - 1];
    if (start === undefined) return "";
    return this.#text.slice(start, this.starts[line] ?? this.#text.length).replace(/[\r\n]+$/, "");
  }
}

function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  if (!hasLoneReturn(text)) {
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 10 || (unit === 13 && text.charCodeAt(index + 1) !== 10)) starts.push(index + 1);
  }
  return starts;
}
