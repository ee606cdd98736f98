import type { RuleOptions } from "../../src/model/rule.js";
import { defineRule } from "../../src/model/rule.js";

interface Options extends RuleOptions {
  readonly requireRef: boolean;
}

export const rule = defineRule<Options>({
  id: "tag-file-shape",
  summary: "A tag-management file is not a list of entries with their four keys",
  recommended: "error",
  options: {
    requireRef: { type: "boolean", default: false, description: "Whether each entry must say `src_ref`, too." },
  },

  *tagFile({ document, options }) {
    for (const { range, message, isAllowed = false } of document.tagFile?.problems ?? []) {
      if (!isAllowed || options.requireRef) yield { range, message };
    }
  },
});
