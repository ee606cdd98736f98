import { judgeFields } from "../../src/model/judged-field.js";
import { quote } from "../../src/model/quote.js";
import { defineRule } from "../../src/model/rule.js";

export const rule = defineRule({
  id: "trailer-block",
  summary: "A trailer stands where git does not look for trailers",
  recommended: "off",

  *message(message, { policy }) {
    const inBlock = new Set(message.trailers.map(({ line }) => line));
    for (const { field, verdict } of judgeFields(message, policy)) {
      if (verdict !== "read" || inBlock.has(field.line)) continue;
      const isLast = field.line >= message.lastParagraph.start && field.line < message.lastParagraph.end;
      const advice = isLast ? "leave nothing but trailers in the last paragraph" : "move it into the last paragraph, among the other trailers";
      yield { range: field.keyRange, message: `git does not take ${quote(field.key)} for a trailer here; ${advice}` };
    }
  },
});
