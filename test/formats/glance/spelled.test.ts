import { describe, expect, it } from "vitest";
import { mayBeSpelled } from "../../../src/formats/glance/spelled.js";

describe("a text with escapes", () => {
  it("is looked at with the units in their place, each line once", () => {
    const seen: string[] = [];
    const text = `a: "\\x2d\\u0041"\nb: c\nd: "\\x2e\\x2f"`;
    expect(mayBeSpelled(text, (line) => seen.push(line) === 0)).toBe(false);
    expect(seen).toEqual(['a: "-A"', 'd: "./"']);
  });

  it("matters for any of its lines", () => {
    const matters = (line: string) => line.includes("latest");
    expect(mayBeSpelled('a: "\\x2d"\nb: "\\x6catest"\n', matters)).toBe(true);
    expect(mayBeSpelled('a: "\\x2d\\x6catest"\n', matters)).toBe(true);
    expect(mayBeSpelled('a: "\\x2d"\nb: latest\n', matters)).toBe(false);
  });
});
