import type { Range, SourceText } from "../../model/text.js";
import { skipSpaces, trimEndTo } from "./whitespace.js";

/** A comment at the top of the file that steers the parser: `# escape=\``. */
export interface ParserDirective {
  readonly key: "syntax" | "escape" | "check";
  readonly value: SourceText;
}

/** Which image parses the file, and how the file names it. */
export interface Syntax {
  readonly reference: SourceText;
  readonly statement: Range;
  /** Whether it is written as a Dockerfile's own comment, so that the rest of the file may be a Dockerfile. */
  readonly isComment: boolean;
}

/** Reads the line from `start` to `end` as a directive behind `mark`, by BuildKit's `DirectiveParser.ParseLine`. */
export function readDirective(text: string, start: number, end: number, mark: string): ParserDirective | undefined {
  if (!text.startsWith(mark, start)) return undefined;
  const from = skipSpaces(text, start + mark.length, end);
  const equals = text.indexOf("=", from);
  // The longest key has six letters; a long comment must not be copied for each look.
  if (equals < 0 || equals >= end || equals - from > 256) return undefined;
  const key = text.slice(from, equals).trimEnd().toLowerCase();
  if (key !== "syntax" && key !== "escape" && key !== "check") return undefined;
  const first = skipSpaces(text, equals + 1, end);
  const last = trimEndTo(text, first, end);
  return first < last ? { key, value: { value: text.slice(first, last), range: { start: first, end: last } } } : undefined;
}

/** The file's `syntax`: as a comment, behind `//`, or as a member of a JSON object; a `#!` line may stand before it (BuildKit's `DetectSyntax`). */
export function findSyntax(text: string): Syntax | undefined {
  const top = text.startsWith("#!") ? lineEnd(text, 0) + 1 : 0;
  return syntaxInComments(text, top, "#") ?? syntaxInComments(text, top, "//") ?? syntaxInJson(text, top);
}

function syntaxInComments(text: string, top: number, mark: string): Syntax | undefined {
  const seen = new Set<string>();
  for (let start = top; start < text.length; ) {
    const end = lineEnd(text, start);
    const directive = readDirective(text, start, end, mark);
    if (directive === undefined || seen.has(directive.key)) return undefined;
    if (directive.key === "syntax") {
      const { value, range } = directive.value;
      const space = value.indexOf(" ");
      const length = space < 0 ? value.length : space;
      const reference = { value: value.slice(0, length), range: { start: range.start, end: range.start + length } };
      return { reference, statement: { start, end: range.end }, isComment: mark === "#" };
    }
    seen.add(directive.key);
    start = end + 1;
  }
  return undefined;
}

function syntaxInJson(text: string, top: number): Syntax | undefined {
  const open = skipSpaces(text, top);
  if (text[open] !== "{") return undefined;
  const value = memberOf(text.slice(top), "syntax");
  if (value === undefined) return undefined;
  // Only a value that is spelled as it reads has a place for an edit.
  const written = /"syntax"[\t\n\r ]*:[\t\n\r ]*"([^"\\]*)"/.exec(text);
  if (written?.[1] !== value) return undefined;
  const end = written.index + written[0].length - 1;
  const range = { start: end - value.length, end };
  return { reference: { value, range }, statement: range, isComment: false };
}

function memberOf(json: string, key: string): string | undefined {
  try {
    const object = JSON.parse(json) as Readonly<Record<string, unknown>>;
    const value = object[key];
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}
