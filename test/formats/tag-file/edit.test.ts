import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdits } from "../../../src/engine/fix.js";
import { addEntry } from "../../../src/formats/tag-file/add-entry.js";
import { bumpEntry } from "../../../src/formats/tag-file/bump-entry.js";
import { readTagFile } from "../../../src/formats/tag-file/read.js";
import { entry, problemsIn, SHA, valuesIn } from "./read.js";

const REF = `https://git.example.com/team/app/commit/${SHA}`;
const NEW = { name: "docker.io/team/new", src_build_tag: "b-2", src_ref: REF, tag: "v2" };
const FILE = `# head\n---\nimages:\n${entry("a.example.com/x", "v1")}    # behind the tag\n\n# the end\n`;

function add(text: string, comment?: string): string {
  const edits = addEntry(text, { values: NEW, comment }, {});
  return edits === undefined ? "" : applyEdits(text, edits);
}

describe("adding an entry", () => {
  it("puts it behind the last one and that one's comments, and keeps all else", () => {
    const lines = [`  - name: docker.io/team/new`, `    src_build_tag: b-2`, `    src_ref: ${REF}`, `    # found so`, `    tag: v2`];
    expect(add(FILE, "found so")).toBe(FILE.replace("    # behind the tag\n", `    # behind the tag\n${lines.join("\n")}\n`));
  });

  it.each<readonly [string, string, RegExp]>([
    ["block style", "images: [ # a\n  # b\n] # c\n# d\n", /^images: # c\n {2}# a\n {2}# b\n {2}- name: [^#]*\n# d\n$/],
    ["block style, above the list", "images: # a\n  []\n", /^images:\n {2}# a\n {2}- name: [^#]*$/],
    ["flow style", "{images: [ # a\n]} # b\n", /^\{images: \[ # a\n\{"name": [^#]*\}\]\} # b\n$/],
  ])("keeps the comments of an empty list: %s", (_, text, expected) => {
    expect(add(text)).toMatch(expected);
    expect(valuesIn(add(text))).toEqual([Object.values(NEW)]);
  });

  it.each<readonly [string, string]>([
    ["no line end at the end", `images:\n${entry("a/x", "v1")}`.trimEnd()],
    ["CRLF", `images:\n${entry("a/x", "v1")}`.replaceAll("\n", "\r\n")],
    ["a list that is not indented", "images:\n- name: a/x\n  src_build_tag: b\n  tag: v1\n"],
    ["dashes on lines of their own", "images:\n  -\n    name: a/x\n    src_build_tag: b\n    tag: v1\n"],
    ["wide indentation", "images:\n    -   name: a/x\n        src_build_tag: b\n        tag: v1\n"],
    ["flow entries", "images:\n  - {name: a/x, src_build_tag: b, tag: v1}\n"],
    ["flow style", 'images: [{name: a/x, src_build_tag: b, tag: v1}]\n'],
    ["JSON", '{"images": [\n  {"name": "a/x", "src_build_tag": "b", "tag": "v1"}\n]}\n'],
    ["a block scalar at the end", "images:\n  - name: a/x\n    src_build_tag: b\n    tag: |-\n      v1\n"],
    ["other keys behind the list", `images:\n${entry("a/x", "v1")}other: 1\n`],
    ["several documents", `images:\n${entry("a/x", "v1")}---\nimages:\n${entry("a/y", "v1")}`],
    ["blank lines between entries", `images:\n\n${entry("a/x", "v1")}\n${entry("a/y", "v1")}`],
    ["comments for entries", "images:\n  # - name: a/x\n  #   tag: v1\n"],
    ["nothing", "images:\n"],
    ["null", "images: ~ # none yet\n"],
    ["an empty list", "images: []\n"],
    ["an empty list of JSON", '{"images": []}\n'],
  ])("works with %s", (_, text) => {
    const after = add(text);
    expect(valuesIn(after)).toEqual([...valuesIn(text), Object.values(NEW)]);
    expect(problemsIn(after)).toEqual([]);
    const ends = (one: string) => new Set(one.match(/\r?\n/g));
    expect(ends(after)).toEqual(ends(text));
    for (const line of text.split(/\r?\n/).filter((one) => /^\s*(?:#|- name|other)/.test(one))) expect(after).toContain(line);
  });

  it.each(["images: text\n", "images: {a: b}\n", "other: 1\n", ""])("is not done where there is no list: %j", (text) => {
    expect(add(text)).toBe("");
  });

  it("quotes what YAML would take for something else", () => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom("1.10", "yes", "2026-03-01", "a: b", "- x", "@T@", ""), fc.string({ maxLength: 20 })), fc.constantFrom(FILE, "images: []\n", '{"images": []}'), (tag, text) => {
        const edits = addEntry(text, { values: { ...NEW, tag }, comment: undefined }, {}) ?? [];
        expect(valuesIn(applyEdits(text, edits)).at(-1)?.[3]).toBe(tag);
      }),
    );
  });
});

describe("bumping an entry", () => {
  const bump = (text: string, values: Partial<typeof NEW>, comment?: string): string | undefined => {
    const edits = bumpEntry(text, readTagFile(text, {}).entries[0]!, { values, comment });
    return edits && applyEdits(text, edits);
  };

  it("changes the values and nothing else", () => {
    expect(bump(FILE, { src_build_tag: "b-2", tag: "1.10" })).toBe(FILE.replace("main-20260301T060000Z.0", "b-2").replace("tag: v1", 'tag: "1.10"'));
  });

  it("says above the tag how it was found, once", () => {
    const once = bump(FILE, { tag: "v2" }, "Tag from 'git describe --tags a' in a clone of x")!;
    expect(once).toBe(FILE.replace("    tag: v1", "    # Tag from 'git describe --tags a' in a clone of x\n    tag: v2"));
    expect(bump(once, { tag: "v3" }, "Tag from 'git describe --tags b' in a clone of x")).toBe(once.replace("--tags a", "--tags b").replace("v2", "v3"));
  });

  it("keeps a comment that somebody wrote there", () => {
    const text = FILE.replace("    tag", "    # as agreed\n    tag");
    expect(bump(text, { tag: "v2" }, "Tag from 'git describe --tags a' in a clone of x")).toContain("    # as agreed\n    # Tag from");
  });

  it("is not done where a value is shared, or is not there", () => {
    expect(bump("images:\n  - {name: a/x, src_build_tag: &b c, tag: v1}\n", { src_build_tag: "d" })).toBeUndefined();
    expect(bump("images:\n  - {name: a/x, src_build_tag: b, tag: v1}\n", { src_ref: REF })).toBeUndefined();
  });
});
