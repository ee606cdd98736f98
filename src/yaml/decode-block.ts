import type { Range, SourceText } from "../model/text.js";
import type { BlockHeader, Chomping } from "./block-scalar.js";
import { Decoded } from "./decoded.js";
import { CR, LF, SPACE, TAB } from "./units.js";

interface Line {
  /** Where its content begins: behind the spaces. */
  readonly contentStart: number;
  readonly contentEnd: number;
  /** How many spaces it begins with. */
  readonly indent: number;
}

/** The value of a literal or folded scalar (YAML 1.2, 8.1), read as the `yaml` package reads it. */
export function decodeBlock(text: string, body: Range, header: BlockHeader, indent: number): SourceText {
  const lines = splitLines(text, body);
  const decoded = new Decoded(text);
  const lastText = lines.findLastIndex((line) => !isEmpty(line));
  if (lastText < 0) return decodeBlankLines(decoded, lines, header, body);
  const lastLine = Math.max(lastText, lines.findLastIndex((line) => line.indent > indent));
  const content = lines.slice(0, lastLine + 1);
  const end = header.isFolded ? addFolded(decoded, content, indent) : addLiteral(decoded, content, indent);
  return chomp(decoded, lines.length - 1 - lastLine, end, body.end, header.chomping);
}

function splitLines(text: string, body: Range): readonly Line[] {
  const lines: Line[] = [];
  let start = body.start;
  for (;;) {
    const found = text.indexOf("\n", start);
    const breakAt = found < 0 || found >= body.end ? body.end : found;
    let contentStart = start;
    while (contentStart < breakAt && text.charCodeAt(contentStart) === SPACE) contentStart++;
    const contentEnd = text.charCodeAt(breakAt - 1) === CR && breakAt > contentStart && text.charCodeAt(breakAt) === LF ? breakAt - 1 : breakAt;
    lines.push({ contentStart, contentEnd, indent: contentStart - start });
    if (breakAt === body.end) return lines;
    start = breakAt + 1;
  }
}

const isEmpty = (line: Line): boolean => line.contentStart === line.contentEnd;

/** Where the part of a line behind the scalar's indentation begins. */
const textStart = (line: Line, indent: number): number => line.contentStart - Math.max(0, line.indent - indent);

function decodeBlankLines(decoded: Decoded, lines: readonly Line[], header: BlockHeader, body: Range): SourceText {
  if (header.chomping !== "keep" || body.start === body.end) return decoded.finish(body.start);
  decoded.add("\n".repeat(Math.max(1, lines.length - 1)), body.start, body.end);
  return decoded.finish(body.end);
}

function addLiteral(decoded: Decoded, lines: readonly Line[], indent: number): number {
  let end = 0;
  for (const [index, line] of lines.entries()) {
    const start = textStart(line, indent);
    if (index > 0) decoded.add("\n", end, start);
    decoded.copy(start, line.contentEnd);
    end = Math.max(start, line.contentEnd);
  }
  return end;
}

function addFolded(decoded: Decoded, lines: readonly Line[], indent: number): number {
  const first = lines.findIndex((line) => !isEmpty(line));
  let end = 0;
  for (const line of lines.slice(0, first)) {
    decoded.copy(textStart(line, indent), line.contentEnd);
    decoded.add("\n", line.contentEnd, line.contentEnd);
  }
  let separator = "";
  let wasDeeper = false;
  for (const line of lines.slice(first)) {
    const start = textStart(line, indent);
    const isDeeper = line.indent > indent || decoded.unitAt(line.contentStart) === TAB;
    if (isEmpty(line) && !isDeeper) {
      if (separator === "\n") {
        decoded.add("\n", end, start);
        end = start;
      } else separator = "\n";
      continue;
    }
    if (isDeeper) {
      if (separator === " ") separator = "\n";
      else if (!wasDeeper && separator === "\n") separator = "\n\n";
    }
    decoded.add(separator, end, start);
    decoded.copy(start, line.contentEnd);
    end = Math.max(start, line.contentEnd);
    separator = isDeeper ? "\n" : " ";
    wasDeeper = isDeeper;
  }
  return end;
}

function chomp(decoded: Decoded, blankLines: number, end: number, bodyEnd: number, chomping: Chomping): SourceText {
  if (chomping === "strip") return decoded.finish(end);
  const breaks = chomping === "clip" ? 1 : Math.max(1, blankLines);
  decoded.add("\n".repeat(breaks), end, Math.max(end, bodyEnd));
  return decoded.finish(Math.max(end, bodyEnd));
}
