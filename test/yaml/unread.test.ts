import { describe, expect, it } from "vitest";
import { mergedEntries } from "../../src/yaml/entries.js";
import { readYaml } from "../../src/yaml/read.js";

/** The lines at which an entry may be left out; none is. */
function linesAskedAbout(text: string): readonly string[] {
  const lines: string[] = [];
  const endOfEntry = (_text: string, start: number): number => {
    lines.push(text.slice(start).split("\n", 1)[0] ?? "");
    return -1;
  };
  readYaml(text, { unread: { endOfEntry } });
  return lines;
}

describe("an entry may be left out", () => {
  it("of the outermost mapping, where nothing stands behind its key", () => {
    expect(linesAskedAbout("a: b\nc:\n  d:\n    e: f\n  g:\n'h': # i\n- j:\nk: |\n  l\n---\nm: &n\n  o: p\n")).toEqual(["c:", "'h': # i", "m: &n"]);
  });

  it("of no other collection", () => {
    expect(linesAskedAbout("- a:\n    b: c\n-\n  d:\n    e: f\n")).toEqual([]);
    expect(linesAskedAbout("{a:\n  b: c}\n")).toEqual([]);
    expect(linesAskedAbout("? a\n: b\n")).toEqual([]);
  });

  it("nowhere in a text that may have directives", () => {
    expect(linesAskedAbout("a:\n  b: c # taglint-disable-line x\n")).toEqual([]);
  });

  it("and is then an empty mapping, behind which reading goes on", () => {
    const text = "a:\n  b: c\nd: e\n";
    const { documents, unsure } = readYaml(text, { unread: { endOfEntry: (_text, start) => (start === 0 ? text.indexOf("d:") : -1) } });
    const [document] = documents;
    const root = document?.root;
    expect(unsure).toBeUndefined();
    const entries = root?.kind === "mapping" && document !== undefined ? mergedEntries(root, document) : [];
    expect(entries.map(({ key, value }) => [key, value?.kind === "mapping" ? value.pairs : value?.kind])).toEqual([["a", []], ["d", "scalar"]]);
  });

  it("but never less than its first line", () => {
    const { documents } = readYaml("a:\n  b: c\n", { unread: { endOfEntry: () => 1 } });
    expect(documents[0]?.root).toMatchObject({ pairs: [{ value: { pairs: [{ key: { source: { value: "b" } } }] } }] });
  });
});
