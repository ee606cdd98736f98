import type { EntryTagOptions } from "../../src/model/entry-tag.js";
import { FLOATING_OPTION, judgeEntryTag } from "../../src/model/entry-tag.js";
import { defineRule } from "../../src/model/rule.js";

export const rule = defineRule<EntryTagOptions>({
  id: "tag-file-source-tag",
  summary: "An entry's `src_build_tag` is no tag that one build published once",
  recommended: "error",
  options: {
    tags: FLOATING_OPTION,
    pattern: { type: "string", format: "regex", default: "", description: "A regular expression for build tags; the group `codename` is compared by tag-file-codename." },
  },

  entry: (entry, { options }) =>
    judgeEntryTag(entry, "src_build_tag", options, {
      noTag: "of a registry; write the tag that the build published",
      moves: "write the build's own tag",
      otherShape: "write the build's own tag",
    }),
});
