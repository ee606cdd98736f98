import { transformSync } from "esbuild";
import { describe, expect, it, vi } from "vitest";
import { findHomes, showDataOf, showStandIn } from "../../src/build/late-modules.mjs";

/** The exports of a stand-in, and what was loaded through it. */
function standInFor(exports: Readonly<Record<string, unknown>>) {
  const load = vi.fn(() => ({ "src/x.ts": exports }));
  const module: { exports: unknown } = { exports: {} };
  const { code } = transformSync(showStandIn("src/x.ts", exports, "late-x.cjs"), { format: "cjs" });
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the build's own text
  new Function("require", "module", code)(load, module);
  return { load, standIn: module.exports as Readonly<Record<string, (...args: unknown[]) => unknown>> & { readonly thing: { readonly count: number; add(by: number): unknown } } };
}

describe("a late module's stand-in", () => {
  it("has the module's data without loading it", () => {
    const thing = { id: "x", words: ["a\n\"b\""], rank: 1, except: /a\/b"\n/gi, deep: { list: [null, true, { most: Infinity }], none: undefined } };
    const { load, standIn } = standInFor({ thing, WORDS: ["a"] });
    expect(standIn).toEqual({ thing, WORDS: ["a"] });
    expect(load).not.toHaveBeenCalled();
  });

  it("loads the module when one of its functions is called, and hands on what that takes and gives", () => {
    const { load, standIn } = standInFor({ add: (left: number, right: number) => left + right });
    expect(load).not.toHaveBeenCalled();
    expect(standIn.add?.(1, 2)).toBe(3);
    expect(load).toHaveBeenCalledWith("./late-x.cjs");
    // By then the function itself is exported.
    expect(standIn.add?.(3, 4)).toBe(7);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it("is done with after the first call of an object's function, which keeps its object", () => {
    const thing = {
      count: 2,
      add(by: number) {
        return this.count + by;
      },
    };
    const { load, standIn } = standInFor({ thing });
    expect([standIn.thing.add(1), standIn.thing.add(2)]).toEqual([3, 4]);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it("takes a function from where it lives, and not from the module that has it in an object", () => {
    const recognise = (text: string) => text === "x";
    const late = new Map([["src/y.ts", { bundle: "y", exports: { recognise } }]]);
    const homes = findHomes(late, (bundle) => `late-${bundle}.cjs`);
    const load = vi.fn((file: string) => (file === "./late-y.cjs" ? { "src/y.ts": { recognise } } : {}));
    const module: { exports: unknown } = { exports: {} };
    const { code } = transformSync(showStandIn("src/x.ts", { thing: { recognise, parse: () => 1 } }, "late-x.cjs", homes), { format: "cjs" });
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the build's own text
    new Function("require", "module", code)(load, module);
    const { thing } = module.exports as { readonly thing: { readonly recognise: (text: string) => boolean } };
    expect([thing.recognise("x"), thing.recognise("y")]).toEqual([true, false]);
    expect(load.mock.calls).toEqual([["./late-y.cjs"]]);
  });

  it("hands on generators", () => {
    const thing = {
      *all() {
        yield 1;
      },
    };
    const { standIn } = standInFor({ thing });
    expect([...(standIn.thing as unknown as typeof thing).all()]).toEqual([1]);
  });

  it.each([
    ["a class", { Thing: Map }],
    ["a function deep in data", { thing: { list: [() => 1] } }],
    ["an object of a class", { thing: new Map() }],
  ])("is refused for %s", (_, exports) => {
    expect(() => showStandIn("src/x.ts", exports, "late-x.cjs")).toThrow("src/x.ts");
  });
});

describe("a module that is there as data alone", () => {
  it("has of its one export what was asked for, and nothing that runs", () => {
    const rule = { id: "x", summary: "a", options: { tags: { default: ["latest"] } }, image: () => [] };
    const module: { exports: unknown } = { exports: {} };
    const { code } = transformSync(showDataOf("rules/x/index.ts", { rule }, ["id", "options", "recommended"]), { format: "cjs" });
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the build's own text
    new Function("module", code)(module);
    expect(module.exports).toEqual({ rule: { id: "x", options: rule.options } });
  });

  it("has no descriptions, but what is called so", () => {
    const rule = { options: { list: [{ description: "a text", type: "string" }], description: { description: "another", default: 1 } } };
    expect(showDataOf("rules/x/index.ts", { rule }, ["options"])).toBe('export const rule = { "options": { "list": [{ "type": "string" }], "description": { "default": 1 } } };\n');
  });

  it("cannot have a function", () => {
    expect(() => showDataOf("rules/x/index.ts", { rule: { image: () => [] } }, ["image"])).toThrow("rules/x/index.ts");
  });
});
