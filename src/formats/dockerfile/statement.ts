import type { Comment, Problem } from "../../model/document.js";
import type { Range } from "../../model/text.js";
import { heredocsOf } from "./heredoc.js";
import type { Heredoc } from "./heredoc.js";
import type { Instruction } from "./instruction.js";
import { argumentsOf, readInstruction } from "./instruction.js";
import { isJsonArray } from "./json-form.js";
import type { LogicalLine } from "./logical-line.js";
import { readDirective } from "./parser-directive.js";
import { maskPlaceholders } from "./placeholder.js";
import { isSpace, skipSpaces } from "./whitespace.js";

/** An instruction with all its lines: continuations and heredocs. */
export interface Statement {
  readonly instruction: Instruction;
  /** What ONBUILD keeps for later builds. */
  readonly trigger?: Instruction | undefined;
  readonly range: Range;
}

/** A Dockerfile's lines, put together. */
export interface Statements {
  readonly escape: string;
  readonly statements: readonly Statement[];
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
  /** Where a merge left its marks, if it did; marks in a heredoc's body are text. */
  readonly conflict?: Range | undefined;
}

/** BuildKit reads a file by lines of this many bytes at most (`bufio.MaxScanTokenSize`). */
const LONGEST_LINE = 65_536;
const WITH_HEREDOCS = new Set(["RUN", "COPY", "ADD"]);

/** Reads the lines as BuildKit's `parser.Parse` does; `placeholder` is the shape of the project's own tokens. */
export function readStatements(text: string, placeholder: RegExp | undefined): Statements {
  return new StatementReader(text, placeholder).read();
}

class StatementReader {
  readonly #text: string;
  readonly #placeholder: RegExp | undefined;
  readonly #lastMark: number;
  readonly #statements: Statement[] = [];
  readonly #comments: Comment[] = [];
  readonly #problems: Problem[] = [];
  #escape = "\\";
  #at = 0;
  #hasLongLine = false;
  #hasOpenHeredoc = false;
  #conflict: Range | undefined;

  constructor(text: string, placeholder: RegExp | undefined) {
    this.#text = text;
    this.#lastMark = text.lastIndexOf("\n>>>>>>> ") + 1;
    this.#placeholder = placeholder;
  }

