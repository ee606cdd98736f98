import { judgeFields } from "../../src/model/judged-field.js";
import { mendField } from "../../src/model/mend-field.js";
import { quote } from "../../src/model/quote.js";
import { defineRule } from "../../src/model/rule.js";

export const rule = defineRule({
  id: "trailer-format",
  summary: "A trailer's key is written so that nothing reads it",
  recommended: "error",
  fixable: true,

  *message(message, { file, policy }) {
    for (const judged of judgeFields(message, policy)) {
      const { field, key, tracker, verdict } = judged;
      if (verdict !== "key") continue;
      const head = { start: field.range.start + field.lead.search(/\S|$/), end: field.valueRange.start };
      const written = file.text.slice(head.start, head.end).trim();
      const fix = mendField(judged);
      const advice = fix === undefined ? `write ${quote(`${key}: ${tracker.exampleOf(key)}`)}` : `write ${quote(`${key}:`)} at the beginning of the line`;
      yield {
        range: { start: head.start, end: head.start + written.length },
        message: `${tracker.reader} does not read ${quote(written)}; ${advice}`,
        ...(fix && { fixes: [fix] }),
      };
    }
  },
});
