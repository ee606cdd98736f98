import type { Fix } from "../../src/model/finding.js";
import type { BugMention } from "../../src/model/bug-mention.js";
import { quote } from "../../src/model/quote.js";
import { defineRule } from "../../src/model/rule.js";

export const rule = defineRule({
  id: "trailer-ambiguous",
  summary: "A line that names a bug without saying what becomes of it closes the bug",
  recommended: "warning",

  *message({ mentions }, { file, policy }) {
    const keys = [...policy.trackers].flatMap(([key, { name }]) => (name === "launchpad" ? [key] : []));
    if (keys.length === 0) return;
    const seen = new Set<string>();
    for (const mention of mentions) {
      const isFirst = !seen.has(mention.number);
      seen.add(mention.number);
      // The bot heeds only the first mention of a bug.
      if (mention.prefix !== undefined || !isFirst) continue;
      const written = quote(file.text.slice(mention.range.start, mention.range.end));
      yield {
        range: mention.range,
        message: `Launchpad's bot closes the bug for ${written}; say what is meant: ${keys.join(", ")}`,
        fixes: choicesFor(mention, file.text, keys),
      };
    }
  },
});

/** A line of its own can become a trailer; a number that ends a line of prose cannot. */
function choicesFor({ range, number }: BugMention, text: string, keys: readonly string[]): readonly Fix[] {
  if (text.slice(range.start, range.end).includes("\n")) return [];
  return keys.map((key) => ({ title: `Write ${key}: ${number}`, edits: [{ ...range, text: `${key}: ${number}` }], safety: "unsafe" }));
}
