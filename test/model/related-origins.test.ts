import { expect, it } from "vitest";
import type { Component } from "../../src/model/image.js";
import { relateOrigins } from "../../src/model/related-origins.js";
import type { Range } from "../../src/model/text.js";

function known(range: Range, origin: Range): Component {
  return { range, parts: [{ kind: "known", text: "x", range, origin: { value: "x", range: origin }, written: "$X", shared: false }] };
}

it("names each place elsewhere once, and no default inside the use itself", () => {
  const elsewhere = { start: 0, end: 5 };
  const use = { start: 10, end: 20 };
  expect(relateOrigins([known(use, elsewhere), known(use, elsewhere)]).map(({ range }) => range)).toEqual([elsewhere]);
  expect(relateOrigins([known(use, { start: 13, end: 19 })])).toEqual([]);
});
