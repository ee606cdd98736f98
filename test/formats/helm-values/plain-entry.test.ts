import { describe, expect, it } from "vitest";
import { endOfPlainEntry } from "../../../src/formats/helm-values/plain-entry.js";

describe("an entry of the outermost mapping ends for sure", () => {
  it.each([
    ["before the next", "a:\n  b: c\n", "d: e\n"],
    ["at the text's end", "a:\n  b: c\n", ""],
    ["at the end of a line without a break", "a:\n  b: c", ""],
    ["with line ends of two units", "a:\r\n  b: c # d\r\n\r\n  e: |\r\n    f\r\n", "g:\r\n"],
    ["behind comments and blank lines", "a: # b\n\n# c\n  # d: \"\n  e: f\n# g\n\n", "h:\n"],
    ["behind values of every spelling", "a:\n  b: c d\n  'e f': \"g # h\"\n  i: 'j: k'\n  l: {m: n, o: \"{\"}\n  o: [ \"p\", 'q', r/s ]\n  t: u:v/w x:y\n  z:\n", "b:\n"],
    ["behind items", "a:\n  b:\n    - c\n    - d: e\n      f: -1\n    - - g: h\n", "b:\n"],
    ["behind scalars of several lines", "a:\n  b: |\n    c: \"\n\n      {{ d\n    [\n  e: >-\n\n      f\n    g: h\n", "b:\n"],
    ["before a quoted key", "a:\n  b: c\n", '"d": e\n'],
  ])("%s", (_name, entry, next) => {
    expect(endOfPlainEntry(`x: y\n${entry}${next}`, 5)).toBe(5 + entry.length);
  });

  it.each([
    ["a value on its line", "a: b\n  c: d\n"],
    ["a quoted key", '"a":\n  b: c\n'],
    ["nothing below its key", "a:\nb: c\n"],
    ["nothing but comments below its key", "a:\n  # b\nc: d\n"],
    ["a list", "a:\n  - b\n"],
    ["a list at the margin", "a:\n- b\n"],
    ["a text on the next line", "a:\n  b\n"],
    ["a text on two lines", "a:\n  b: c\n    d\n"],
    ["an open quote", 'a:\n  b: "c\n'],
    ["text behind a quote", 'a:\n  b: "c" d\n'],
    ["a quote inside a quote", 'a:\n  b: "{{ c "d" }}"\n'],
    ["an escape", 'a:\n  b: "\\x63"\n'],
    ["brackets that are not closed", "a:\n  b: [\n"],
    ["a quote in the middle of an item", 'a:\n  b: [c"d, "e, f]\n'],
    ["a quote in the middle of a value", 'a:\n  b: {c: d"e, f: "g}\n'],
    ["a template", "a:\n  b: {{ c }}\n"],
    ["a template at a line's head", "a:\n  b: c\n{{- if d }}\n"],
    ["an anchor", "a:\n  b: &c d\n"],
    ["a merge", "a:\n  <<: *b\n"],
    ["an explicit key", "a:\n  ? b\n"],
    ["other columns", "a:\n    b: c\n"],
    ["a line that stands before its first", "a:\n  b: c\n d: e\n"],
    ["a tab", "a:\n\tb: c\n"],
    ["a text at the margin behind it", "a:\n  b: c\nd\n  e: f\n"],
    ["a mark behind it", "a:\n  b: c\n---\n"],
    ["a text at the margin in a scalar of several lines", "a:\n  b: |\n    c\n  d\n"],
    ["an empty scalar of several lines", "a:\n  b: |\n  # c\n"],
    ["an indicator of indentation", "a:\n  b: |2\n    c\n"],
  ])("but not one with %s", (_name, text) => {
    expect(endOfPlainEntry(text, 0)).toBe(-1);
  });

  it("however long it is, and hostile", () => {
    const long = (line: string, count = 100_000) => `a:\n  b: c\n${line.repeat(count)}`;
    for (const text of [long("  d: e\n"), long("  # d\n"), long("\n"), long("  d: |\n    e\n\n"), `a:\n  b: ${"c ".repeat(500_000)}\n`]) {
      expect(endOfPlainEntry(text, 0)).toBe(text.length);
    }
    for (const text of [`a:\n  b: c${" ".repeat(500_000)}$`, `a:\n${" ".repeat(500_000)}$`, `a:\n  b: ${"c:d".repeat(200_000)}$`, `a:\n  b: [${'"c", '.repeat(200_000)}`, `a:\n  ${"- ".repeat(300_000)}$`, `a:\n  b: |\n${" ".repeat(500_000)}\n$`, `a:\n  b: |\n${" \n".repeat(200_000)}$`, `a:\n  b: |\n${"    c\n".repeat(200_000)}`]) {
      expect(endOfPlainEntry(text, 0)).toBe(-1);
    }
  });
});
