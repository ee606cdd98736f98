import type { CommitMessage, CommitSource, MessageLine } from "../../model/commit.js";
import type { Range } from "../../model/text.js";
import { findBugMentions } from "./bug-mentions.js";
import { cleanMessage } from "./cleanup.js";
import { findFields } from "./fields.js";
import { kindOfSubject } from "./subject-kind.js";
import { findTrailers } from "./trailers.js";

/** Reads the message out of a text; ranges are offsets in the text, not in what is left of it. */
export function readMessage(text: string, { settings, sha, isMerge }: CommitSource): CommitMessage {
  const lines = cleanMessage(text, settings);
  const message = lines.map((line) => `${line.text}\n`).join("");
  const kind = kindOfSubject(lines[0]?.text ?? "");
  const inText = walkLines(lines);
  const mentions = findBugMentions(message).map((mention) => ({ ...mention, range: { start: inText(mention.range.start), end: inText(mention.range.end) } }));
  return {
    lines,
    kind: isMerge ? "merge" : kind,
    fields: findFields(lines, mentions),
    // A divider ends mails only; git reads commits without.
    trailers: findTrailers(message, { divider: false }),
    mentions,
    lastParagraph: findLastParagraph(lines),
    isDraft: sha === undefined,
  };
}

/** Answers where an offset of the cleaned message stands in the text; offsets must ascend, and stand on lines that were kept. */
function walkLines(lines: readonly MessageLine[]): (offset: number) => number {
  let index = 0;
  let start = 0;
  return (offset) => {
    for (let line = lines[index]; line !== undefined; line = lines[++index]) {
      if (offset - start <= line.text.length) return line.range.start + offset - start;
      start += line.text.length + 1;
    }
    return lines.at(-1)?.range.end ?? 0;
  };
}

function findLastParagraph(lines: readonly MessageLine[]): Range {
  let end = lines.length;
  while (end > 0 && isBlank(lines[end - 1])) end--;
  let start = end;
  while (start > 0 && !isBlank(lines[start - 1])) start--;
  return start === 0 ? { start: end, end } : { start, end };
}

const isBlank = (line: MessageLine | undefined): boolean => line?.text.trim() === "";
