import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ToStringOptions } from "yaml";
import { stringify } from "yaml";
import { readYaml } from "../../src/yaml/read.js";
import { describeStream, describeWithLibrary, faultsOf } from "./agreement.js";

/** Reads as the `yaml` package does, or says that it is not sure; ranges and offsets are sound in any case. */
function expectAgreement(text: string): void {
  const stream = readYaml(text);
  expect(faultsOf(stream, text)).toEqual([]);
  const library = describeWithLibrary(text);
  if (library === undefined || stream.unsure !== undefined) return;
  expect(describeStream(stream)).toEqual(library);
}

const samples: Readonly<Record<string, string>> = {
  "an empty file": "",
  "comments alone": "# one\n\n  # two\n",
  "a byte order mark": "\ufeffa: b\n",
  "nested mappings and sequences": "a:\n  b:\n    - c: d\n      e: f\n    - - g\n      - h\n  i: j\n",
  "a sequence in its parent's column": "a:\n- b\n- c: d\n  e:\n  - f\ng: h\n",
  "comments between keys": "a: # one\n  # two\n  b: c # three\n# four\n  d: e#f\n#five\ng: h\n",
  "values without anything": "a:\nb: \nc:\n  - \n  -\n  - d\n",
  "values on the next line": "a:\n  b\nc:\n  'd'\ne:\n  [f]\n",
  "plain scalars over lines": "a: b\n  c\n\n  d # e\nf: g\n   h:i\n",
  "a dash inside a plain scalar": "- a\n  - b\n- c -d\n",
  "quoted scalars over lines": "a: \"b  \n\n   c\\\n   d\"\ne: 'f\n\n\n  g'\n",
  "every escape": 'a: "\\0\\a\\b\\t\\n\\v\\f\\r\\e\\ \\"\\/\\\\\\N\\_\\L\\P\\x41\\u00e9\\U0001F600"\n',
  "doubled quotes": "'a''b': 'c'''\n",
  "quoted keys": "\"a b\": c\n'd: e' : f\n\"g\":\n",
  "literal scalars": "a: |\n  b\n    c\n\n  d\n\n\ne: |-\n  f\n\ng: |+\n  h\n\ni: |2\n    j\n",
  "folded scalars": "a: >\n  b\n  c\n\n  d\n    e\n  f\n\n\n  g\nh: >-\n  i\n\nj: >+2 # k\n     l\n\n",
  "block scalars without text": "a: |\nb: >-\n\nc: |+\n\n\nd: |",
  "block scalars in sequences": "- |\n a\n- >-\n  b\n-   - |\n     c\n",
  "a block scalar at the root": "--- |\na\nb\n--- >2\n  c\n",
  "text that looks like a comment in a block scalar": "a: |\n  # b\n # c\nd: e\n",
  "flow collections": "a: {b: c, d: [e, 'f', \"g\"], h: , i, j: {}}\nk: []\n",
  "flow over lines": "a: [\n  b, # c\n  d\n   e,\n]\nf: {\n  g: h\n  ,i:\n    j\n}\n",
  "single pairs": "[a: b, ? c : d, : e, {f: g}, [h]: i]\n",
  "adjacent values": '{"a":b, "c":"d", \'e\':[f], [g]:h, i:j, http://k: l:m}\n',
  "a closing bracket in its parent's column": "a: [\n  b\n]\nc: {\n}\n",
  "brackets as keys": "[a, b]: c\n{d: e}: f\n",
  "anchors, tags and aliases": "a: &x b\n&k c: !!str d\ne: &m\n  f: *x\ng: !t &s\n- h\n*x : i\nj: &e\nk: !<tag:x> l\n",
  "merge keys": "a: &a {b: c}\nd:\n  <<: *a\n  <<: [*a, *a]\n",
  "explicit keys": "? a\n: b\n? - c\n  - d\n: - e\n? f\n? |\n  g\n: h\n",
  "a key that is empty": ": a\n",
  "several documents": "a: b\n---\nc\n...\n---\n--- d\n---\n# e\n--- {f: g}\n",
  directives: "%YAML 1.2\n# a\n---\nb: c\n...\n%TAG ! x\n---\nd\n",
  "duplicate keys": "a: b\na: c\n",
  CRLF: "a: b\r\n  c\r\n\r\nd: |\r\n  e\r\n\r\n  f\r\ng: \"h\r\n  i\\\r\n  j\"\r\nk: >\r\n  l\r\n  m\r\n",
  "units outside ASCII": "é: ü\n\u0085a: b\u00a0\n😀: [😀, \u2028]\n",
  tabs: "a:\tb\t# c\nd: [\te,\n \tf\t]\ng:\n- \th\n",
  JSON: '{\n\t"a": "\\/\\u00e9\\ud83d\\ude00",\n\t"b": [1, true, null, {"c": {}}],\n\t"d":"e"\n}\n',
  "words with marks inside": "a: b:c#d\ne: -f\ng: ?h\ni: :j\nk: l'm\"n\no: p, q] r}\ns: http://t/{u}\n",
  "indentation of one and of many": "a:\n b:\n        c: d\n e: f\n",
  "no line break at the end": "a:\n  - b: c",
  "blanks at the ends of lines": "a:  \n  b: c  \n  \nd: \t\n",
};