  read(): Statements {
    this.#readDirectives();
    while (this.#at < this.#text.length) {
      const { start, end } = this.#nextCodeLine();
      const from = skipSpaces(this.#text, start, end);
      if (this.#text[from] === "#") this.#addComment(from, end);
      else if (from < end) this.#readStatement(from, end);
    }
    return { escape: this.#escape, statements: this.#statements, comments: this.#comments, problems: this.#problems, conflict: this.#conflict };
  }

  /** Steps over the next line; the range has no line end. */
  #nextLine(): Range {
    const start = this.#at;
    const feed = this.#text.indexOf("\n", start);
    let end = feed < 0 ? this.#text.length : feed;
    this.#at = feed < 0 ? end : feed + 1;
    if (end - start >= LONGEST_LINE && !this.#hasLongLine) {
      this.#hasLongLine = true;
      this.#problem(start, start + 1, "the line is longer than the 65,535 bytes that Docker reads; continue it on lines of their own");
    }
    while (end > start && this.#text[end - 1] === "\r") end--;
    return { start, end };
  }

  #nextCodeLine(): Range {
    const line = this.#nextLine();
    if (this.#conflict === undefined && this.#text.startsWith("<<<<<<< ", line.start) && line.end < this.#lastMark) this.#conflict = line;
    return line;
  }

  #readDirectives(): void {
    const seen = new Set<string>();
    for (;;) {
      const before = this.#at;
      const { start, end } = this.#nextLine();
      const from = skipSpaces(this.#text, start, end);
      const directive = readDirective(this.#text, from, end, "#");
      if (directive === undefined) {
        this.#at = before;
        return;
      }
      const { key, value } = directive;
      if (seen.has(key)) this.#problem(from, end, `the directive "${key}" stands here for the second time; remove one`);
      else if (key === "escape") this.#setEscape(value.value, value.range);
      seen.add(key);
    }
  }

  #setEscape(escape: string, range: Range): void {
    if (escape === "\\" || escape === "`") this.#escape = escape;
    else this.#problem(range.start, range.end, `"${escape.slice(0, 40)}" is no escape character; use \\ or \``);
  }

  #addComment(from: number, end: number): void {
    const text = this.#text.slice(from + 1, end);
    if (text.includes("taglint-")) this.#comments.push({ text, range: { start: from, end } });
  }

  #readStatement(from: number, firstEnd: number): void {
    const { line, end } = this.#joinLines(from, firstEnd);
    if (line.text.trim() === "") return;
    const instruction = readInstruction(line, startOf(line.text), this.#escape);
    const trigger = instruction.name === "ONBUILD" ? readInstruction(line, instruction.from, this.#escape) : undefined;
    const bodies = this.#skipHeredocs(trigger ?? instruction, { start: from, end });
    this.#statements.push({ instruction, trigger, range: { start: from, end: bodies ?? end } });
  }

  /** Joins a line with those that continue it; comments and empty lines between them drop out. */
  #joinLines(from: number, firstEnd: number): { readonly line: LogicalLine; readonly end: number } {
    if (this.#continuationIn(from, firstEnd) === undefined) {
      return { line: maskPlaceholders({ text: this.#text.slice(from, firstEnd), pieces: from }, this.#placeholder), end: firstEnd };
    }
    const texts: string[] = [];
    const pieces: { at: number; source: number }[] = [];
    let length = 0;
    let last = firstEnd;
    const add = (start: number, end: number): boolean => {
      const stop = this.#continuationIn(start, end);
      if ((stop ?? end) > start) pieces.push({ at: length, source: start });
      texts.push(this.#text.slice(start, stop ?? end));
      length += (stop ?? end) - start;
      last = end;
      return stop !== undefined;
    };
    let goesOn = add(from, firstEnd);
    while (goesOn && this.#at < this.#text.length) {
      const { start, end } = this.#nextCodeLine();
      const content = skipSpaces(this.#text, start, end);
      if (this.#text[content] === "#") this.#addComment(content, end);
      else if (content < end) goesOn = add(start, end);
    }
    return { line: maskPlaceholders({ text: texts.join(""), pieces }, this.#placeholder), end: last };
  }

  /** Where the escape character stands that continues the line; one that is itself escaped does not. */
  #continuationIn(start: number, end: number): number | undefined {
    let at = end;
    while (at > start && (this.#text[at - 1] === " " || this.#text[at - 1] === "\t")) at--;
    if (at === start || this.#text[at - 1] !== this.#escape) return undefined;
    return at - 1 > start && this.#text[at - 2] === this.#escape ? undefined : at - 1;
  }

  /** Steps over the bodies of an instruction's heredocs; the end of the last one. */
  #skipHeredocs(instruction: Instruction, statement: Range): number | undefined {
    if (!WITH_HEREDOCS.has(instruction.name) || !instruction.line.text.includes("<<")) return undefined;
    if (isJsonArray(argumentsOf(instruction))) return undefined;
    let end: number | undefined;
    for (const heredoc of heredocsOf(instruction.line.text)) {
      const before = this.#at;
      end = this.#endOfBody(heredoc);
      if (end !== undefined) continue;
      this.#problem(statement.start, statement.end, `the heredoc "${heredoc.name.slice(0, 40)}" does not end; close it with a line that holds ${heredoc.name.slice(0, 40)} alone`);
      // What follows may be meant as instructions, so it is read once more; a second time would make hostile files slow.
      if (!this.#hasOpenHeredoc) this.#at = before;
      this.#hasOpenHeredoc = true;
      return undefined;
    }
    return end;
  }

  #endOfBody({ name, dropsTabs }: Heredoc): number | undefined {
    while (this.#at < this.#text.length) {
      const { start, end } = this.#nextLine();
      let from = start;
      while (dropsTabs && from < end && this.#text[from] === "\t") from++;
      if (end - from === name.length && this.#text.startsWith(name, from)) return end;
    }
    return undefined;
  }

  #problem(start: number, end: number, message: string): void {
    this.#problems.push({ range: { start, end }, message });
  }
}

/** Where the instruction's word begins: a template's control tag may stand before it. */
function startOf(text: string): number {
  let at = 0;
  while (at < text.length && (isSpace(text[at]) || text[at] === "\uE000")) at++;
  return at < text.length ? at : 0;
}
