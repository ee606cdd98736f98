import { expect, it } from "vitest";
import { Places } from "../../src/registry/places.js";

it("lets only so many of a key work at once, in turn, and others beside them", async () => {
  const places = new Places(2);
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const work = (name: string) => places.hold(name[0]!, () => {
    begun.push(name);
    return new Promise<string>((resolve) => { ends.push(() => { resolve(name); }); });
  });
  const all = Promise.all(["a1", "a2", "a3", "a4", "b1"].map(work));
  await Promise.resolve();
  expect(begun).toEqual(["a1", "a2", "b1"]);
  ends[1]!();
  await new Promise(setImmediate);
  expect(begun).toEqual(["a1", "a2", "b1", "a3"]);
  for (let index = 0; index < 5; index++) {
    ends[index]?.();
    await new Promise(setImmediate);
  }
  expect(await all).toEqual(["a1", "a2", "a3", "a4", "b1"]);
});

it("frees the place of work that failed", async () => {
  const places = new Places(1);
  await expect(places.hold("a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await places.hold("a", () => Promise.resolve(1))).toBe(1);
});
