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
  /** What is kept and what is replaced, deleted or inserted, in turns: together the text before and after. */
  const piece = fc.record({ kept: fc.string({ unit: "binary" }), before: fc.string({ unit: "binary" }), after: fc.string({ unit: "binary" }) });

  it("replaces, deletes and inserts, and changes nothing outside the edits, whatever order they come in", () => {
    const pieces = fc.array(piece, { maxLength: 6 }).filter((all) => all.every(({ kept }, index) => index === 0 || kept !== ""));
    fc.assert(
      fc.property(pieces, fc.string(), fc.infiniteStream(fc.nat()), (all, tail, order) => {
        let text = "";
        const edits = all.map(({ kept, before, after }) => {
          const start = text.length + kept.length;
          text += kept + before;
          return { start, end: start + before.length, text: after, place: Number(order.next().value) };
        });
        const shuffled = [...edits].sort((left, right) => left.place - right.place);
        expect(applyEdits(text + tail, shuffled)).toBe(all.map(({ kept, after }) => kept + after).join("") + tail);
      }),
    );
  });

  it("keeps the order of insertions at one place, before what is replaced from there on", () => {
    expect(applyEdits("abc", [{ start: 1, end: 2, text: "X" }, { start: 1, end: 1, text: "1" }, { start: 1, end: 1, text: "2" }])).toBe("a12Xc");
  });
});
