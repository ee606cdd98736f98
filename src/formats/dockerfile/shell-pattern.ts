type Token = { readonly kind: "unit"; readonly unit: string } | { readonly kind: "any" } | { readonly kind: "star" };

/** Longer texts are no part of a reference; the bound keeps the search cheap. */
const LONGEST_TEXT = 256;
const LONGEST_PATTERN = 64;

/** A stretch of the text, half-open. */
type Match = readonly [from: number, to: number];

/** The shortest or longest stretch at the text's start that a shell pattern matches. `undefined`: none; `"refused"`: the pattern is none, or too long. */
export function matchPrefix(pattern: string, text: string, isGreedy: boolean): Match | "refused" | undefined {
  const tokens = readPattern(pattern);
  if (tokens === undefined || text.length > LONGEST_TEXT) return "refused";
  return matchStart(tokens, Array.from(text), isGreedy);
}

/** The same at the text's end. */
export function matchSuffix(pattern: string, text: string, isGreedy: boolean): Match | "refused" | undefined {
  const tokens = readPattern(pattern);
  if (tokens === undefined || text.length > LONGEST_TEXT) return "refused";
  const match = matchStart(tokens.toReversed(), Array.from(text).reverse(), isGreedy);
  return match && [text.length - match[1], text.length];
}

/** The first stretch that the pattern matches anywhere, as long as it can be. */
export function matchFirst(pattern: string, text: string): Match | "refused" | undefined {
  const tokens = readPattern(pattern);
  if (tokens === undefined || text.length > LONGEST_TEXT) return "refused";
  // Backwards, with a star before the pattern, every place where a match can start is an end.
  const starts = endsOf([{ kind: "star" }, ...tokens.toReversed()], Array.from(text).reverse());
  const last = starts.at(-1);
  if (last === undefined) return undefined;
  const from = text.length - last;
  const match = matchStart(tokens, Array.from(text.slice(from)), true);
  return match && [from, from + match[1]];
}

/** Whether the pattern is nothing but itself, and what it then says. */
export function plainPattern(pattern: string): string | undefined {
  const tokens = readPattern(pattern);
  if (!tokens?.every((token) => token.kind === "unit")) return undefined;
  return tokens.map((token) => token.unit).join("");
}

function matchStart(tokens: readonly Token[], units: readonly string[], isGreedy: boolean): Match | undefined {
  const ends = endsOf(tokens, units);
  const end = isGreedy ? ends.at(-1) : ends[0];
  return end === undefined ? undefined : [0, units.slice(0, end).join("").length];
}

/** All lengths that the pattern can match from the start, rising; steps are text times pattern. */
function endsOf(tokens: readonly Token[], units: readonly string[]): readonly number[] {
  const ends: number[] = [];
  let states = closeOver(tokens, new Set([0]));
  for (let index = 0; states.size > 0; index++) {
    if (states.has(tokens.length)) ends.push(index);
    const unit = units[index];
    if (unit === undefined) break;
    const next = new Set<number>();
    for (const state of states) {
      const token = tokens[state];
      if (token?.kind === "star") next.add(state);
      else if (token?.kind === "any" || token?.unit === unit) next.add(state + 1);
    }
    states = closeOver(tokens, next);
  }
  return ends;
}

/** A star may match nothing, so its state stands for the next one, too. */
function closeOver(tokens: readonly Token[], states: Set<number>): Set<number> {
  for (const state of states) if (tokens[state]?.kind === "star") states.add(state + 1);
  return states;
}

/** By BuildKit's `convertShellPatternToRegex`: `*`, `?`, and a backslash before them, itself, `}` or `/`. */
function readPattern(pattern: string): readonly Token[] | undefined {
  if (pattern.length > LONGEST_PATTERN) return undefined;
  const tokens: Token[] = [];
  const units = Array.from(pattern);
  for (let index = 0; index < units.length; index++) {
    const unit = units[index] ?? "";
    const next = units[index + 1];
    if (unit === "*") tokens.push({ kind: "star" });
    else if (unit === "?") tokens.push({ kind: "any" });
    else if (unit !== "\\") tokens.push({ kind: "unit", unit });
    else if (next === "*" || next === "?" || next === "\\") {
      tokens.push({ kind: "unit", unit: next });
      index++;
    } else if (next !== "}" && next !== "/") return undefined;
  }
  return tokens;
}
