import type { CommitMessage, Field } from "../../src/model/commit.js";
import type { JudgedField } from "../../src/model/judged-field.js";
import { judgeFields } from "../../src/model/judged-field.js";
import { mendField } from "../../src/model/mend-field.js";
import { quote } from "../../src/model/quote.js";
import type { RuleOptions } from "../../src/model/rule.js";
import { defineRule } from "../../src/model/rule.js";

interface TrailerStyleOptions extends RuleOptions {
  readonly case: boolean;
}

/** Deeper indented lines are quotations. */
const QUOTED = 4;

export const rule = defineRule<TrailerStyleOptions>({
  id: "trailer-style",
  summary: "A trailer is read, but not written as trailers are",
  recommended: "info",
  fixable: true,
  options: {
    case: { type: "boolean", default: false, description: "Whether upper and lower case of keys count as well." },
  },

  *message(message, { options, policy }) {
    for (const judged of judgeFields(message, policy)) {
      const { field, verdict } = judged;
      if (verdict !== "read" || isCanonical(judged, options) || field.lead.length >= QUOTED) continue;
      const fix = mendField(judged);
      const spoils = spoilsBlock(field, message) ? "; as it stands, git reads no trailer of this paragraph, not even Change-Id" : "";
      yield {
        range: { start: field.keyRange.start, end: field.range.end },
        message: `${quote(field.lead + field.key + field.separator + field.value)} is not written as trailers are; write ${quote(`${judged.key}: ${field.value}`)}${spoils}`,
        ...(fix && { fixes: [fix] }),
      };
    }
  },
});

function isCanonical({ field, key, spelling }: JudgedField, options: TrailerStyleOptions): boolean {
  // An expression takes its time to compile.
  const isColon = field.separator === ": " || /^:[ \t]*$/.test(field.separator);
  if (spelling !== "right" || field.lead !== "" || !isColon) return false;
  return !options.case || field.key === key;
}

/** Whether the line is in the paragraph that git would take for the trailers, and git does not find Change-Id there. */
function spoilsBlock({ line }: Field, { lines, lastParagraph: { start, end }, trailers }: CommitMessage): boolean {
  if (line < start || line >= end || trailers.some(({ key }) => key === "Change-Id")) return false;
  return lines.slice(start, end).some(({ text }) => text.startsWith("Change-Id:"));
}
