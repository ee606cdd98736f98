import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LineMap } from "../../src/model/line-map.js";

/** Where lines begin, by their ends as LF, CRLF and a lone CR. */
const startsOf = (text: string): readonly number[] => [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), ({ 0: end, index }) => index + end.length)];

describe("lines", () => {
  test.each(["", "a", "\n", "a\r\nb\n", "a\rb\r\nc\r", "\r\r\n\n\r"])("of %j begin behind the ends of those before", (text) => {
    expect(new LineMap(text).starts).toEqual(startsOf(text));
  });

  test("of any text begin there", () => {
    fc.assert(fc.property(fc.array(fc.constantFrom("a", "\n", "\r", "\r\n")), (pieces) => {
      const text = pieces.join("");
      const lines = new LineMap(text);
      expect(lines.starts).toEqual(startsOf(text));
      for (let offset = 0; offset <= text.length; offset++) expect(lines.lineAt(offset)).toBe(startsOf(text).filter((start) => start <= offset).length);
    }));
  });
});
