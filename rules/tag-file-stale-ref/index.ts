import { recordOf } from "../../src/model/entry-record.js";
import { quote } from "../../src/model/quote.js";
import { defineRule } from "../../src/model/rule.js";
import { findReplaced } from "../../src/model/tag-past.js";

export const rule = defineRule({
  id: "tag-file-stale-ref",
  summary: "The build is another one than in the image's previous entry, and `src_ref` is the same",
  recommended: "off",
  needs: ["tags"],

  *entry(entry, context) {
    const record = recordOf(entry);
    if (record?.ref === undefined || record.buildTag === undefined) return;
    const { ref, buildTag } = record;
    const previous = findReplaced(record, context);
    if (previous?.buildTag === undefined || previous.ref !== ref || previous.buildTag === buildTag) return;
    const message = `src_ref is still that of the previous build ${quote(previous.buildTag)}; name the commit that this build was made from`;
    yield { range: entry.values.src_ref?.source.range ?? entry.range, message };
  },
});
