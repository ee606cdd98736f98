import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readYamlFile } from "../../src/formats/yaml-file.js";
import { readYaml } from "../../src/yaml/read.js";
import { describeWithLibrary } from "./agreement.js";

const VALUES = `# -- where the image is
image:
  registry: docker.io
  repository: team/web
  tag: "1.2.3"
resources: {}
extraArgs: [--a, "--b"]
config: |
  a: {
    b
containers:
  - name: 'x'
    args:
      - >-
        c
`;

/** What may be typed somewhere, and makes what stands around it no YAML for a while. */
const TYPED = [" x: y: z", "\nima", "\n    ima", "\n tag", "\n- x", '\nname: "a', "\nname: 'a", "\nargs: [a", "\nargs: {a: b", "\nargs: [a b: c: d]]", "\n  key: a: b"];

describe("a text that cannot be YAML", () => {
  test("is known as such in what an editor's buffer mostly holds, so that nobody is asked for a second opinion", () => {
    const ends = [...VALUES.matchAll(/$/gm)].map(({ index }) => index);
    let broken = 0;
    for (const end of ends) {
      for (const typed of TYPED) {
        const text = VALUES.slice(0, end) + typed + VALUES.slice(end);
        if (describeWithLibrary(text) !== undefined) continue;
        broken++;
        expect(readYamlFile(text, { loadYaml: () => expect.fail(`asked about ${JSON.stringify(text)}`) }).documents).toEqual(readYaml(text).documents);
      }
    }
    expect(broken).toBeGreaterThan(100);
    const quoted = 'a:\n  b: [c, "d\n  e: "f"\ng: h\n';
    expect([describeWithLibrary(quoted), readYaml(quoted).isBroken]).toEqual([undefined, true]);
  });

  test("has errors to the `yaml` package, too", () => {
    const piece = fc.constantFrom(
      ..."a|b|- |- |-|: |: |:|  |    |\n|\n|\n|\n  |\n    |\n- |\n  - |\n\n|{|}|[|]|, |,|\"|'|\"x\"|'y'|''|\\\"|# c\n|&a |*a|!t |\t|---\n|...\n|? |%|foo: |bar:\n|x: y|\r\n|é|<<: *a|\n\t|<<<<<<< x\n|=======\n|{{|}}".split("|"),
      "|", "|\n", "|-\n  ", ">\n  ", "|2\n ", "> x\n", "- a: b\n  c: d\n", "\"\n", "'\n  q'", "{}: ", "\n\t---\n",
    );
    const text = fc.array(piece, { minLength: 1, maxLength: 14 }).map((pieces) => pieces.join(""));
    let broken = 0;
    fc.assert(
      fc.property(text, (given) => {
        // The package lets a comment without a space behind its mark lower the indentation of the next scalar.
        if (readYaml(given).isBroken !== true || /^ *#[^ ]/m.test(given)) return;
        broken++;
        expect(describeWithLibrary(given)).toBeUndefined();
      }),
      { numRuns: 20_000, seed: 1 },
    );
    expect(broken).toBeGreaterThan(3000);
  });

  test.each(["? a\n: b: c\n", "a:\n:\n  b\n", "a\n  : b\n c\n", "a: {}: b\n", "- '''", "a: \"b\\\"\nc: \"d\"\n", "<<<<<<< a\n", "b\n\t...\nc\n", "foo: |2\n : c\n"])("is not taken for certain where the package may see none: %j", (text) => {
    expect(readYaml(text).isBroken).not.toBe(true);
  });
});
