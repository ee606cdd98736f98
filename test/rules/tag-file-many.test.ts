import { describe, expect, it } from "vitest";
import { rules } from "../../rules/index.js";
import { identify } from "../../src/formats/identify.js";
import { readTagFile } from "../../src/formats/tag-file/read.js";
import { createLinter } from "../../src/linter.js";
import { createPreviousFinder, recordOf } from "../../src/model/entry-record.js";
import type { PastEntry } from "../../src/model/facts.js";
import { settingsOf } from "../facts/load.js";
import type { EntryText } from "../facts/tag-file-text.js";
import { tagFile } from "../facts/tag-file-text.js";

// With anything quadratic these would not end in time.
const MANY = 10_000;
const CONFIG = { currentRelease: "2.0", rules: { "tag-file-stale-ref": "info", "tag-file-tag": { severity: "error", pattern: "^r(?<release>[0-9.]+)-v[0-9.]+(?:-(?<codename>[a-z]+))?$" } } };
const entries = (of: (index: number) => EntryText) => tagFile(...Array.from({ length: MANY }, (_, index) => of(index)));
const sha = (index: number) => index.toString(16).padStart(40, "0");
const word = (index: number) => Array.from(index.toString(10), (digit) => "abcdefghij"[Number(digit)]).join("");

/** How often each rule finds fault with a text that comes in the place of another; as a change, or as a commit that was made. */
function countIn(before: string, text: string, isCommitted: boolean): Readonly<Record<string, number>> {
  const recordsIn = (from: string) => readTagFile(from, {}).entries.flatMap((entry) => recordOf(entry) ?? []);
  const [older, newer] = [recordsIn(before), recordsIn(text)];
  const previousOf = createPreviousFinder(older, newer);
  const at = { commit: "c".repeat(40), date: "2026-03-01", path: "tags.yaml" };
  const past: readonly PastEntry[] = isCommitted ? [...older.map((entry) => ({ ...entry, ...at, previous: [] })), ...newer.map((entry) => ({ ...entry, ...at, previous: previousOf(entry.name) }))] : [];
  const facts = { tagFiles: [{ path: "tags.yaml", entries: readTagFile(text, {}).entries, base: readTagFile(before, {}).entries }], past };
  const linter = createLinter({ rules, identify, settings: settingsOf(CONFIG), today: "", facts });
  const counts: Record<string, number> = {};
  for (const { rule } of linter.check({ path: "tags.yaml", text })?.findings ?? []) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
}

describe("very many entries", () => {
  const early = { build: "20260101T060000Z" };
  it.each<readonly [string, string, string, Readonly<Record<string, number>>, Readonly<Record<string, number>>]>([
    ["of one image", entries((index) => ({ tag: `r1.0-v1.${index}` })), entries((index) => ({ ...early, tag: `r1.0-v2.${index}` })), { "tag-file-release": MANY, "tag-file-regression": MANY, "tag-file-stale-ref": MANY }, { "tag-file-regression": MANY, "tag-file-stale-ref": MANY }],
    ["of one tag", entries((index) => ({ tag: "r2.0-v1", sha: sha(index) })), entries((index) => ({ tag: "r2.0-v1", sha: sha(index + 1) })), { "tag-file-duplicate": MANY - 1 }, { "tag-file-duplicate": MANY - 1, "tag-file-immutable": MANY }],
    ["of many images", entries((index) => ({ name: word(index), tag: "r2.0-v1" })), entries((index) => ({ ...early, name: word(index), tag: "r2.0-v2" })), { "tag-file-regression": MANY, "tag-file-stale-ref": MANY }, { "tag-file-regression": MANY, "tag-file-stale-ref": MANY }],
    ["that are twins", "images:\n", entries((index) => ({ tag: `r2.0-v1-${word(index)}`, sha: sha(index === MANY - 1 ? 2 : 1) })), { "tag-file-codename": MANY }, { "tag-file-codename": MANY }],
  ])("are each compared with those before them: %s", (_, before, text, changed, committed) => {
    expect(countIn(before, text, false)).toEqual(changed);
    expect(countIn(before, text, true)).toEqual(committed);
  }, 60_000);
});
