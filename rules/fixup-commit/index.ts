import { quote } from "../../src/model/quote.js";
import { defineRule } from "../../src/model/rule.js";

export const rule = defineRule({
  id: "fixup-commit",
  summary: "A commit that is meant to be squashed has not been",
  recommended: "off",
  kinds: ["fixup"],

  *message({ lines: [title] }) {
    if (title === undefined) return;
    const word = title.text.slice(0, title.text.indexOf("!") + 1);
    const range = { start: title.range.start, end: title.range.start + word.length };
    yield { range, message: `${quote(word)} marks a commit to be squashed; run git rebase --interactive --autosquash` };
  },
});
