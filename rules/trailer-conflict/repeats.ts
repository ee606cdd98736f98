import type { CommitMessage, Field } from "../../src/model/commit.js";
import type { CommitPolicy } from "../../src/model/commit-policy.js";
import { judgeFields } from "../../src/model/judged-field.js";
import { quote } from "../../src/model/quote.js";
import type { Report } from "../../src/model/rule.js";
import type { TextEdit } from "../../src/model/text.js";

/** Lines of a tracker that say the same twice. Sign-offs are not among them: each hand that a change goes through adds its own. */
export function* findRepeats(message: CommitMessage, policy: CommitPolicy, text: string): Generator<Report> {
  const seen = new Map<string, Field>();
  const read = judgeFields(message, policy).filter(({ tracker, verdict }) => verdict === "read" && tracker.name !== "sign-off");
  // What values mean takes long to find out, and few messages have a key twice.
  if (new Set(read.map(({ key }) => key)).size === read.length) return;
  for (const { field, key, tracker } of read) {
    const id = `${key} ${tracker.meaningOf(field.value, key)?.values.join() ?? field.value}`;
    const first = seen.get(id);
    if (first === undefined) {
      seen.set(id, field);
      continue;
    }
    yield {
      range: field.range,
      message: `${quote(`${field.key}${field.separator}${field.value}`)} says the same twice; remove one`,
      related: [{ range: first.range, message: "said here already" }],
      fixes: [{ title: "Remove the line", edits: [removeLine(field, text)], safety: "safe" }],
    };
  }
}

/** The line with its line end, or with the one before it where it is the last. */
function removeLine({ range }: Field, text: string): TextEdit {
  const end = text.indexOf("\n", range.end);
  if (end >= 0) return { start: range.start, end: end + 1, text: "" };
  return { start: Math.max(0, text.lastIndexOf("\n", range.start)), end: text.length, text: "" };
}
