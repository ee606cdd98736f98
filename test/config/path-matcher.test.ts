import { describe, expect, it } from "vitest";
import { matchIgnored } from "../../src/config/ignored-paths.js";
import { findGlobProblem, matchPaths } from "../../src/config/path-matcher.js";

describe("matchPaths", () => {
  it.each([
    // without a slash: any depth
    ["values.yaml", "values.yaml", true],
    ["values.yaml", "a/b/values.yaml", true],
    ["*.tpl", "a/_x.tpl", true],
    ["*.tpl", "a.tpl/b", false],
    ["vendor", "vendor/x", false],
    ["vendor/", "vendor/x", true],
    ["vendor/", "a/vendor/b/x", true],
    ["**", "a/b", true],
    ["*", "a/b", true],
    // with one: from the root
    ["test/**", "test/a/b", true],
    ["test/**", "a/test/b", false],
    ["test/*", "test/a/b", false],
    ["test/**", "test", true],
    ["a/**/b", "a/b", true],
    ["a/**/b", "ab", false],
    ["a/b*", "a/b", true],
    ["a/{b,c}d", "a/bd", true],
    ["./test/*", "test/a", true],
    ["./x", "x", true],
    ["./x", "a/x", false],
    ["/values.yaml", "values.yaml", true],
    ["/values.yaml", "a/values.yaml", false],
    ["/a/", "a/b/c", true],
    ["/a/", "b/a/c", false],
    ["**/x.yaml", "x.yaml", true],
    // syntax
    [".github/**", ".github/workflows/a.yml", true],
    ["**/*.yml", ".github/workflows/.a.yml", true],
    ["*.{yml,yaml}", "a.yaml", true],
    ["a?.[xy]", "ab.y", true],
    ["a/b?d/x.yaml", "a/bcd/x.yaml", true],
    ["a/?x.yaml", "a/bx.yaml", true],
    ["a/x?yaml", "a/x.yaml", true],
    ["VALUES.yaml", "values.yaml", false],
    ["a \\(copy\\).yaml", "a (copy).yaml", true],
    ["*.@(yml|yaml)", "a.yaml", true],
  ])("%s takes %s: %s", (glob, path, expected) => {
    expect(matchPaths([glob])(path)).toBe(expected);
    expect(findGlobProblem(glob)).toBeUndefined();
  });

  it("takes back what a negated glob matches, wherever it stands", () => {
    const matches = matchPaths(["!a/b/**", "a/**"]);
    expect([matches("a/x"), matches("a/b/x"), matches("c")]).toEqual([true, false, false]);
  });

  it("starts from all files when every glob is negated", () => {
    const matches = matchPaths(["!a/**"]);
    expect([matches("a/x"), matches("b")]).toEqual([false, true]);
  });

  it.each(["", " ", "!", "/", "./", "../x", "a[b", "a{b", "(", "x".repeat(1001)])("names what is wrong with %j", (glob) => {
    expect(findGlobProblem(glob)).toBeTypeOf("string");
  });
});

describe("matchIgnored", () => {
  const ignores = matchIgnored(["vendor/", "*.tpl", "!keep.tpl", "/root.yaml", "# a comment"]);

  it.each([
    ["vendor/a", true],
    ["b/vendor/a", true],
    ["a/x.tpl", true],
    ["a/keep.tpl", false],
    ["vendor/keep.tpl", true],
    ["root.yaml", true],
    ["a/root.yaml", false],
    ["Vendor/a", false],
    // outside of the project, where nothing is ignored
    ["../vendor/a", false],
    ["/vendor/a", false],
    ["", false],
  ])("%s: %s", (path, expected) => {
    expect(ignores(path)).toBe(expected);
  });
});

it("no glob takes the empty path, which a message has; what globs take back leaves it", () => {
  expect([["**"], ["*"], ["a/**"], ["**", "!a"], ["!a"], ["!a", "!b/**"]].map((globs) => matchPaths(globs)(""))).toEqual([false, false, false, false, true, true]);
});