describe("a file that is YAML", () => {
  for (const [name, text] of Object.entries(samples)) {
    test(name, () => {
      const stream = readYaml(text);
      expect(stream.unsure).toBeUndefined();
      expect(faultsOf(stream, text)).toEqual([]);
      const library = describeWithLibrary(text);
      if (library !== undefined) expect(describeStream(stream)).toEqual(library);
    });
  }

  test("most samples above are YAML to the package, too, so that the comparison means something", () => {
    const invalid = Object.entries(samples).filter(([, text]) => describeWithLibrary(text) === undefined);
    expect(invalid.map(([name]) => name)).toEqual([]);
  });

  test("whatever the package prints is read as the package reads it", () => {
    const key = fc.oneof(fc.stringMatching(/^[a-z]{1,6}$/), fc.string({ maxLength: 6 }));
    const scalar = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom("a", " ", "\n", "\t", ":", "#", "-", "'", '"', "\\", "é", ",", "[", "}") }),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom("1.10", "yes", "2024-01-01", "0x1F", "nginx:1.27", ""),
    );
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: "small" },
        scalar,
        fc.array(tie("value"), { maxLength: 4 }),
        fc.dictionary(key, tie("value"), { maxKeys: 4 }),
      ),
    }));
    const style = fc.record({
      indent: fc.integer({ min: 1, max: 4 }),
      indentSeq: fc.boolean(),
      lineWidth: fc.constantFrom(20, 40, 80),
      minContentWidth: fc.constantFrom(0, 10),
      singleQuote: fc.constantFrom(true, false, null),
      collectionStyle: fc.constantFrom("any", "block", "flow"),
      defaultStringType: fc.constantFrom("PLAIN", "QUOTE_DOUBLE", "QUOTE_SINGLE", "BLOCK_LITERAL", "BLOCK_FOLDED"),
      flowCollectionPadding: fc.boolean(),
      simpleKeys: fc.boolean(),
    });
    const usesTemplateMarks = (text: string) => /\{\{|\{%|\{#|<%|\$\{/.test(text);
    fc.assert(
      fc.property(value, style, fc.boolean(), (data, options, crlf) => {
        let text: string;
        try {
          text = stringify(data, options as ToStringOptions);
        } catch {
          return;
        }
        if (usesTemplateMarks(text)) return;
        expectAgreement(crlf ? text.replaceAll("\n", "\r\n") : text);
      }),
      { numRuns: 1500 },
    );
  });

  test("what is put together from its marks at random is read alike wherever the package sees no error", () => {
    const piece = fc.constantFrom(
      ..."a|b|- |- |-|? |: |: |:| |  |    |\n|\n|\n|\n  |\n    |\n- |\n  - |\n\n|{|}|[|]|, |,|\"|'|\"x\"|'y'|\"a\\nb\"|''|# c\n| # d|&a |*a|!t |!!str |\t|\\|---\n|...\n|%|@|foo: |bar:\n|x: y|\r\n|1.10|é|<<: *a|\n\t|  t\n".split("|"),
      "|", "|\n", "|-\n  ", ">\n  ", ">+\n ", "|2\n ", "- a: b\n  c: d\n", "\"\n", "'\n  q'",
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 14 }), (pieces) => {
        const text = pieces.join("");
        // The package lets a comment without a space behind its mark lower the indentation of the next scalar.
        if (/\{[{%#]|<%|\$\{|^ *#[^ ]/m.test(text)) return;
        expectAgreement(text);
      }),
      { numRuns: 6000 },
    );
  });

  test("what it can only guess in a file without templates is left to a second opinion", () => {
    expect(readYaml("a: b: c\n").unsure).toBeDefined();
    expect(readYaml("a: [b\nc: d\n").unsure).toBeDefined();
    expect(readYaml("a: b\rc: d\n").unsure).toBeDefined();
    expect(readYaml("a: {{ b }}\n  c: d\n").unsure).toBeUndefined();
    expect(readYaml("image: @REGISTRY@/a\n").unsure).toBeUndefined();
  });
});
