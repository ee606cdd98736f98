import { describe, expect, test } from "vitest";
import * as yaml from "yaml";
import { readWithLibrary } from "../../src/yaml/fallback.js";
import type { Node, YamlStream } from "../../src/yaml/node.js";
import { readYaml } from "../../src/yaml/read.js";
import { faultsOf } from "./agreement.js";

/** Everything a node says, as plain data. */
function dataOf(node: Node | undefined): unknown {
  if (node === undefined) return undefined;
  if (node.kind === "alias") return { alias: node.name, range: node.range, target: node.target?.range };
  const rest = { range: node.range, anchor: node.anchor, tag: node.tag };
  if (node.kind === "scalar") return { ...rest, style: node.style, source: node.source };
  if (node.kind === "sequence") return { ...rest, flow: node.flow, items: node.items.map(dataOf) };
  return { ...rest, flow: node.flow, pairs: node.pairs.map((pair) => [dataOf(pair.key), pair.colonEnd, dataOf(pair.value)]) };
}

const streamData = (stream: YamlStream | undefined) =>
  stream && { comments: stream.comments, documents: stream.documents.map((document) => ({ root: dataOf(document.root), anchors: [...document.anchors.keys()] })) };

describe("readWithLibrary", () => {
  test("gives the tree that our own reader gives", () => {
    for (const text of [
      "# taglint-disable-file x\na: &x b # c\nd:\n  - *x\n  - !!str 'e''f'\n  - \"g\\th\n    i\"\nj: {k: [l, m: n], o: }\np:\n",
      "a: |\n  b\n   c\n\nd:\n  - >-\n    e\n    f\n  - g\n    h\n? i\n: j\n? k\n",
      "a: b\n---\n- c # taglint-x\n---\n{\"d\":e}\n",
      "a: &m\n  b: *m\n",
    ]) {
      const library = readWithLibrary(text, yaml);
      expect(streamData(library)).toEqual(streamData(readYaml(text)));
      expect(faultsOf(library!, text)).toEqual([]);
    }
  });

  test("answers nothing for what is no YAML", () => {
    expect(readWithLibrary("a: [b\n", yaml)).toBeUndefined();
    expect(readWithLibrary("image: {{ x }}:y\n", yaml)).toBeUndefined();
  });

  test("nothing at all has no documents", () => {
    expect(readWithLibrary("", yaml)).toEqual({ documents: [], comments: [], unsure: undefined });
  });

  test("nesting that is too deep for the package is no crash", () => {
    expect(readWithLibrary("[".repeat(20_000) + "]".repeat(20_000), yaml)).toBeUndefined();
  });
});
