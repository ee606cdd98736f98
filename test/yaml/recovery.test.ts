import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readYaml } from "../../src/yaml/read.js";
import { walk } from "./every-node.js";
import { faultsOf } from "./agreement.js";
import { valuesIn } from "./reading.js";

describe("mistakes stay where they are", () => {
  test("a quote that is not closed ends with its line", () => {
    expect(valuesIn("a: \"open\nb: c\nd: 'open\n  e: \"f\"\ng: h\n")).toEqual([".a = open", ".b = c", ".d = open", ".e = f", ".g = h"]);
  });

  test("a quoted scalar that is not indented goes on, unless a line is clearly something else", () => {
    expect(valuesIn("a:\n  b: \"c\nd\n  e\"\nf: g\n")).toEqual([".a.b = c d e", ".f = g"]);
  });

  test("a bracket that is not closed ends before the next key", () => {
    expect(valuesIn("a: [b, c\nd: e\nf: {g: h\ni: j\n")).toEqual([".a[0] = b", ".a[1] = c", ".d = e", ".f.g = h", ".i = j"]);
  });

  test("brackets that do not match close all the same", () => {
    expect(valuesIn("a: [b}\nc: d\n")).toEqual([".a[0] = b", ".c = d"]);
  });

  test("a dedent to a column never seen stays in the nearest mapping", () => {
    expect(valuesIn("a:\n    b: 1\n  c: 2\nd: 3\n")).toEqual([".a.b = 1", ".a.c = 2", ".d = 3"]);
    expect(valuesIn("- a: 1\n   b: 2\n- c: 3\n d: 4\n")).toEqual(["[0].a = 1", "[0].b = 2", "[1].c = 3", "[1].d = 4"]);
    expect(valuesIn("a:\n    - b\n  - c\n")).toEqual([".a[0] = b", ".a[1] = c"]);
  });

  test("a key below a value belongs beside it", () => {
    expect(valuesIn("a: b\n   c: d\ne: f\n")).toEqual([".a = b", ".c = d", ".e = f"]);
  });

  test("a key behind the root's items is not lost", () => {
    expect(valuesIn("- a\nb: c\nd: e\n")).toEqual(["[0] = a", "[1].b = c", "[1].d = e"]);
  });

  test("tabs indent", () => {
    expect(valuesIn("a:\n\tb:\n\t- c: d\n\t  e:\tf\n\t- g: h\n")).toEqual([".a.b[0].c = d", ".a.b[0].e = f", ".a.b[1].g = h"]);
  });

  test("a second colon on a line is text", () => {
    expect(valuesIn("a: b: c\nd: e:\nf: g\n")).toEqual([".a = b: c", ".d = e:", ".f = g"]);
  });

  test("the marks of a conflict are skipped, both sides are read", () => {
    expect(valuesIn("a:\n<<<<<<< HEAD\n  b: c\n=======\n  b: d\n>>>>>>> e\nf: g\n")).toEqual([".a.b = c", ".a.b = d", ".f = g"]);
  });

  test("a block scalar keeps a line that is deeper than its key", () => {
    expect(valuesIn("a: |\n      b\n  image: c\nd: e\n")).toEqual([".a = b\nimage: c\n", ".d = e"]);
  });
});

describe("hostile files", () => {
  const files: Readonly<Record<string, string>> = {
    brackets: "[".repeat(100_000),
    braces: "{".repeat(100_000),
    closed: "[".repeat(100_000) + "]".repeat(100_000) + "\n",
    dashes: "- ".repeat(100_000),
    questions: "? ".repeat(100_000),
    colons: ": ".repeat(100_000),
    indentation: Array.from({ length: 3000 }, (_, index) => " ".repeat(index) + "a:").join("\n"),
    anchors: Array.from({ length: 100_000 }, (_, index) => `a${index}: &x${index} [*x${index - 1}, *x${index - 1}]`).join("\n"),
    quotes: "a: \"x\n".repeat(50_000),
    templates: "a: {{ b\n".repeat(50_000),
    dollars: "a: " + "${".repeat(250_000),
    escapes: "a: {{ " + "\\\"\\'\\`".repeat(100_000),
    comment: "# taglint-" + "x # ".repeat(250_000),
    breaks: "a: |\n" + "\n".repeat(500_000) + "b: c\n",
  };
  for (const [name, text] of Object.entries(files)) {
    test(`${name}: read to the end, sound, no deeper than a thousand levels`, () => {
      const stream = readYaml(text);
      expect(faultsOf(stream, text)).toEqual([]);
      let deepest = 0;
      for (const document of stream.documents) {
        for (const { node, path } of walk(document.root)) {
          if (node.kind === "scalar") expect(typeof node.source.value).toBe("string");
          let depth = 0;
          if (path?.step === 0) for (let step = path.parent; step !== undefined; step = step.parent) depth++;
          deepest = Math.max(deepest, depth);
        }
      }
      expect(deepest).toBeLessThanOrEqual(1001);
    });
  }

  test("nesting beyond the limit is said", () => {
    expect(readYaml("[".repeat(2000) + "]".repeat(2000)).unsure).toBe("nested too deep");
    expect(readYaml("- ".repeat(2000)).unsure).toBe("nested too deep");
  });

  test("no text at all makes it throw or break its ranges", () => {
    const marks = fc.constantFrom(..."abc{}[]%<>$#\"'`\\:-?|>&*!@,= \t".split(""), "\n", "\n", "\n  ", "\r\n", "\r", "{{ ", " }}", "{% ", " %}", "{{/* ", " */}}", "${", "<%= ", "---\n", "\n- ", ": ", "\u0085", "\ufeff");
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        expect(faultsOf(readYaml(text), text)).toEqual([]);
      }),
      { numRuns: 5000 },
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(faultsOf(readYaml(text), text)).toEqual([]);
      }),
    );
  });
});
