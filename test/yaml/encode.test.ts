import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as yaml from "yaml";
import { encodeAsValue, encodeScalar } from "../../src/yaml/encode.js";
import type { Node } from "../../src/yaml/node.js";
import { readYaml } from "../../src/yaml/read.js";

const spots = ["x", "'x'", '"x"', "*", "", "latest", "|-\n    x\n", ">\n    x y\n"] as const;

/** Where a scalar can stand: in a block, in an item, in brackets, before a comment. */
const places: readonly ((scalar: string) => string)[] = [
  (scalar) => `a:\n  image: ${scalar}\nz: y\n`,
  (scalar) => `- image: ${scalar}\n`,
  (scalar) => `a: {image: ${scalar}, z: [y]}\n`,
  (scalar) => `image: ${scalar} # comment\n`,
];

const hard = fc.constantFrom(
  ..."1.10 1.27.3 Y y N no NO on off true False null Null ~ 2024-01-01 2024-1-1T0:0:0Z 1_000 0x1F 0o17 017 0b11 12e3 1e+3 1E5 1234e56 .5 5. . -1 +1 +.inf .nan 1:20 20:30:40 = << --- ... - a: :a a:b @ ` % ! & * # a#b [ ] { } a,b ? | > <%".split(" "),
  "", " ", " a", "a ", "a: b", "a #b", "'", '"', "\\", "a'b", "\n", "a\nb", "\t", "é", "\u0085", "\u2028", "\ufeff", "\u0000", "😀", "\ud800", "{{ x }}", "${X}",
);
const tag = fc.stringMatching(/^\w[\w.-]{0,20}$/);
const reference = fc.stringMatching(/^[a-z0-9.:/-]{1,30}$/);

function imageOf(node: Node | undefined): string | undefined {
  if (node?.kind === "sequence") return imageOf(node.items[0]);
  if (node?.kind !== "mapping") return undefined;
  for (const pair of node.pairs) {
    if (pair.key.kind === "scalar" && pair.key.source.value === "image") return pair.value?.kind === "scalar" ? pair.value.source.value : undefined;
    const inner = imageOf(pair.value);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

function imageWithLibrary(text: string, version: "1.1" | "1.2"): unknown {
  const data: unknown = yaml.parse(text, { version, logLevel: "error" });
  const search = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return undefined;
    const record = value as Record<string, unknown>;
    return "image" in record ? record.image : Object.values(record).map(search).find((found) => found !== undefined);
  };
  return search(data);
}

function expectReadBack(text: string, value: string): void {
  expect(imageOf(readYaml(text).documents[0]?.root)).toBe(value);
  expect(imageWithLibrary(text, "1.1")).toBe(value);
  expect(imageWithLibrary(text, "1.2")).toBe(value);
}

describe("encodeScalar", () => {
  test("whatever is written is read back as exactly that string, by both readers and both schemas", () => {
    fc.assert(
      fc.property(fc.oneof(tag, reference, hard, fc.string()), fc.constantFrom(...spots), fc.constantFrom(...places), (value, spot, place) => {
        const written = encodeScalar(value, spot);
        expectReadBack(place(written.replace(/\n$/, "")), value);
      }),
      { numRuns: 4000 },
    );
  });

  test("quotes that are there stay", () => {
    expect(encodeScalar("1.27.3", "'latest'")).toBe("'1.27.3'");
    expect(encodeScalar("1.27.3", '"latest"')).toBe('"1.27.3"');
    expect(encodeScalar("it's", "'x'")).toBe("'it''s'");
  });

  test("quotes come only where a type or the syntax would change", () => {
    for (const plain of ["1.27.3", "v1.10", "nginx:1.27", "docker.io/library/nginx:1.27-alpine", "a@sha256:00", "12.x", "stable"]) {
      expect(encodeScalar(plain, "latest")).toBe(plain);
    }
    for (const typed of ["1.10", "Y", "no", "null", "2024-01-01", "1_000", "0x1F", "12e3", "1234567", "1:20", "~", "", "a,b", "[a]", "a: b"]) {
      expect(encodeScalar(typed, "latest")).toBe(`"${typed}"`);
    }
  });

  test("a block scalar's last line break stays", () => {
    expect(encodeScalar("a:1", "|-\n  a:latest\n")).toBe("a:1\n");
    expect(encodeScalar("a:1", ">-\r\n  a:latest\r\n")).toBe("a:1\r\n");
  });
});

test("encodeAsValue brings the space that a colon needs", () => {
  fc.assert(
    fc.property(fc.oneof(tag, hard), (value) => {
      expectReadBack(`a: b\nimage:${encodeAsValue(value)}\nc: d\n`, value);
    }),
  );
});
