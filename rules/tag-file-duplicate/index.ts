import { quote } from "../../src/model/quote.js";
import { defineRule } from "../../src/model/rule.js";
import type { TagEntry } from "../../src/model/tag-entry.js";
import { imageOfEntry, textOfEntry } from "../../src/model/tag-entry.js";

export const rule = defineRule({
  id: "tag-file-duplicate",
  summary: "The same tag of the same image stands in the tag files twice",
  recommended: "error",
  needs: ["tags"],

  *tagFile({ document, file, facts }) {
    const entries = document.tagFile?.entries ?? [];
    if (entries.length === 0) return;
    const elsewhere = new Map<string, string>();
    for (const other of facts?.tagFiles ?? []) {
      if (other.path !== file.path) for (const entry of other.entries) if (!elsewhere.has(keyOf(entry) ?? "")) elsewhere.set(keyOf(entry) ?? "", other.path);
    }
    const seen = new Map<string, TagEntry>();
    for (const entry of entries) {
      const key = keyOf(entry);
      if (key === undefined) continue;
      const range = entry.values.tag?.source.range ?? entry.range;
      const shown = quote(key.replace("\n", ":"));
      const first = seen.get(key);
      const path = elsewhere.get(key);
      if (first !== undefined) yield { range, message: `${shown} stands in this file already; remove one of the two entries, or give this one a tag of its own`, related: [{ range: first.values.tag?.source.range ?? first.range, message: "it stands here" }] };
      else if (path !== undefined) yield { range, message: `${shown} stands in ${quote(path)} as well; remove one of the two entries, or give one a tag of its own` };
      else seen.set(key, entry);
    }
  },
});

function keyOf(entry: TagEntry): string | undefined {
  const [image, tag] = [imageOfEntry(entry), textOfEntry(entry, "tag")];
  return image === undefined || tag === undefined ? undefined : `${image}\n${tag}`;
}
