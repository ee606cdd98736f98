import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseChallenges } from "../../src/registry/challenge.js";

const read = (header: string | readonly string[] | undefined) => parseChallenges(header).map(({ scheme, parameters }) => [scheme, Object.fromEntries(parameters)]);

describe("challenges", () => {
  it.each([
    ["one", 'Bearer realm="https://auth.example.com/token",service="registry",scope="repository:a/b:pull,push"', [["bearer", { realm: "https://auth.example.com/token", service: "registry", scope: "repository:a/b:pull,push" }]]],
    ["two in one header", 'Basic realm="a, b", Bearer realm="c"', [["basic", { realm: "a, b" }], ["bearer", { realm: "c" }]]],
    ["one without parameters between", 'Negotiate, Basic realm="x"', [["negotiate", {}], ["basic", { realm: "x" }]]],
    ["one with a token of its own", 'NTLM TlRMTVNTUAAB==, Bearer realm="x"', [["ntlm", {}], ["bearer", { realm: "x" }]]],
    ["blanks around everything", '  BEARER   REALM = "x"  ,  , service=y ', [["bearer", { realm: "x", service: "y" }]]],
    ["escapes", String.raw`Basic realm="a\"b\\c, Bearer d=\"e\""`, [["basic", { realm: 'a"b\\c, Bearer d="e"' }]]],
    ["values without quotes", "Bearer realm=https", [["bearer", { realm: "https" }]]],
    ["a parameter twice", 'Bearer realm="first",realm="second"', [["bearer", { realm: "first" }]]],
    ["a name of JavaScript's own", 'Bearer __proto__="x",constructor="y"', [["bearer", Object.fromEntries([["__proto__", "x"], ["constructor", "y"]])]]],
    ["a quote that never ends", 'Bearer realm="x, service=y', [["bearer", { service: "y" }]]],
    ["junk", '@@@, Bearer realm="x"', [["bearer", { realm: "x" }]]],
    ["nothing", "", []],
    ["parameters of nobody", 'realm="x"', []],
  ])("%s", (_name, header, expected) => {
    expect(read(header)).toEqual(expected);
  });

  it("may come in several headers, or in none", () => {
    expect(read(['Basic realm="a"', 'Bearer realm="b"'])).toEqual([["basic", { realm: "a" }], ["bearer", { realm: "b" }]]);
    expect(read(undefined)).toEqual([]);
  });

  it("are read as they were written, whatever the quoted text", () => {
    const token = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
    const text = fc.string({ unit: fc.constantFrom(..."ab ,=\"\\\t:/") });
    const challenge = fc.record({ scheme: token, parameters: fc.uniqueArray(fc.tuple(token, text), { selector: ([name]) => name, minLength: 1, maxLength: 4 }) });
    fc.assert(
      fc.property(fc.array(challenge, { maxLength: 4 }), (challenges) => {
        const header = challenges
          .map(({ scheme, parameters }) => `${scheme} ${parameters.map(([name, value]) => `${name}="${value.replace(/["\\]/g, "\\$&")}"`).join(",")}`)
          .join(", ");
        expect(read(header)).toEqual(challenges.map(({ scheme, parameters }) => [scheme, Object.fromEntries(parameters)]));
      }),
    );
  });

  it("end, whatever the text", () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(..."a=\", \\@\n"), maxLength: 200 }), (header) => { parseChallenges(header); }));
    expect(parseChallenges('a="'.repeat(100_000)).length).toBeLessThan(100_000);
  });
});
