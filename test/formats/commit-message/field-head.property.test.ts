import fc from "fast-check";
import { expect, it } from "vitest";
import { readFieldHead } from "../../../src/formats/commit-message/field-head.js";

/** The same in one expression. */
const HEAD = /^([ \t]*(?:[*+•-][ \t]+)?)(?:([A-Za-z][\w-]*(?:[ \t]+[A-Za-z][\w-]*){0,4})([ \t]*:\s*)|([A-Za-z]+(?:-[A-Za-z]+)+)([ \t]*#[ \t]*(?=\d)|[ \t]+(?=\d)))/;

const pieces = fc.constantFrom(..." |\t|*|+|•|-|- |a|Bug|closes|Closes-Bug|:|: |#|1|12|_|é|\u00a0|\ufeff|x y|--|a-b|A1|\r| #| 1|:\u3000".split("|"));

it("reads what the expression does", () => {
  let heads = 0;
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 9 }), (chosen) => {
      const text = chosen.join("");
      const match = HEAD.exec(text);
      if (match !== null) heads++;
      expect(readFieldHead(text)).toEqual(match === null ? undefined : { lead: match[1], key: match[2] ?? match[4], separator: match[3] ?? match[5] });
    }),
    { numRuns: 20_000 },
  );
  expect(heads).toBeGreaterThan(300);
});
