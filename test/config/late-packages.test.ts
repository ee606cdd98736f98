import { expect, it, vi } from "vitest";
import { read } from "./read.js";

const { touch } = vi.hoisted(() => ({ touch: vi.fn() }));

/** Stands for a package that a run without its keys must not load: any use of it is counted. */
function untouchable(): object {
  return new Proxy(() => undefined, { apply: () => void touch(), get: () => void touch() });
}
vi.mock("picomatch", () => ({ default: untouchable() }));
vi.mock("ignore", () => ({ default: untouchable() }));

it("a configuration without globs touches neither picomatch nor ignore", () => {
  touch.mockImplementation(() => {
    throw new Error("touched");
  });
  const settings = read("extends: [strict]\nallow: [{ tags: [x], reason: r }]\nrules: { limited: { count: 2 } }\nignore: []\noverrides: []\n");
  settings.rulesFor("a");
  expect(settings.ignores("a")).toBe(false);
  expect(settings.formatFor("a")).toBeUndefined();
  expect(settings.allow[0]?.matchesPath("a")).toBe(true);
  expect(touch).not.toHaveBeenCalled();
  expect(() => read("ignore: [x]")).toThrow("touched");
});
