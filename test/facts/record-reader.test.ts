import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRecordReader } from "../../src/facts/record-reader.js";
import { readTagFile } from "../../src/formats/tag-file/read.js";
import { recordOf } from "../../src/model/entry-record.js";
import { tagFile } from "./tag-file-text.js";

const whole = (text: string) => readTagFile(text, {}).entries.flatMap((entry) => recordOf(entry) ?? []);

/** Lines of tag files, right ones and such as break what stands around them. */
const line = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("  - name: example.com/a", "  - name: example.com/b", "    tag: v1", "    tag: v2", "    src_build_tag: main-20260101T000000Z.0", "    src_ref: https://example.com/commit/0a") },
  { weight: 2, arbitrary: fc.constantFrom("", "    ", "# note", "    # note", "  # - name: no", "#images:") },
  { weight: 1, arbitrary: fc.constantFrom("images:", "---", "...", "- name: c", "  -  name: d", "    tag: 1.10", "    tag: null", "    tag: true", "    tag: v1 # now", "    tag:", "      v3", "    tag: &a v4", "    tag: *a", "    tag: |", "    tag: 'v5", "    x: y", "  name: z", "\ttag: v6", "    tag: v7: v8", "    tag: https://", "    tag: v9\r", "    <<: v", "    tag: n", "    tag: .inf") },
);

describe("the reader of many revisions", () => {
  it("reads what a whole reading reads, in any order of revisions", () => {
    const text = fc.tuple(fc.array(line, { maxLength: 3 }), fc.array(line, { minLength: 1, maxLength: 14 })).map(([head, body]) => [...head, "images:", ...body, ""].join("\n"));
    fc.assert(fc.property(fc.array(text, { maxLength: 4 }), (texts) => {
      const read = createRecordReader(whole);
      for (const one of texts) expect(read(one)).toEqual(whole(one));
    }), { numRuns: 2000, seed: 4 });
  });

  it("reads an entry that comes again once", () => {
    const read: string[] = [];
    const reader = createRecordReader((text) => {
      read.push(text);
      return whole(text);
    });
    reader(`# of the team\n---\n${tagFile({ tag: "v1" }, { name: "api" })}`);
    reader(tagFile({ name: "api" }, { tag: "v2" }));
    expect(read).toHaveLength(3);
  });
});
