import { describe, expect, test } from "vitest";
import type { Mapping } from "../../src/yaml/node.js";
import { readYaml } from "../../src/yaml/read.js";
import { entriesOf, mergedEntries, resolveAlias, valueAt } from "../../src/yaml/entries.js";
import { walk } from "./every-node.js";
import { plainOf } from "./reading.js";

function documentOf(text: string) {
  const document = readYaml(text).documents[0]!;
  return { document, root: document.root as Mapping };
}

const merged = (text: string, key: string) => {
  const { document, root } = documentOf(text);
  return mergedEntries(valueAt(root, key) as Mapping, document).map((entry) => [entry.key, plainOf(entry.value)]);
};

describe("entries", () => {
  test("stand in file order, duplicates included; keys that are no scalars are left out", () => {
    const { root } = documentOf("a: b\n[c]: d\n\"e\": f\na: g\nh:\n");
    expect(entriesOf(root).map((entry) => [entry.key, plainOf(entry.value)])).toEqual([["a", "b"], ["e", "f"], ["a", "g"], ["h", null]]);
  });

  test("the last of a key's duplicates counts", () => {
    expect(plainOf(valueAt(documentOf("a: b\na: c\n").root, "a"))).toBe("c");
    expect(valueAt(documentOf("a: b\n").root, "c")).toBeUndefined();
  });
});

describe("aliases", () => {
  test("stand for the anchor before them, also when the name is used again", () => {
    const { document, root } = documentOf("a: &x b\nc: *x\nd: &x e\nf: *x\ng: *nothing\n");
    expect(plainOf(resolveAlias(valueAt(root, "c"), document))).toBe("b");
    expect(plainOf(resolveAlias(valueAt(root, "f"), document))).toBe("e");
    expect(resolveAlias(valueAt(root, "g"), document)).toBeUndefined();
    expect(plainOf(resolveAlias(valueAt(root, "a"), document))).toBe("b");
  });

  test("an anchor counts where its node has no place in the document, too", () => {
    for (const collection of ["{}", "[]", "{a: b}", "[a]"]) {
      const { document, root } = documentOf(`a: "b"\n  &x ${collection}\nc: *x\n`);
      expect(resolveAlias(valueAt(root, "c"), document)?.kind).toBe(collection.startsWith("{") ? "mapping" : "sequence");
    }
  });

  test("a node may contain its own alias", () => {
    const { document, root } = documentOf("a: &x\n  b: *x\n");
    const a = valueAt(root, "a") as Mapping;
    expect(resolveAlias(valueAt(a, "b"), document)).toBe(a);
  });
});

describe("merge keys", () => {
  test("bring what is not there yet, earlier mappings first, nested merges too", () => {
    const text = "x: &x {a: 1, b: 1}\ny: &y {<<: *x, b: 2, c: 2}\nz:\n  c: 3\n  <<: [*y, {a: 4, d: 4}]\n";
    expect(merged(text, "z")).toEqual([["c", "3"], ["b", "2"], ["a", "1"], ["d", "4"]]);
  });

  test("a quoted one is an ordinary key", () => {
    expect(merged("x: &x {a: 1}\ny:\n  '<<': *x\n", "y")).toEqual([["<<", "*x"]]);
  });

  test("cycles end", () => {
    expect(merged("x: &x\n  a: 1\n  <<: *x\n", "x")).toEqual([["a", "1"]]);
    expect(merged("x: &x\n  a: 1\n  b: &y\n    <<: *x\n    c: 2\n  <<: *y\n", "x")).toEqual([["a", "1"], ["b", { pairs: [["<<", "*x"], ["c", "2"]] }], ["c", "2"]]);
  });

  test("a bomb of merges is cut off, not carried out", () => {
    const levels = Array.from({ length: 2000 }, (_, index) => `a${index + 1}: &a${index + 1} {<<: [*a${index}, *a${index}], k${index}: x}`);
    const { document, root } = documentOf(`a0: &a0 {k: x}\n${levels.join("\n")}\n`);
    expect(mergedEntries(valueAt(root, "a2000") as Mapping, document).length).toBeLessThanOrEqual(101);
  });
});

describe("walk", () => {
  test("yields every value with the path that leads to it", () => {
    const { root } = documentOf("spec:\n  containers:\n  - image: a\n    ports: [b]\n  - *c\nd:\n");
    expect([...walk(root)].map(({ node, path }) => `${path?.toString() ?? ""} ${node.kind}`)).toEqual([
      " mapping",
      "spec mapping",
      "spec.containers sequence",
      "spec.containers[0] mapping",
      "spec.containers[0].image scalar",
      "spec.containers[0].ports sequence",
      "spec.containers[0].ports[0] scalar",
      "spec.containers[1] alias",
    ]);
  });

  test("a sequence at the root begins its paths", () => {
    expect([...walk(readYaml("- a: b\n").documents[0]?.root)].map(({ path }) => path?.toString())).toEqual([undefined, "[0]", "[0].a"]);
  });
});
