import { someOccurrence } from "./occurrences.js";
import type { Search } from "./search.js";
import type { Piece, Sight } from "./sight.js";

/** A text that is there as a string. */
export class TextSight implements Sight {
  readonly #text: string;
  readonly #search: Search;

  constructor(text: string, search: Search) {
    this.#text = text;
    this.#search = search;
  }

  /** Asked of the text itself, when it comes to it. */
  may(): boolean {
    return true;
  }

  whole(): string {
    return this.#text;
  }

  around(): Piece {
    return { text: this.#text, start: 0 };
  }

  someMark(): boolean {
    return true;
  }

  someOccurrence(word: string, isWanted: (piece: Piece, at: number) => boolean): boolean {
    const piece = this.around();
    return someOccurrence(piece.text, word, (at) => isWanted(piece, at));
  }

  someWord(isWanted: (end: number) => boolean): boolean {
    const { words } = this.#search;
    words.lastIndex = 0;
    while (words.test(this.#text)) {
      const end = words.lastIndex;
      if (isWanted(end)) return true;
      words.lastIndex = end;
    }
    return false;
  }
}
