import { describe, expect, it } from "vitest";
import { entry, problemsIn, SHA } from "./read.js";

const KEYS = '"name", "src_build_tag", "src_ref" and "tag"';

describe("what is wrong with a tag file's shape", () => {
  it.each<readonly [string, string, readonly string[]]>([
    ["nothing at all", "", ['1:1 this tag file is empty; write "images:" and a list of entries']],
    ["comments alone", "# later\n", ['1:1 this tag file is empty; write "images:" and a list of entries']],
    ["a list whose entries are all comments", "images:\n  # - name: x\n  #   tag: y\n", ['1:1 "images" has no entries; write one under it, or remove the file']],
    ["null", "images: ~\n", ['1:1 "images" has no entries; write one under it, or remove the file']],
    ["an empty list", "images: []\n", ['1:9 "images" is an empty list; write an entry into it, or remove the file']],
    ["a mapping for a list", "images:\n  web: {tag: v1}\n", ['2:3 "images" is a list, and this is a mapping; begin each entry with "- "']],
    ["a text for a list", "images: web\n", ['1:9 "images" is a list, and this is the text "web"; begin each entry with "- "']],
    ["a list for the file", "- name: x\n", ['1:3 a tag file is a mapping with the key "images", and this is a list; write "images:" above it']],
    ["a misspelt key", "image:\n  - name: x\n", ['1:1 "image" is no key of a tag file; did you mean "images"?']],
    ["other keys", "a: 1\nb: 2\n", ['1:1 a tag file has the key "images" with a list of entries; write it']],
    ["two lists", `images:\n${entry("a/b", "v1")}images:\n${entry("a/c", "v1")}`, ['6:1 key "images" is written twice, so that one list is lost; write one list']],
    ["a document that is empty", `images:\n${entry("a/b", "v1")}---\n`, ['7:1 the second YAML document of this file is empty; write "images:" and a list of entries, or remove the document']],
    ["a text for an entry", "images:\n  - web\n", [`2:5 an entry is a mapping of ${KEYS}, and this is the text "web"; write the keys`]],
    ["an empty entry", `images:\n${entry("a/b", "v1")}  # none\n  -\n${entry("a/c", "v1")}`, [`7:3 this entry is empty; write ${KEYS}, or remove the dash`]],
    ["keys that are missing", "images:\n  - name: a/b\n    src_ref: c\n", ['2:5 this entry has no "src_build_tag" and no "tag"; write them']],
    ["an empty mapping", "images: [{}]\n", ['1:10 this entry has no "name" and no "src_build_tag" and no "tag"; write them']],
    ["a misspelt key of an entry", "images:\n  - {name: a/b, src_build_tga: b, src_build_tag: b, tag: v1}\n", ['2:17 "src_build_tga" is no key of an entry; did you mean "src_build_tag"?']],
    ["a key of another's", "images:\n  - {name: a/b, src_build_tag: b, tag: v1, comment: x}\n", ['2:44 "comment" is no key of an entry; an entry has name, src_build_tag, src_ref, tag; remove it, or make it a comment']],
    ["a key that is written twice", "images:\n  - name: a/b\n    src_build_tag: b\n    tag: v1\n    tag: v2\n", ['5:5 key "tag" is written twice in one entry, so that one value is lost; remove one']],
    ["a value that is missing", "images:\n  - {name: a/b, src_build_tag: b, tag: }\n", ['2:35 "tag" has no value; write one']],
    ["a value that is a list", "images:\n  - name: a/b\n    src_build_tag: [b]\n    tag: v1\n", ['3:5 "src_build_tag" is a text, and this is a list; write a text']],
    ["an alias of nothing", "images:\n  - name: a/b\n    src_build_tag: b\n    tag: *v\n  - *w\n", ['4:10 the alias behind "tag" has no anchor before it; write the value itself', '5:5 alias "*w" has no anchor before it; write the entry itself']],
  ])("is told of %s", (_, text, expected) => {
    expect(problemsIn(text)).toEqual(expected);
  });

  it.each([["1.10", "a number"], ["20260301", "a number"], ["1_000", "a number"], ["0x1F", "a number"], ["1e5", "a number"], ["12:30", "a number"], ["2026-03-01", "a date"], ["2026-03-01T06:00:00Z", "a date"], ["yes", "true or false"], ["Off", "true or false"]])("is told of a tag %s, which is %s", (tag, type) => {
    expect(problemsIn(`images:\n${entry("a/b", tag)}`)).toEqual([`5:10 "tag" is a text, and YAML reads "${tag}" as ${type}; put it in quotes`]);
    expect(problemsIn(`images:\n${entry("a/b", `"${tag}"`)}`)).toEqual([]);
  });

  it.each(["1.10.0", "v1", "1.10-1", "20260301T060000Z.0", "y", "nope", SHA, "7b3e1f0", "2026-03", "1.x"])("is not told of a tag %s, which is a text", (tag) => {
    expect(problemsIn(`images:\n${entry("a/b", tag)}`)).toEqual([]);
  });

  it.each<readonly [string, string, RegExp]>([
    ["a tab for indentation", "images:\n\t- name: a/b\n", /^2:1 this is no valid YAML: /],
    ["a bracket that is not closed", "images: [{name: a/b, src_build_tag: c\n", /^\d+:\d+ this is no valid YAML: /],
    ["a quote that is not closed", 'images:\n  - name: "a/b\n    src_build_tag: c\n', /^\d+:\d+ this is no valid YAML: /],
    ["a key out of line", "images:\n  - name: a/b\n   tag: c\n", /^3:\d+ this is no valid YAML: /],
  ])("is told of %s and of nothing that follows from it", (_, text, first) => {
    const problems = problemsIn(text);
    expect(problems[0]).toMatch(first);
    for (const problem of problems) expect(problem).toContain("no valid YAML");
  });
});
