/** A stretch of a word: text that stands for itself (its quotes and escapes taken off), or a variable. Offsets are the word's. */
export type WordPiece = TextPiece | Substitution;

export interface TextPiece {
  readonly kind: "text";
  readonly from: number;
  readonly to: number;
}

export interface Substitution {
  readonly kind: "variable";
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly modifier?: Modifier | undefined;
}

export type Modifier = Alternative | Trim | Replacement;

/** Uses `word` instead of a value that is not set (`-`), instead of one that is (`+`), or as the complaint about a missing one (`?`). */
export interface Alternative {
  readonly operator: "-" | "+" | "?";
  /** Written with a colon. */
  readonly emptyIsUnset: boolean;
  readonly word: readonly WordPiece[];
}

/** Takes the pattern `word` off the value's start (`#`) or end (`%`); a `word` that begins with the operator once more takes the longest match. */
export interface Trim {
  readonly operator: "#" | "%";
  readonly word: readonly WordPiece[];
}

/** Puts `replacement` where the pattern `word` stands first, or everywhere (`//`). */
export interface Replacement {
  readonly operator: "/" | "//";
  readonly word: readonly WordPiece[];
  readonly replacement: readonly WordPiece[];
}

/** What was read, and the position behind it; `undefined` where Docker says "bad substitution" or misses a closing mark. */
export interface Read<T> {
  readonly value: T;
  readonly end: number;
}

/** Deeper nesting than this is nobody's Dockerfile; it counts as broken, so that hostile text cannot nest us. */
const DEEPEST = 50;
const SPECIAL = "@*#?-$!";

/** Reads words by the rules of BuildKit's `shell.Lex`; `escape` is the file's escape character. */
export class WordReader {
  readonly #text: string;
  readonly #escape: string;
  #depth = 0;

  constructor(text: string, escape: string) {
    this.#text = text;
    this.#escape = escape;
  }

  /** The pieces from `at` up to `stop`, which is stepped over, or the end of the text. `raw` keeps escapes (in patterns). */
  readPieces(at: number, stop: "}" | "/" | undefined, raw = false): Read<readonly WordPiece[]> | undefined {
    const pieces: WordPiece[] = [];
    let from = at;
    let position = at;
    const flush = (next: number) => {
      if (position > from) pieces.push({ kind: "text", from, to: position });
      from = position = next;
    };
    while (position < this.#text.length) {
      const char = this.#text[position];
      if (char === stop) {
        flush(position + 1);
        return { value: pieces, end: position };
      }
      const read = this.#readSpecial(char, position);
      if (read === "broken") return undefined;
      if (read !== undefined) {
        flush(read.end);
        pieces.push(...read.value);
      } else if (char === this.#escape && raw) position = Math.min(position + 2, this.#text.length);
      else if (char === this.#escape) {
        flush(position + 1);
        position++;
      } else position++;
    }
    position = Math.min(position, this.#text.length);
    flush(position);
    return stop === undefined ? { value: pieces, end: position } : undefined;
  }

  /** What stands between the double quote at `at` and the next one: only `"`, `$` and the escape character can be escaped there. */
  readDoubleQuotes(at: number): Read<readonly WordPiece[]> | undefined {
    const pieces: WordPiece[] = [];
    let from = at + 1;
    let position = from;
    const flush = (next: number) => {
      if (position > from) pieces.push({ kind: "text", from, to: position });
      from = position = next;
    };
    while (position < this.#text.length) {
      const char = this.#text[position];
      if (char === '"') {
        flush(position + 1);
        return { value: pieces, end: position };
      }
      if (char === "$") {
        const read = this.readSubstitution(position);
        if (read === undefined) return undefined;
        flush(read.end);
        pieces.push(read.value);
      } else if (char === this.#escape && this.#isEscapable(this.#text[position + 1])) {
        flush(position + 1);
        position++;
      } else position++;
    }
    return undefined;
  }

  /** `$name`, `${…}`, or a dollar that is only itself. */
  readSubstitution(at: number): Read<WordPiece> | undefined {
    if (this.#text[at + 1] !== "{") {
      const end = this.#endOfName(at + 1);
      if (end === at + 1) return { value: { kind: "text", from: at, to: end }, end };
      return { value: { kind: "variable", from: at, to: end, name: this.#text.slice(at + 1, end) }, end };
    }
    const first = this.#text[at + 2];
    if (first === undefined || first === "{" || first === "}" || first === ":") return undefined;
    if (this.#depth >= DEEPEST) return undefined;
    this.#depth++;
    const read = this.#readBraces(at);
    this.#depth--;
    return read;
  }

  #readBraces(at: number): Read<Substitution> | undefined {
    const nameEnd = this.#endOfName(at + 2);
    const name = this.#text.slice(at + 2, nameEnd);
    const finish = (end: number, modifier?: Modifier): Read<Substitution> => ({ value: { kind: "variable", from: at, to: end, name, modifier }, end });

    const emptyIsUnset = this.#text[nameEnd] === ":";
    const sign = emptyIsUnset ? nameEnd + 1 : nameEnd;
    const operator = this.#text[sign];
    if (operator === "}" && !emptyIsUnset) return finish(sign + 1);
    if (operator === "-" || operator === "+" || operator === "?") {
      const word = this.readPieces(sign + 1, "}");
      return word && finish(word.end, { operator, emptyIsUnset, word: word.value });
    }
    if (emptyIsUnset) return undefined;
    if (operator === "#" || operator === "%") {
      const word = this.readPieces(sign + 1, "}", true);
      return word && finish(word.end, { operator, word: word.value });
    }
    if (operator !== "/") return undefined;
    const all = this.#text[sign + 1] === "/";
    const word = this.readPieces(sign + (all ? 2 : 1), "/", true);
    const replacement = word && this.readPieces(word.end, "}", true);
    return replacement && finish(replacement.end, { operator: all ? "//" : "/", word: word.value, replacement: replacement.value });
  }

  #readSpecial(char: string | undefined, at: number): Read<readonly WordPiece[]> | "broken" | undefined {
    if (char === "'") {
      const close = this.#text.indexOf("'", at + 1);
      if (close < 0) return "broken";
      return { value: close > at + 1 ? [{ kind: "text", from: at + 1, to: close }] : [], end: close + 1 };
    }
    if (char === '"') return this.readDoubleQuotes(at) ?? "broken";
    if (char !== "$") return undefined;
    const read = this.readSubstitution(at);
    return read === undefined ? "broken" : { value: [read.value], end: read.end };
  }

  #isEscapable(char: string | undefined): boolean {
    return char === undefined || char === '"' || char === "$" || char === this.#escape;
  }

  /** Behind the name at `at`: letters, digits and `_`; or digits alone; or one of the shell's special parameters. */
  #endOfName(at: number): number {
    const first = this.#text[at];
    if (first === undefined) return at;
    if (SPECIAL.includes(first)) return at + 1;
    const shape = /\p{Nd}/u.test(first) ? /\p{Nd}+/uy : /[\p{L}\p{Nd}_]+/uy;
    shape.lastIndex = at;
    return shape.test(this.#text) ? shape.lastIndex : at;
  }
}
