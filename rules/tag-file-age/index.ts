import { buildTimeOf } from "../../src/model/build-time.js";
import { recordOf } from "../../src/model/entry-record.js";
import { quote } from "../../src/model/quote.js";
import { defineRule } from "../../src/model/rule.js";

export const rule = defineRule({
  id: "tag-file-age",
  summary: "The build is older than the commit that it is said to be of",
  recommended: "warning",
  needs: ["commit-times"],

  *entry(entry, { facts }) {
    const record = recordOf(entry);
    if (record?.ref === undefined || record.buildTag === undefined) return;
    const built = buildTimeOf(record.buildTag);
    const committed = facts?.commitTimes?.get(record.ref);
    if (built === undefined || committed === undefined || built >= committed) return;
    const day = new Date(committed * 1000).toISOString().slice(0, 16).replace("T", " ");
    const message = `build ${quote(record.buildTag)} is older than the commit that src_ref names, of ${day} UTC; name the commit that was built, or a later build`;
    yield { range: entry.values.src_build_tag?.source.range ?? entry.range, message };
  },
});
