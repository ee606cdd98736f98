import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formats } from "../../src/formats/index.js";
import { matchesGlob } from "../../src/formats/path-pattern.js";

const globs = formats.flatMap((format) => format.paths);

/** The glob as a regular expression, which is the oracle. */
function patternOf(glob: string): RegExp {
  const pattern = glob.replace(/\*\*\/|[*{},.+?^$()|[\]\\]/g, (token) => ({ "**/": "(?:.*/)?", "*": "[^/]*", "{": "(?:", "}": ")", ",": "|" })[token] ?? `\\${token}`);
  return new RegExp(`^${pattern}$`, "s");
}

/** Paths that a glob means: of its alternatives one, for its stars any text. */
const pathsOf = (glob: string): fc.Arbitrary<string> =>
  fc
    .tuple(...(glob.match(/\*\*\/|\*|\{[^}]*\}|[^*{]+/g) ?? []).map((token): fc.Arbitrary<string> => {
      if (token === "**/") return fc.constantFrom("", "a/", "a/b-c/", ".d/");
      if (token === "*") return fc.constantFrom("", "x", "a.b", "-", "values");
      return token.startsWith("{") ? fc.constantFrom(...token.slice(1, -1).split(",")).map((text) => text.replaceAll("*", "y")) : fc.constant(token);
    }))
    .map((parts) => parts.join(""));

describe("file-name globs of formats", () => {
  it.each(globs)("%s matches what it means", (glob) => {
    fc.assert(fc.property(pathsOf(glob), (path) => matchesGlob(glob, path)));
  });

  it("match what their regular expressions match", () => {
    const pieces = [...new Set(globs.flatMap((glob) => glob.match(/[A-Za-z_]+|[-./,]/g) ?? []))];
    const path = fc.array(fc.constantFrom("", "a", "{", "}", "*", "[", "\n", ...pieces), { maxLength: 9 }).map((parts) => parts.join(""));
    const near = fc.tuple(fc.constantFrom(...globs).chain(pathsOf), fc.nat(), fc.constantFrom("", ...pieces)).map(([text, at, piece]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + piece + text.slice(place + (at % 3));
    });
    fc.assert(
      fc.property(fc.oneof(path, near), (text) => {
        for (const glob of globs) expect([glob, matchesGlob(glob, text)]).toEqual([glob, patternOf(glob).test(text)]);
      }),
      { numRuns: 2000 },
    );
  });
});
