import { buildTimeOf } from "../../src/model/build-time.js";
import { recordOf } from "../../src/model/entry-record.js";
import { quote } from "../../src/model/quote.js";
import { defineRule } from "../../src/model/rule.js";
import { findReplaced } from "../../src/model/tag-past.js";

export const rule = defineRule({
  id: "tag-file-regression",
  summary: "The build is older than that of the image's previous entry",
  recommended: "warning",
  needs: ["tags"],

  *entry(entry, context) {
    const record = recordOf(entry);
    const time = record?.buildTag === undefined ? undefined : buildTimeOf(record.buildTag);
    if (record === undefined || time === undefined) return;
    const newest = findReplaced(record, context);
    if (newest === undefined || (buildTimeOf(newest.buildTag ?? "") ?? 0) <= time) return;
    const message = `build ${quote(record.buildTag ?? "")} is older than ${quote(newest.buildTag ?? "")}, which the image's previous tag ${quote(newest.tag)} was made from; name the build that is meant`;
    yield { range: entry.values.src_build_tag?.source.range ?? entry.range, message };
  },
});
