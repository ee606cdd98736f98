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
  id: "tag-file-tag",
  summary: "An entry's `tag` moves, or is none, or is not of the project's shape",
  recommended: "error",
  options: {
    tags: { type: "array", items: { type: "string", minLength: 1 }, default: FLOATING_TAGS, description: "Tags that float. `*` stands for any text, `?` for one character; case counts." },
    pattern: { type: "string", format: "regex", default: "", description: "A regular expression for tags; its groups `release`, `version` and `codename` are what tag-file-release and tag-file-codename compare." },
  },

  *entry(entry, { options }) {
    const tag = textOfEntry(entry, "tag");
    const range = entry.values.tag?.source.range;
    if (tag === undefined || range === undefined) return;
    const shown = quote(tag);
    if (!isTag(tag)) yield { range, message: `tag ${shown} is no tag that a registry takes; write letters, digits, ".", "_" and "-", at most 128` };
    else if (options.tags.some((pattern) => matchesGlob(pattern, tag))) yield { range, message: `tag ${shown} moves; write one that is published once` };
    else if (!hasShape(options.pattern, tag)) yield { range, message: `tag ${shown} does not have the required shape ${options.pattern}; write one that has` };
  },
});
