import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as yaml from "yaml";
import { applyEdits } from "../../../src/engine/fix.js";
import { readTagFile } from "../../../src/formats/tag-file/read.js";
import type { TagEntryKey } from "../../../src/model/tag-entry.js";
import { TAG_ENTRY_KEYS } from "../../../src/model/tag-entry.js";
import { entry, problemsIn, valuesIn } from "./read.js";

const FILES = [
  `# why\n---\nimages:\n${entry("a.example.com/x", "v1")}  # about the next\n${entry("a.example.com/y", "1.10")}`,
  `images:\r\n  - name: 'a'\r\n    src_build_tag:\r\n      b # c\r\n    src_ref: "d"\r\n    tag:\r\n  - tag: |-\r\n      e\r\n`,
  'images: [{name: a, src_build_tag: "b", src_ref: c, tag: d}, {"name":"a","src_build_tag":"b","src_ref":"c","tag":"d"}]\n',
];
const tag = fc.oneof(fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,40}$/), fc.constantFrom("1.10", "yes", "2026-03-01", "0x1", "1e5", "12:30", "null", "~", "a: b", "a #b", "- x", "@X@"));

describe("setting a value of a tag file", () => {
  it("makes it read that value, as a text, and leaves all others", () => {
    fc.assert(
      fc.property(fc.constantFrom(...FILES), fc.nat(1), fc.constantFrom<TagEntryKey>(...TAG_ENTRY_KEYS), tag, (text, index, key, value) => {
        const entries = readTagFile(text, { loadYaml: () => yaml }).entries;
        const slot = entries[index]?.values[key]?.slot;
        if (slot === undefined) return;
        const edited = applyEdits(text, [{ ...slot.range, text: slot.encode(value) }]);
        const expected = valuesIn(text).map((values, at) => values.map((old, column) => (at === index && TAG_ENTRY_KEYS[column] === key ? value : old)));
        expect(valuesIn(edited)).toEqual(expected);
        expect(readTagFile(edited, {}).entries[index]?.values[key]?.isString).toBe(true);
        expect(problemsIn(edited).filter((problem) => problem.includes("valid YAML"))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it("can be done everywhere in these files", () => {
    const slots = FILES.flatMap((text) => readTagFile(text, {}).entries.flatMap(({ values }) => Object.values(values).map(({ slot }) => slot?.safety)));
    expect(slots).toEqual(slots.map(() => "safe"));
    expect(slots).toHaveLength(21);
  });
});
