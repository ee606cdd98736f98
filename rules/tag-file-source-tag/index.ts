import { FLOATING_TAGS } from "../../src/model/floating.js";
import { quote } from "../../src/model/quote.js";
import { isTag } from "../../src/model/reference.js";
import type { RuleOptions } from "../../src/model/rule.js";
import { defineRule } from "../../src/model/rule.js";
import { textOfEntry } from "../../src/model/tag-entry.js";
import { matchesGlob } from "../../src/model/tag-pattern.js";
import { hasShape } from "../../src/model/tag-shape.js";

interface Options extends RuleOptions {
  readonly tags: readonly string[];
  readonly pattern: string;
}

export const rule = defineRule<Options>({
  id: "tag-file-source-tag",
  summary: "An entry's `src_build_tag` is no tag that one build published once",
  recommended: "error",
  options: {
    tags: { type: "array", items: { type: "string", minLength: 1 }, default: FLOATING_TAGS, description: "Tags that float. `*` stands for any text, `?` for one character; case counts." },
    pattern: { type: "string", format: "regex", default: "", description: "A regular expression for build tags; the group `codename` is compared by tag-file-codename." },
  },

  *entry(entry, { options }) {
    const tag = textOfEntry(entry, "src_build_tag");
    const range = entry.values.src_build_tag?.source.range;
    if (tag === undefined || range === undefined) return;
    const shown = quote(tag);
    if (!isTag(tag)) yield { range, message: `src_build_tag ${shown} is no tag of a registry; write the tag that the build published` };
    else if (options.tags.some((pattern) => matchesGlob(pattern, tag))) yield { range, message: `src_build_tag ${shown} moves; write the build's own tag` };
    else if (!hasShape(options.pattern, tag)) yield { range, message: `src_build_tag ${shown} does not have the required shape ${options.pattern}; write the build's own tag` };
  },
});
