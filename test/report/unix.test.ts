import { describe, expect, it } from "vitest";
import { fileWith, plain, resultOf, textOf } from "./stub-result.js";

const unix = textOf("unix");

describe("unix", () => {
  it("prints one line for each finding, with the path as the caller shows it", () => {
    const text = unix(resultOf([fileWith("\n x: «latest»")]), { ...plain, pathOf: (path) => `../${path}` });
    expect(text).toBe('../a.yaml:2:5: error floating-tag tag "latest" moves\n');
  });

  it("keeps to one line whatever a name or message holds", () => {
    expect(unix(resultOf([fileWith("«a»", { path: "a\nb\r\u2028.yaml", message: "c\nd" })]), plain)).toBe("ab.yaml:1:1: error floating-tag cd\n");
  });

  it("prints nothing for nothing, and only errors when quiet", () => {
    expect(unix(resultOf([]), plain)).toBe("");
    expect(unix(resultOf([fileWith("«a»", { severity: "info" })]), { ...plain, quiet: true })).toBe("");
  });
});
