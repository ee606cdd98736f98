import type { MessageLine, MessageSettings } from "../../model/commit.js";
import { recoverCommentPrefix } from "./comment-prefix.js";
import { gitLineStarts, trimmedEnd } from "./git-text.js";
import { findScissors } from "./scissors.js";

/**
 * What git keeps of a message's text, line by line: builtin/commit.c's `cleanup_message` and strbuf.c's `strbuf_stripspace`.
 * Of blank lines that follow each other one stays, none at the beginning or the end; comment lines go with cleanup `strip`
 * only. `verbatim` keeps all. Ranges are offsets in `text`.
 */
export function cleanMessage(text: string, { cleanup, comment, cutsDiff }: MessageSettings): readonly MessageLine[] {
  const prefix = comment === "auto" ? recoverCommentPrefix(text) : comment;
  const end = cutsDiff || cleanup === "scissors" ? findScissors(text, prefix) : text.length;
  const starts = gitLineStarts(text.slice(0, end));
  const lines = starts.map((start, index) => readLine(text, start, starts[index + 1] ?? end, cleanup !== "verbatim"));
  if (cleanup === "verbatim") return lines;
  return joinBlanks(cleanup === "strip" ? lines.filter(({ range }) => !text.startsWith(prefix, range.start)) : lines);
}

function readLine(text: string, start: number, next: number, trims: boolean): MessageLine {
  const bare = text[next - 1] === "\n" ? next - 1 : next;
  const end = trims ? trimmedEnd(text, start, bare) : bare;
  return { text: text.slice(start, end), range: { start, end } };
}

function joinBlanks(lines: readonly MessageLine[]): readonly MessageLine[] {
  const kept: MessageLine[] = [];
  let blank: MessageLine | undefined;
  for (const line of lines) {
    if (line.text === "") {
      blank ??= line;
      continue;
    }
    if (blank !== undefined && kept.length > 0) kept.push(blank);
    blank = undefined;
    kept.push(line);
  }
  return kept;
}
