import { describe, expect, it } from "vitest";
import { filesAtHand, rememberAnswers } from "../../src/model/project-files.js";

const files = ["a/x.yaml", "a/b/x.yaml", "ab/x.yaml", "x.yaml"].map((path) => ({ path, text: "" }));

describe("files at hand", () => {
  it("answer by folder and name", () => {
    const paths = (below: string, names?: readonly string[]) => filesAtHand(files).read({ below, ...(names && { names }) }).map(({ path }) => path);
    expect(paths("a")).toEqual(["a/x.yaml", "a/b/x.yaml"]);
    expect(paths("", ["x.yaml"])).toHaveLength(4);
    expect(paths("a", ["b"])).toEqual([]);
  });
});

describe("an answer", () => {
  it("is kept until it is old", () => {
    let time = 1000;
    const others = rememberAnswers({ root: "", read: () => [...files] }, 10, () => time);
    const first = others.read({ below: "a" });
    time = 1009;
    expect(others.read({ below: "a" })).toBe(first);
    expect(others.read({ below: "" })).not.toBe(first);
    time = 1010;
    const second = others.read({ below: "a" });
    expect(second).not.toBe(first);
    time = 1019;
    expect(others.read({ below: "a" })).toBe(second);
  });
});
