import { recordOf } from "../../src/model/entry-record.js";
import type { Fix } from "../../src/model/finding.js";
import { quote } from "../../src/model/quote.js";
import type { RuleContext } from "../../src/model/rule.js";
import { defineRule } from "../../src/model/rule.js";
import type { TagEntry } from "../../src/model/tag-entry.js";
import { imageOfEntry, textOfEntry } from "../../src/model/tag-entry.js";
import { findPast } from "../../src/model/tag-past.js";
import { groupsIn } from "../../src/model/tag-shape.js";

export const rule = defineRule({
  id: "tag-file-release",
  summary: "A new entry's tag names another release than the current one",
  recommended: "error",
  needs: ["tags"],

  *entry(entry, context) {
    const { currentRelease } = context.tagging;
    const tag = textOfEntry(entry, "tag");
    const value = entry.values.tag;
    if (currentRelease === undefined || tag === undefined || value === undefined) return;
    const release = groupsIn(context.optionsOf("tag-file-tag")?.pattern, tag).get("release");
    if (release === undefined || release.text === currentRelease || !isNew(entry, context)) return;
    const better = tag.slice(0, release.index) + currentRelease + tag.slice(release.index + release.text.length);
    const fix: readonly Fix[] = value.slot === undefined ? [] : [{ title: `write ${better}`, edits: [{ ...value.slot.range, text: value.slot.encode(better) }], safety: "unsafe" }];
    yield { range: value.source.range, message: `tag ${quote(tag)} is of release ${quote(release.text)}, and the current one is ${quote(currentRelease)}; write ${quote(better)}`, fixes: fix };
  },
});

/** Whether no tag file had, or ever had, the entry's tag before the change. Of a file whose past is not known, none is new. */
function isNew(entry: TagEntry, { facts, file }: RuleContext): boolean {
  const files = facts?.tagFiles ?? [];
  if (files.every(({ path, base }) => path !== file.path || base === undefined)) return false;
  const record = recordOf(entry);
  if (facts !== undefined && record !== undefined && findPast(record, facts).length > 0) return false;
  const [image, tag] = [imageOfEntry(entry), textOfEntry(entry, "tag")];
  return !files.some(({ base }) => base?.some((before) => textOfEntry(before, "tag") === tag && imageOfEntry(before) === image));
}
