import type { Fix } from "../../src/model/finding.js";
import { quote } from "../../src/model/quote.js";
import type { RuleOptions } from "../../src/model/rule.js";
import { defineRule } from "../../src/model/rule.js";
import { textOfEntry } from "../../src/model/tag-entry.js";
import { groupsIn } from "../../src/model/tag-shape.js";
import { isNewTag } from "./new-tag.js";

interface Options extends RuleOptions {
  readonly maintained: readonly string[];
}

export const rule = defineRule<Options>({
  id: "tag-file-release",
  summary: "A new entry's tag names another release than the current one",
  recommended: "error",
  needs: ["tags"],
  options: {
    maintained: {
      type: "array",
      items: { type: "string", minLength: 1 },
      default: [],
      description: "Releases beside `currentRelease` that new tags may name as well, because they still get fixes.",
    },
  },

  *entry(entry, context) {
    const { currentRelease } = context.tagging;
    const tag = textOfEntry(entry, "tag");
    const value = entry.values.tag;
    if (currentRelease === undefined || tag === undefined || value === undefined) return;
    const release = groupsIn(context.optionsOf("tag-file-tag")?.pattern, tag).get("release");
    if (release === undefined || release.text === currentRelease || context.options.maintained.includes(release.text) || !isNewTag(entry, context)) return;
    const better = tag.slice(0, release.index) + currentRelease + tag.slice(release.index + release.text.length);
    const fix: readonly Fix[] = value.slot === undefined ? [] : [{ title: `write ${better}`, edits: [{ ...value.slot.range, text: value.slot.encode(better) }], safety: "unsafe" }];
    yield { range: value.source.range, message: `tag ${quote(tag)} is of release ${quote(release.text)}, and the current one is ${quote(currentRelease)}; write ${quote(better)}`, fixes: fix };
  },
});
