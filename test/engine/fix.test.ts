import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdits, fixText } from "../../src/engine/fix.js";
import type { SourceFile } from "../../src/model/document.js";
import { checkText, stubLinter } from "./stub-settings.js";

const fix = (text: string, safety: "safe" | "unsafe" = "safe") => fixText({ path: "a.stub", text }, stubLinter().check, safety);

describe("fixText", () => {
  it.each([
    ["a whole line", "# taglint-disable-next-line floating-tag\nimage a:1\n", "image a:1\n"],
    ["an indented line with CRLF around it", "x\r\n  # taglint-disable-line floating-tag\r\nimage a:1\r\n", "x\r\nimage a:1\r\n"],
    ["a comment behind content, with the blanks before it", "image a:1   # taglint-disable-line floating-tag\nx", "image a:1\nx"],
    ["the first of two names", "image a # taglint-disable-line floating-tag, implicit-latest -- x\n", "image a # taglint-disable-line implicit-latest -- x\n"],
    ["the last of two names", "image a # taglint-disable-line implicit-latest, floating-tag -- x\n", "image a # taglint-disable-line implicit-latest -- x\n"],
    ["all of many names", "image a:1 # taglint-disable-line floating-tag, implicit-latest, parse-error, nonsense-word\n", "image a:1\n"],
    ["a directive without a rule, at the end of the file", "image a:1\n# taglint-disable", "image a:1\n"],
  ])("removes %s", (_, before, after) => {
    expect(fix(before).text).toBe(after);
  });

  it("leaves for the next round what overlaps, and makes the same edit once", () => {
    const finding = checkText("image a:latest").findings[0]!;
    const edits = [{ start: 3, end: 6, text: "y" }, { start: 0, end: 5, text: "x" }, { start: 0, end: 5, text: "x" }];
    const findings = edits.map((edit) => ({ ...finding, fixes: [{ title: "", edits: [edit], safety: "safe" as const }] }));
    const check = ({ path, text }: SourceFile) => ({ path, text, findings: text === "abcdef" ? findings : [], suppressed: [], references: 0, usedAllows: [] });
    expect(fixText({ path: "a", text: "abcdef" }, check, "safe")).toMatchObject({ text: "xf", applied: 1, result: { findings: [] } });
  });

  it("ends even if fixes undo each other", () => {
    const finding = checkText("image a:latest").findings[0]!;
    const check = ({ path, text }: SourceFile) => {
      const fixes = [{ title: "", edits: [{ start: 0, end: 1, text: text === "a" ? "b" : "a" }], safety: "safe" as const }];
      return { path, text, findings: [{ ...finding, fixes }], suppressed: [], references: 0, usedAllows: [] };
    };
    expect(fixText({ path: "a", text: "a" }, check, "safe").applied).toBe(10);
  });

  it("writes the meant rule only when unsafe fixes are wanted", () => {
    const text = "image a:latest # taglint-disable-line floting-tag\n";
    expect(fix(text)).toMatchObject({ text, applied: 0, result: { findings: [{ rule: "floating-tag" }, { rule: "unused-disable" }] } });
    expect(fix(text, "unsafe")).toMatchObject({ text: "image a:latest # taglint-disable-line floating-tag\n", applied: 1, result: { findings: [] } });
  });
});

describe("applyEdits", () => {
  it("changes nothing outside the edits", () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.tuple(fc.nat(30), fc.string()), { maxLength: 5 }), (text, inserts) => {
        const edits = inserts.map(([at, insert]) => ({ start: Math.min(at, text.length), end: Math.min(at, text.length), text: insert }));
        const fixed = applyEdits(text, edits);
        expect(fixed).toHaveLength(text.length + inserts.reduce((sum, [, insert]) => sum + insert.length, 0));
        expect(applyEdits(text, [])).toBe(text);
      }),
    );
  });
});
