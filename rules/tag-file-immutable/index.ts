import { recordOf } from "../../src/model/entry-record.js";
import type { EntryRecord } from "../../src/model/facts.js";
import { quote } from "../../src/model/quote.js";
import { defineRule } from "../../src/model/rule.js";
import type { TagPast } from "../../src/model/tag-past.js";
import { findPast } from "../../src/model/tag-past.js";

const SOURCES = [
  { key: "src_build_tag", of: ({ buildTag }: EntryRecord) => buildTag, first: ({ built }: TagPast) => built },
  { key: "src_ref", of: ({ ref }: EntryRecord) => ref, first: ({ referred }: TagPast) => referred },
] as const;

export const rule = defineRule({
  id: "tag-file-immutable",
  summary: "A tag that was published already gets another source",
  recommended: "error",
  needs: ["tags"],

  *entry(entry, { facts }) {
    const record = recordOf(entry);
    if (record === undefined || facts === undefined) return;
    const past = findPast(record, facts);
    if (past === undefined) return;
    for (const { key, of, first: firstOf } of SOURCES) {
      // The first source counts, because it is what was published; later ones changed nothing but the file.
      const first = firstOf(past);
      const [now, then] = [of(record), first && of(first)];
      if (first === undefined || then === undefined || now === undefined || now === then) continue;
      const shown = `tag ${quote(record.tag)} of ${quote(record.name)}`;
      const message = `${shown} was given ${key} ${quote(then)} by commit ${first.commit.slice(0, 12)} of ${first.date}, and what is published does not change; give the new source a new tag`;
      yield { range: entry.values[key]?.source.range ?? entry.range, message };
      return;
    }
  },
});
