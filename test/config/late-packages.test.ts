import { expect, it, vi } from "vitest";
import { read } from "./read.js";

const { touch } = vi.hoisted(() => ({ touch: vi.fn() }));

/** Stands for a package that a run without its keys must not load: any use of it is counted. */
function untouchable(): object {
  return new Proxy(() => undefined, { apply: () => void touch(), get: () => void touch() });
}
vi.mock("picomatch", () => ({ default: untouchable() }));
vi.mock("ignore", () => ({ default: untouchable() }));

it("picomatch and ignore are touched for a path alone that a glob may take", () => {
  touch.mockImplementation(() => {
    throw new Error("touched");
  });
  const settings = read('extends: [strict]\nallow: [{ tags: [x], reason: r }]\nrules: { limited: { count: 2 } }\nignore: [x]\noverrides: [{ files: ["test/**", "*.tpl"], rules: { limited: off } }]\n');
  settings.rulesFor("a");
  expect(settings.formatFor("a")).toBeUndefined();
  expect(settings.allow[0]?.matchesPath("a")).toBe(true);
  expect(touch).not.toHaveBeenCalled();
  expect(() => settings.ignores("a")).toThrow("touched");
  expect(() => settings.rulesFor("test/a")).toThrow("touched");
  expect(() => settings.rulesFor("a/b.tpl")).toThrow("touched");
});
