import { describe, expect, it } from "vitest";
import { nearest } from "../../src/model/nearest.js";

const NAMES = ["floating-tag", "implicit-latest", "require-digest", "allow", "rules"];

describe("nearest", () => {
  it.each([
    ["floating-tags", "floating-tag"],
    ["flaoting-tag", "floating-tag"],
    ["Allow", "allow"],
    ["rlues", "rules"],
    ["rule", "rules"],
    ["require_digest", "require-digest"],
    ["digest", undefined],
    ["zebra", undefined],
    ["", undefined],
    ["x".repeat(100_000), undefined],
  ])("%s is meant to be %s", (word, expected) => {
    expect(nearest(word, NAMES)).toBe(expected);
  });

  it("counts a swap of neighbours as one slip, and takes the nearest, then the first", () => {
    expect(nearest("ofo", ["xxo", "foo"])).toBe("foo");
    expect(nearest("abcdef", ["abcxyf", "abcdex"])).toBe("abcdex");
    expect(nearest("cat", ["bat", "hat"])).toBe("bat");
  });

  it("takes no word of which nothing is left", () => {
    expect(nearest("a", ["b"])).toBeUndefined();
  });
});
