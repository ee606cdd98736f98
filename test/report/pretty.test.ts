import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noColours } from "../../src/report/index.js";
import { fileWith, plain, resultOf, textOf } from "./stub-result.js";

const pretty = textOf("pretty");

/** The line of code and the line of carets, without the gutter. */
function frame(marked: string): readonly string[] {
  const lines = pretty(resultOf([fileWith(marked)]), plain).split("\n");
  return lines.slice(1, 3).map((line) => line.slice(line.indexOf("|") + 2));
}

describe("pretty", () => {
  it("shows place, severity, message, rule, code, notes, help and counts", () => {
    const file = fileWith("kind: Pod\nimage: nginx:«latest»\n", {
      related: [{ location: { range: { start: 0, end: 4 }, start: { line: 1, column: 1 }, end: { line: 1, column: 5 } }, message: "the default is written here" }],
      fixes: [{ title: "Write 1.27", edits: [], safety: "unsafe" }],
    });
    expect(pretty(resultOf([file], { files: 12, references: 40, errors: 1, warnings: 2, allowed: 3 }), plain)).toBe(
      [
        'a.yaml:2:14 error floating-tag: tag "latest" moves',
        " 2 | image: nginx:latest",
        "   |              ^^^^^^",
        "   = line 1: the default is written here",
        "   = --fix=all: Write 1.27",
        "",
        "floating-tag: https://docs.test/floating-tag",
        "",
        "12 files: 1 error, 2 warnings, 3 allowed",
        "",
      ].join("\n"),
    );
  });

  it("says so when there is nothing to say, unless it is to be quiet", () => {
    expect(pretty(resultOf([], { files: 1, references: 1 }), plain)).toBe("1 file: nothing to report\n");
    expect(pretty(resultOf([], { files: 1 }), { ...plain, quiet: true })).toBe("");
  });

  it("shows only errors when quiet", () => {
    const files = [fileWith("«a»", { severity: "warning", message: "first" }), fileWith("«a»", { message: "second" })];
    const text = pretty(resultOf(files), { ...plain, quiet: true });
    expect(text).toContain("second");
    expect(text).not.toContain("first");
  });

  it("colours through what it is given", () => {
    const colours = { ...noColours, error: (text: string) => `<${text}>` };
    expect(pretty(resultOf([fileWith("«ab»")]), { ...plain, colours })).toContain("<^^>");
  });

  it.each([
    ["tabs", "\t\tkey:\t«latest»", ["\t\tkey:\tlatest", "\t\t    \t^^^^^^"]],
    ["wide letters", "名前: «漢字x»", ["名前: 漢字x", "      ^^^^^"]],
    ["emoji", "👍🏽 👨‍👩‍👧 «a»", ["👍🏽 👨‍👩‍👧 a", "      ^"]],
    ["combining marks", "e\u0301: «a»", ["e\u0301: a", "   ^"]],
    ["letters without width", "a\u200b: «b»", ["a\u200b: b", "   ^"]],
    ["an empty range", "image: «»", ["image: ", "       ^"]],
    ["an empty file", "«»", ["", "^"]],
    ["a range over several lines", "a: «b\r\nc»", ["a: b", "   ^"]],
    ["control characters before", "a\u0007\u001b[31m: «b»", ["a[31m: b", "       ^"]],
  ])("puts the caret right with %s", (_, marked, expected) => {
    expect(frame(marked)).toEqual(expected);
  });

  it("cuts a long line around the finding", () => {
    const [code, carets] = frame(`${"x".repeat(5000)}«latest»${"y".repeat(5000)}`);
    expect(code!.length).toBeLessThan(130);
    expect(code).toMatch(/^…x+latesty+…$/);
    expect(code!.slice(carets!.indexOf("^"), carets!.length)).toBe("latest");
  });

  it("cuts nothing from a line that fits", () => {
    const line = `${"x".repeat(100)}latest`;
    expect(frame(`${"x".repeat(100)}«latest»`)[0]).toBe(line);
  });

  it("always puts carets under the marked text, whatever plain line it is in", () => {
    const text = fc.string({ unit: fc.constantFrom("a", " ", ":", "-"), maxLength: 200 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const [code, carets] = frame(`${before}«MARK»${after}`);
        expect(code!.slice(carets!.indexOf("^"), carets!.length)).toBe("MARK");
      }),
    );
  });

  it("never parts a surrogate pair", () => {
    fc.assert(
      fc.property(fc.nat(90), fc.nat(90), (before, after) => {
        const [code] = frame(`a${"😀".repeat(before)}b«x»${"😀".repeat(after)}`);
        expect(Buffer.from(code!).toString()).toBe(code);
      }),
    );
  });

  it("prints no control characters of a name or message", () => {
    const text = pretty(resultOf([fileWith("«a»", { path: "a\u001b]0;x\u0007\n.yaml", message: "b\u009b2J\u202e" })]), plain);
    expect(text.split("\n")[0]).toBe("a]0;x.yaml:1:1 error floating-tag: b2J");
  });

  it("stays linear with many findings in one long line", () => {
    const one = fileWith(`${"x".repeat(1_000_000)}«latest»`);
    const files = [{ ...one, findings: Array.from({ length: 20_000 }, () => one.findings[0]!) }];
    expect(pretty(resultOf(files), plain).split("\n").length).toBeGreaterThan(80_000);
  });
});
