import type * as Yaml from "yaml";
import type { Problem } from "../model/document.js";

/** No configuration nests deeper; the `yaml` package recurses, and dies on nesting that is deep enough. */
const DEEPEST = 100;
/** In UTF-16 units. */
const LONGEST_TEXT = 1_000_000;

const OPTIONS = {
  schema: "core",
  resolveKnownTags: false,
  merge: false,
  stringKeys: true,
  prettyErrors: false,
  // Its own check compares every key with every other; `readYaml` looks for them in linear time.
  uniqueKeys: false,
  logLevel: "silent",
} as const;

/** The one document of a YAML text, or what is wrong with the text. Scalars are those of YAML 1.2, so dates are strings. */
export function parseYaml(text: string, yaml: typeof Yaml): Yaml.Document.Parsed | readonly Problem[] {
  if (text.length > LONGEST_TEXT) {
    return [{ range: { start: 0, end: 0 }, message: `this file has ${text.length} characters; a configuration has at most ${LONGEST_TEXT}` }];
  }
  const tokens = tokenize(text, yaml);
  if ("message" in tokens) return [tokens];
  const [document, second] = new yaml.Composer(OPTIONS).compose(tokens, true, text.length);
  if (document === undefined) return [];
  if (second !== undefined) {
    const range = rangeIn(text, second.range[0], second.range[0]);
    return [{ range, message: "a second YAML document begins; a configuration is one document" }];
  }
  // One mistake makes several errors, of which the first says the most.
  const problems = [...document.errors.slice(0, 1), ...document.warnings].map(({ pos, message }) => ({
    range: rangeIn(text, pos[0], pos[1]),
    message: `not valid YAML: ${message.length > 200 ? `${message.slice(0, 200)}…` : message}`,
  }));
  return problems.length > 0 ? problems : document;
}

function tokenize(text: string, yaml: typeof Yaml): readonly Yaml.CST.Token[] | Problem {
  const parser = new yaml.Parser();
  const tokens: Yaml.CST.Token[] = [];
  for (const lexeme of new yaml.Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > DEEPEST) {
      return { range: rangeIn(text, parser.offset, parser.offset), message: `values nest deeper than ${DEEPEST} levels` };
    }
  }
  tokens.push(...parser.end());
  return tokens;
}

/** The package's positions may lie one unit behind the text. */
export function rangeIn(text: string, start: number, end: number): { readonly start: number; readonly end: number } {
  const from = Math.min(Math.max(start, 0), text.length);
  return { start: from, end: Math.min(Math.max(end, from), text.length) };
}
