import {
  BACKSLASH, BACKTICK, CLOSE_BRACE, COLON, DASH, DOLLAR, DOUBLE_QUOTE, EQUALS, HASH, isBlank, isSpaceOrEnd, LESS, LF, OPEN_BRACE,
  PERCENT, SINGLE_QUOTE, SPACE, TAB,
} from "./units.js";

/**
 * Finds where the blocks of template languages end: `{{ … }}`, `{% … %}`, `{# … #}`, `<% … %>`, `${…}`.
 * Remembers what it did not find, so that a text full of openings costs no more than any other.
 */
export class TemplateFinder {
  readonly #text: string;
  /** Whether any block was found: what looks broken is then a template, not a broken file. */
  found = false;
  /** Whether a `${…}` holds what ends a plain scalar in a file that is no template. */
  ambiguous = false;
  /** Whether the block found last goes over a line's end. */
  spansLines = false;
  /** Before these offsets no `${` and no `{{` is worth a look. */
  #dollarsFrom = 0;
  #bracesFrom = 0;
  /** Endings that do not occur behind the offset they map to. */
  readonly #missing = new Map<string, number>();

  constructor(text: string) {
    this.#text = text;
  }

  /** Behind the block that opens at `position`, or -1 if none does or it never ends. */
  endAt(position: number): number {
    this.spansLines = false;
    const end = this.#endAt(position);
    if (end >= 0 && this.#text.charCodeAt(position) !== DOLLAR) this.found = true;
    return end;
  }

  /** Whether the block at `position` only steers the template, so that nothing is written in its place. */
  isStatement(position: number): boolean {
    const second = this.#text.charCodeAt(position + 1);
    if (second === HASH) return true;
    if (second === PERCENT) {
      const third = this.#text.charCodeAt(position + 2);
      return third !== EQUALS;
    }
    let at = position + 2;
    for (;;) {
      const unit = this.#text.charCodeAt(at);
      if (unit !== SPACE && unit !== TAB && unit !== DASH) break;
      at++;
    }
    STATEMENT.lastIndex = at;
    return STATEMENT.test(this.#text);
  }

  #endAt(position: number): number {
    const first = this.#text.charCodeAt(position);
    const second = this.#text.charCodeAt(position + 1);
    if (first === OPEN_BRACE) {
      if (second === OPEN_BRACE) return this.#endOfBraces(position);
      if (second === PERCENT) return this.#endAtMark("%}", position + 2);
      if (second === HASH) return this.#endAtMark("#}", position + 2);
      return -1;
    }
    if (first === LESS && second === PERCENT) return this.#endAtMark("%>", position + 2);
    if (first === DOLLAR && second === OPEN_BRACE) return this.#endOfDollar(position);
    return -1;
  }

  #endAtMark(mark: string, from: number): number {
    const missing = this.#missing.get(mark);
    if (missing !== undefined && from >= missing) return -1;
    const at = this.#text.indexOf(mark, from);
    if (at >= 0) {
      this.spansLines ||= this.#text.slice(from, at).includes("\n");
      return at + mark.length;
    }
    this.#missing.set(mark, from);
    return -1;
  }

  /** `{{ … }}`: the braces inside strings and comments do not count; on a later line a second `{{` means that this one was left open. */
  #endOfBraces(position: number): number {
    if (position < this.#bracesFrom) return -1;
    const text = this.#text;
    let at = this.#behindTemplateComment(position + 2);
    if (at < 0) return -1;
    let unpaired = "";
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === CLOSE_BRACE) {
        if (text.charCodeAt(at + 1) === CLOSE_BRACE) return at + 2;
      } else if (unit === LF) {
        this.spansLines = true;
        unpaired = "";
      } else if (unit === OPEN_BRACE) {
        if (this.spansLines && text.charCodeAt(at + 1) === OPEN_BRACE) break;
      } else if ((unit === DOUBLE_QUOTE || unit === SINGLE_QUOTE || unit === BACKTICK) && !unpaired.includes(text.charAt(at))) {
        const closing = endOfString(text, at, unit);
        if (closing < 0) unpaired += text.charAt(at);
        else at = closing;
      }
    }
    this.#bracesFrom = at;
    return -1;
  }

  #behindTemplateComment(position: number): number {
    const text = this.#text;
    let at = position;
    while (text.charCodeAt(at) === DASH || text.charCodeAt(at) === SPACE) at++;
    return text.startsWith("/*", at) ? this.#endAtMark("*/", at + 2) : position;
  }

  /** `${…}` with others inside, on one line. */
  #endOfDollar(position: number): number {
    if (position < this.#dollarsFrom) return -1;
    const text = this.#text;
    let depth = 1;
    for (let at = position + 2; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === LF) {
        this.#dollarsFrom = at;
        return -1;
      }
      if (endsPlain(unit, text.charCodeAt(at + 1))) this.ambiguous = true;
      if (unit === DOLLAR && text.charCodeAt(at + 1) === OPEN_BRACE) {
        depth++;
        at++;
      } else if (unit === CLOSE_BRACE && --depth === 0) return at + 1;
    }
    this.#dollarsFrom = text.length;
    return -1;
  }
}

const STATEMENT = /(?:if|else|end|range|with|define|block|break|continue)\b|\/\*|\$\w+ *:?=/y;

/** The offset of the quote that closes the string at `position` on its line, or -1. */
function endOfString(text: string, position: number, quote: number): number {
  for (let at = position + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === quote) return at;
    if (unit === LF) return -1;
    if (unit === BACKSLASH && quote !== BACKTICK) at++;
  }
  return -1;
}

const endsPlain = (unit: number, next: number): boolean =>
  (unit === COLON && isSpaceOrEnd(next)) || (isBlank(unit) && next === HASH);
