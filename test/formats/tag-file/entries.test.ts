import { describe, expect, it } from "vitest";
import { parseTagFile } from "../../../src/index.js";
import { entry, problemsIn, SHA, valuesIn } from "./read.js";

const REF = `https://git.example.com/team/app/commit/${SHA}`;
const WEB = ["registry.example.com/web", "main-20260301T060000Z.0", REF, "v1"];

const SPELLINGS: readonly (readonly [string, string])[] = [
  ["block style", `images:\n${entry("registry.example.com/web", "v1")}`],
  ["a list that is not indented", `images:\n- name: registry.example.com/web\n  src_build_tag: main-20260301T060000Z.0\n  src_ref: ${REF}\n  tag: v1\n`],
  ["values on the line after their keys", `images:\n\n  - name: registry.example.com/web\n\n    src_build_tag:\n      main-20260301T060000Z.0\n    src_ref:\n      ${REF}\n    # found so\n    tag: v1\n`],
  ["flow style", `{"images": [{"name": "registry.example.com/web", "src_build_tag": "main-20260301T060000Z.0", "src_ref": "${REF}", "tag": "v1"}]}`],
  ["quotes, a comment behind each value", `images:\n  - name: 'registry.example.com/web' # a\n    src_build_tag: "main-20260301T060000Z.0" # b\n    src_ref: >-\n      ${REF}\n    tag: !!str v1 # d\n`],
  ["another order", `images:\n  - tag: v1\n    src_ref: ${REF}\n    name: registry.example.com/web\n    src_build_tag: main-20260301T060000Z.0\n`],
  ["a merged mapping", `base: &base {name: registry.example.com/web, tag: v0, src_ref: "${REF}"}\nimages:\n  - <<: *base\n    src_build_tag: main-20260301T060000Z.0\n    tag: v1\n`],
  ["an alias of the list", `kept: &kept\n${entry("registry.example.com/web", "v1").replace(/^ {2}/gm, "")}images: *kept\n`],
];

describe("a tag file's entries", () => {
  it.each(SPELLINGS)("are read from %s", (_, text) => {
    expect(valuesIn(text)).toEqual([WEB]);
    expect(problemsIn(text)).toEqual([]);
  });

  it.each(SPELLINGS)("are the same with CRLF: %s", (_, text) => {
    expect(valuesIn(text.replaceAll("\n", "\r\n"))).toEqual([WEB]);
    expect(problemsIn(text.replaceAll("\n", "\r\n"))).toEqual([]);
  });

  it("know which document they stand in", () => {
    const text = `# first\n---\nimages:\n${entry("a.example.com/x", "v1")}---\nimages:\n${entry("a.example.com/y", "v2")}${entry("a.example.com/z", "v3")}`;
    expect(parseTagFile(text).entries.map(({ document, tag }) => [document, tag?.value])).toEqual([[0, "v1"], [1, "v2"], [1, "v3"]]);
  });

  it("and their values know where they stand, not counting a byte order mark", () => {
    const text = `images:\n${entry("a.example.com/x", "v1")}${entry("a.example.com/y", '"v2"')}`;
    const { entries } = parseTagFile(`\u{feff}${text}`);
    expect(entries.map(({ range }) => text.slice(range.start, range.end))).toEqual([entry("a.example.com/x", "v1"), entry("a.example.com/y", '"v2"')].map((one) => one.trim().slice(2)));
    expect(entries.map(({ tag }) => text.slice(tag!.range.start, tag!.range.end))).toEqual(["v1", "v2"]);
  });

  it("are all there when one is written as an alias of another", () => {
    expect(valuesIn(`images:\n  - &web {name: a.example.com/x, src_build_tag: b, src_ref: c, tag: d}\n  - *web\n`)).toEqual([["a.example.com/x", "b", "c", "d"], ["a.example.com/x", "b", "c", "d"]]);
  });

  it("may begin with a token of the project's own", () => {
    expect(valuesIn("images:\n  - {name: a.example.com/x, src_build_tag: '@BUILD@-1', tag: v1}\n")).toEqual([["a.example.com/x", "@BUILD@-1", undefined, "v1"]]);
  });
});
