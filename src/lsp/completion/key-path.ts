/** Where a place of a YAML text stands: the keys that lead to it, `[]` for an item of a list, and whether a key or a value belongs there. */
export interface YamlPlace {
  readonly path: readonly string[];
  readonly kind: "key" | "value";
  /** Where the word begins that is being written. */
  readonly start: number;
}

/** The place of an item in its list. */
export const ITEM = "[]";

interface Level {
  /** Column of the key or dash. */
  readonly column: number;
  readonly step: string;
}

/**
 * Finds the place of an offset by indentation and the brackets of its own line, so that it works on a text that is being written and
 * no YAML yet; `undefined` in comments, and where it cannot be told.
 */
export function yamlPlaceAt(text: string, offset: number): YamlPlace | undefined {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  const line = readLine(text.slice(lineStart, offset));
  if (line === undefined) return undefined;
  const { levels, rest, restAt } = line;
  const above = levelsAbove(text.slice(0, lineStart), levels[0] ?? { column: restAt, step: "" });
  return readFlow(rest, lineStart + restAt, [...above, ...levels].map(({ step }) => step), levels.at(-1)?.step);
}

interface Line {
  /** Dashes and the key that open the line. */
  readonly levels: readonly Level[];
  /** What follows them. */
  readonly rest: string;
  readonly restAt: number;
}

function readLine(line: string): Line | undefined {
  const levels: Level[] = [];
  let at = /^ */.exec(line)?.[0].length ?? 0;
  for (let dash = /^- +/.exec(line.slice(at)); dash !== null; dash = /^- +/.exec(line.slice(at))) {
    levels.push({ column: at, step: ITEM });
    at += dash[0].length;
  }
  if (line.startsWith("#", at) || /\s#/.test(line.slice(at).replace(/"[^"]*"|'[^']*'/g, ""))) return undefined;
  const key = /^(?:"([^"]*)"|'([^']*)'|([^\s"'[{][^:{["']*?)) *:(?: +|$)/.exec(line.slice(at));
  if (key !== null) {
    levels.push({ column: at, step: key[1] ?? key[2] ?? key[3] ?? "" });
    at += key[0].length;
  }
  return { levels, rest: line.slice(at), restAt: at };
}

/** The levels of the lines above into which a line belongs that begins with this level. A list may stand as deep as its key. */
function levelsAbove(text: string, inner: Level): readonly Level[] {
  const found: Level[] = [];
  let first = inner;
  for (const content of text.split("\n").reverse()) {
    if (first.column === 0 && first.step !== ITEM) break;
    if (content.trim() === "") continue;
    const { column, step } = first;
    const own = readLine(content)?.levels.filter((level) => level.column < column || (level.column === column && step === ITEM && level.step !== ITEM)) ?? [];
    found.unshift(...own);
    first = own[0] ?? first;
  }
  return found;
}

/** Follows the brackets that are open behind the line's own key. */
function readFlow(rest: string, start: number, path: readonly string[], last: string | undefined): YamlPlace | undefined {
  const steps = [...path];
  const open: ("{" | "[")[] = [];
  let wordAt = 0;
  let isValue = last !== undefined && last !== ITEM;
  for (let at = 0; at < rest.length; at++) {
    const unit = rest[at] ?? "";
    if (unit === '"' || unit === "'") {
      const close = rest.indexOf(unit, at + 1);
      if (close < 0) return { path: steps, kind: isValue ? "value" : "key", start: start + at + 1 };
      at = close;
    } else if (unit === "{" || unit === "[") {
      open.push(unit);
      if (unit === "[") steps.push(ITEM);
      isValue = unit === "[";
      wordAt = at + 1;
    } else if (unit === "}" || unit === "]") {
      if (open.pop() === undefined) return undefined;
      if (unit === "]" || isValue) steps.pop();
      isValue = true;
      wordAt = at + 1;
    } else if (unit === ":" && open.at(-1) === "{" && !isValue && /[\s]|$/.test(rest[at + 1] ?? " ")) {
      steps.push(rest.slice(wordAt, at).trim());
      isValue = true;
      wordAt = at + 1;
    } else if (unit === "," && open.length > 0) {
      if (open.at(-1) === "{" && isValue) steps.pop();
      isValue = open.at(-1) === "[";
      wordAt = at + 1;
    }
  }
  const blanks = /^\s*/.exec(rest.slice(wordAt))?.[0].length ?? 0;
  return { path: steps, kind: isValue ? "value" : "key", start: start + wordAt + blanks };
}
