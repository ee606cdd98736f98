import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byteSightOf } from "../../../src/formats/glance/byte-sight.js";
import { searchFor } from "../../../src/formats/glance/search.js";
import type { Sight } from "../../../src/formats/glance/sight.js";
import { glimpseInRoom } from "./glimpses.js";

function see(text: string): Sight {
  const search = searchFor({ tags: ["latest"], untagged: true });
  const sight = search && byteSightOf(search, [])(glimpseInRoom(text));
  if (sight === undefined) throw new Error("there is nothing to see");
  return sight;
}

/** Long enough for pieces, with a word in it. */
const texts = fc.array(fc.nat({ max: 400 }), { minLength: 60, maxLength: 120 }).map((lengths) => `tag: latest\n${lengths.map((length) => "a".repeat(length)).join("\n")}`);

describe("what is seen of a long text that is bytes", () => {
  it("is whole lines around a place", () => {
    fc.assert(fc.property(texts, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 }), (text, shares) => {
      const sight = see(text);
      for (const share of shares) {
        const place = Math.floor(share * text.length);
        const { text: piece, start } = sight.around(place);
        const end = start + piece.length;
        expect(piece).toBe(text.slice(start, end));
        expect(start === 0 || text[start - 1] === "\n").toBe(true);
        expect(end === text.length || text[end] === "\n").toBe(true);
        expect(start <= place && place <= end).toBe(true);
      }
    }), { numRuns: 300 });
  });

  it("is a piece of it, and all of it where a line is too long for a piece", () => {
    const short = `${"a: b\n".repeat(4000)}tag: latest\n`;
    expect(see(short).around(9000).text.length).toBeLessThan(2000);
    const long = `tag: latest\n${"a".repeat(10_000)}\n${"b\n".repeat(3000)}`;
    expect(see(long).around(5000)).toEqual({ text: long, start: 0 });
  });

  it("is the same after another word was searched", () => {
    const text = `${"reference: a\n".repeat(800)}tag: latest\nimage: b\n`;
    const sight = see(text);
    const endsOf = (): readonly number[] => {
      const ends: number[] = [];
      sight.someWord((end) => (ends.push(end), false));
      return ends;
    };
    const before = endsOf();
    const places: number[] = [];
    sight.someOccurrence("reference", ({ start }, at) => (places.push(start + at), false));
    expect(places).toEqual(Array.from({ length: 800 }, (_, index) => 13 * index));
    expect(endsOf()).toEqual(before);
    expect(before.map((end) => text.slice(end - 6, end))).toEqual(["latest", "\nimage"]);
  });
});
