import { quote } from "../../src/model/quote.js";
import type { RuleOptions } from "../../src/model/rule.js";
import { defineRule } from "../../src/model/rule.js";
import { textOfEntry } from "../../src/model/tag-entry.js";
import { hasShape } from "../../src/model/tag-shape.js";
import { judgeCommitUrl } from "./commit-url.js";

interface Options extends RuleOptions {
  readonly pattern: string;
}

export const rule = defineRule<Options>({
  id: "tag-file-source-ref",
  summary: "An entry's `src_ref` is no address of a commit with its whole hash",
  recommended: "error",
  options: {
    pattern: { type: "string", format: "regex", default: "", description: "A regular expression that addresses must match, too, such as that of your forge." },
  },

  *entry(entry, { options }) {
    const url = textOfEntry(entry, "src_ref");
    const range = entry.values.src_ref?.source.range;
    if (url === undefined || range === undefined) return;
    const fault = judgeCommitUrl(url);
    if (fault !== undefined) yield { range, message: `src_ref ${quote(url)} ${fault}` };
    else if (!hasShape(options.pattern, url)) yield { range, message: `src_ref ${quote(url)} does not have the required shape ${options.pattern}; write the commit's address there` };
  },
});
