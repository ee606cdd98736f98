import type { SourceText } from "../model/text.js";
import { sliceSource } from "../model/text.js";

/** What an action writes, piece by piece: text that stands in the action, or what only the values say. */
export type ActionPiece = { readonly kind: "text"; readonly source: SourceText } | { readonly kind: "unknown" };

/** A string in an action, without its quotes; or a word, a bracket, a bar. */
export interface ActionToken {
  readonly kind: "string" | "word" | "mark";
  readonly source: SourceText;
}

type Value = readonly ActionPiece[];

const UNKNOWN: Value = [{ kind: "unknown" }];

/** Strings with escapes are left to be words, because a place in them is not a place in the file. */
const TOKEN = /\s*(?:"([^"\\\n]*)"|`([^`]*)`|'([^'\\\n]*)'|([()|,])|([^\s()|,"`']+|["`']))/y;
const OPENING = /^\{\{-?\s*/;
const CLOSING = /\s*-?\}\}$/;

/** Parentheses deeper than this are unknown: nobody nests them, and a hostile file must not nest us. */
const DEEPEST = 16;

/** Functions that write what they are given, but for quotes and white space around it. */
const TRANSPARENT = new Set(["quote", "squote", "toString", "trim", "print", "toYaml", "nindent", "indent"]);

/** The strings, words and marks of an action, `{{` and `}}` left out. */
export function readActionTokens(source: SourceText): readonly ActionToken[] {
  const text = source.value;
  const end = text.length - (CLOSING.exec(text.slice(-200))?.[0].length ?? 0);
  const tokens: ActionToken[] = [];
  TOKEN.lastIndex = OPENING.exec(text)?.[0].length ?? 0;
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(text);
    if (match === null) break;
    const behind = TOKEN.lastIndex;
    const [, double, raw, single, mark, word] = match;
    const content = double ?? raw ?? single;
    if (content !== undefined) tokens.push({ kind: "string", source: sliceSource(source, behind - 1 - content.length, behind - 1) });
    else {
      const written = mark ?? word ?? "";
      tokens.push({ kind: mark === undefined ? "word" : "mark", source: sliceSource(source, behind - written.length, behind) });
    }
    TOKEN.lastIndex = behind;
  }
  return tokens;
}

/**
 * What an action of a Go template (`{{ … }}`, text/template with Sprig's functions as Helm has them) comes to when the
 * values say nothing: the literal of `default`, `coalesce` and `or`, `printf` with what is known of its arguments. Reads
 * Jinja's `default('x')`, too. `undefined`: it writes nothing, or nothing of it is known.
 */
export function readAction(source: SourceText): readonly ActionPiece[] | undefined {
  return evaluateTokens(readActionTokens(source));
}

/** The same for tokens, so that those of a variable's value can be read alone. */
export function evaluateTokens(tokens: readonly ActionToken[]): readonly ActionPiece[] | undefined {
  if (!tokens.some((token) => token.kind === "string")) return undefined;
  const value = new Evaluation(tokens).pipeline(0);
  return value.some((piece) => piece.kind === "text" && piece.source.value !== "") ? value : undefined;
}

class Evaluation {
  readonly #tokens: readonly ActionToken[];
  #at = 0;

  constructor(tokens: readonly ActionToken[]) {
    this.#tokens = tokens;
  }

  /** Up to the closing parenthesis, or the end. */
  pipeline(depth: number): Value {
    let piped: Value | undefined;
    for (;;) {
      piped = this.#command(piped, depth);
      if (this.#markAt() !== "|") return piped;
      this.#at++;
    }
  }

  #command(piped: Value | undefined, depth: number): Value {
    const first = this.#tokens[this.#at];
    const name = first?.kind === "word" ? first.source.value : undefined;
    if (name !== undefined) this.#at++;
    const values: Value[] = [];
    let isList = false;
    for (let mark = this.#markAt(); this.#at < this.#tokens.length && mark !== "|" && mark !== ")"; mark = this.#markAt()) {
      if (mark === ",") {
        isList = true;
        this.#at++;
      } else values.push(this.#operand(depth));
    }
    if (piped !== undefined) values.push(piped);
    if (name !== undefined) return isList ? UNKNOWN : call(name, values);
    // Jinja's second argument only says when the first one counts.
    return values.length === 1 || isList ? (values[0] ?? UNKNOWN) : UNKNOWN;
  }

  #operand(depth: number): Value {
    const token = this.#tokens[this.#at++];
    if (token?.kind === "string") return [{ kind: "text", source: token.source }];
    if (token?.source.value !== "(" || token.kind !== "mark") return UNKNOWN;
    if (depth >= DEEPEST) return UNKNOWN;
    const value = this.pipeline(depth + 1);
    this.#at++;
    return value;
  }

  #markAt(): string | undefined {
    const token = this.#tokens[this.#at];
    return token?.kind === "mark" ? token.source.value : undefined;
  }
}

function call(name: string, values: readonly Value[]): Value {
  if (name === "default" && values.length === 2) return values[0] ?? UNKNOWN;
  if (name === "coalesce" || name === "or") return values.at(-1) ?? UNKNOWN;
  if (name === "printf") return format(values);
  if (name === "tpl") return values[0] ?? UNKNOWN;
  return TRANSPARENT.has(name) ? (values.at(-1) ?? UNKNOWN) : UNKNOWN;
}

/** `printf`: the text between the verbs, and for `%s` and `%v` what their arguments come to. */
function format([pattern, ...values]: readonly Value[]): Value {
  const only = pattern?.length === 1 ? pattern[0] : undefined;
  if (only?.kind !== "text") return UNKNOWN;
  const { source } = only;
  const pieces: ActionPiece[] = [];
  let from = 0;
  let next = 0;
  for (const verb of source.value.matchAll(/%[-+# 0-9.]{0,8}[A-Za-z%]/g)) {
    if (verb.index > from) pieces.push({ kind: "text", source: sliceSource(source, from, verb.index) });
    const value = verb[0] === "%%" ? undefined : values[next++];
    pieces.push(...(verb[0] === "%s" || verb[0] === "%v" ? (value ?? UNKNOWN) : UNKNOWN));
    from = verb.index + verb[0].length;
  }
  if (from < source.value.length) pieces.push({ kind: "text", source: sliceSource(source, from, source.value.length) });
  return pieces;
}
