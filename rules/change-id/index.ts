import { defineRule } from "../../src/model/rule.js";

/** Gerrit reads it at the beginning of a line only. */
const CHANGE_ID = /^Change-Id: *(I[0-9a-f]{40})\s*$/;

export const rule = defineRule({
  id: "change-id",
  summary: "Gerrit refuses the commit for its Change-Id",
  recommended: "off",

  // While a message is being written, Gerrit's own hook may still be to come.
  *message({ lines, lastParagraph: { start, end }, isDraft }) {
    if (isDraft) return;
    const found = lines.flatMap(({ text, range }, line) => (CHANGE_ID.test(text) ? [{ line, range }] : []));
    const inLast = found.filter(({ line }) => line >= start && line < end);
    const [first, ...others] = inLast;
    for (const { range } of first === undefined ? [] : others) {
      const related = first === undefined ? [] : [{ range: first.range, message: "the first one" }];
      yield { range, message: "the last paragraph has more than one Change-Id; keep the one of the change", related };
    }
    const stray = found.at(-1);
    if (first === undefined && stray !== undefined) yield { range: stray.range, message: "Change-Id is not in the last paragraph, where Gerrit looks for it; move it there" };
  },
});
