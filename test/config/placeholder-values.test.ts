import { expect, test } from "vitest";
import { matchIgnored } from "../../src/config/ignored-paths.js";
import { read } from "./read.js";

test.each([
  ["a pattern that asks what stands around a token", 'placeholders: { pattern: "(?<=:)[A-Z]+", values: { OS: [a] } }'],
  ["no pattern at all", "placeholders: { values: { OS: [a] } }"],
])("values are taken as they are with %s", (_, text) => {
  expect([...read(text).placeholders.values.keys()]).toEqual(["OS"]);
});

test("lines of ignore may begin with ./, which anchors them", () => {
  const ignores = matchIgnored(["./charts", "./*.yaml", "!./keep.yaml"]);
  expect(["charts/a", "a.yaml", "keep.yaml", "sub/charts/a", "sub/a.yaml"].filter((path) => ignores(path))).toEqual(["charts/a", "a.yaml"]);
});
