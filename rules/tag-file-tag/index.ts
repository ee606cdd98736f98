import type { EntryTagOptions } from "../../src/model/entry-tag.js";
import { FLOATING_OPTION, judgeEntryTag } from "../../src/model/entry-tag.js";
import { defineRule } from "../../src/model/rule.js";

export const rule = defineRule<EntryTagOptions>({
  id: "tag-file-tag",
  summary: "An entry's `tag` moves, or is none, or is not of the project's shape",
  recommended: "error",
  options: {
    tags: FLOATING_OPTION,
    pattern: { type: "string", format: "regex", default: "", description: "A regular expression for tags; its groups `release`, `version` and `codename` are what tag-file-release and tag-file-codename compare." },
  },

  entry: (entry, { options }) =>
    judgeEntryTag(entry, "tag", options, {
      noTag: 'that a registry takes; write letters, digits, ".", "_" and "-", at most 128',
      moves: "write one that is published once",
      otherShape: "write one that has",
    }),
});
