import fc from "fast-check";
import picomatch from "picomatch";
import { expect, it } from "vitest";
import { findGlobProblem, matchPaths } from "../../src/config/path-matcher.js";

const OPTIONS = { dot: true, nonegate: true, strictBrackets: true, debug: true, windows: false };
const glob = fc.array(fc.constantFrom("a", "b", "ab", ".", ".x", "/", "/", "*", "**", "**/", "/**", "?", "[ab]", "[!a]", "[", "{a,b}", "{1..2}", "{", "}", "@(a|b)", "!(a)", "+(a)", "?(b)", "*(a)", "(a)", "+", "@", "!", "|", "\\", "\\*", "..", "./", "//"), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(""));
const path = fc.array(fc.constantFrom("a", "b", "aa", "ab", ".", ".x", "1", "*", "(", "+", "!", "{", "x.b"), { minLength: 1, maxLength: 3 }).chain((parts) => fc.constantFrom(parts.join("/"), parts.join("")));

it("a glob's literal ends rule no path out that picomatch takes", () => {
  const seen = { taken: 0, left: 0 };
  fc.assert(
    // A slash inside anchors it, so that the glob goes to picomatch as it stands.
    fc.property(fc.constantFrom("a/", "", "b", "**/", "*/"), glob, path, (head, rest, candidate) => {
      const written = head + rest;
      if (findGlobProblem(written) !== undefined || written.startsWith("!") || written.startsWith("/") || written.startsWith("./") || !written.slice(0, -1).includes("/") || written.endsWith("/")) return;
      const expected = picomatch(written, OPTIONS)(candidate);
      expect(matchPaths([written])(candidate)).toBe(expected);
      seen[expected ? "taken" : "left"]++;
    }),
    { numRuns: 8000 },
  );
  expect(Math.min(seen.taken, seen.left)).toBeGreaterThan(60);
});

it("what is a problem is what picomatch refuses", () => {
  fc.assert(
    fc.property(glob, (rest) => {
      const written = `a/b${rest}c`;
      const refuses = () => picomatch.makeRe(written, OPTIONS);
      if (findGlobProblem(written) === undefined) expect(refuses).not.toThrow();
      else expect(refuses).toThrow();
    }),
    { numRuns: 5000 },
  );
});
