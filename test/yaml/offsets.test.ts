import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { offsetIn, sliceSource } from "../../src/model/text.js";
import type { Scalar } from "../../src/yaml/node.js";
import { readYaml } from "../../src/yaml/read.js";

function scalarIn(text: string): Scalar {
  const root = readYaml(text).documents[0]?.root;
  const value = root?.kind === "mapping" ? root.pairs[0]?.value : root;
  if (value?.kind !== "scalar") throw new Error(`no scalar in ${text}`);
  return value;
}

/** What stands in the file where a part of the value is written. */
function writtenAs(text: string, part: string): string {
  const { source } = scalarIn(text);
  const from = source.value.indexOf(part);
  if (from < 0) throw new Error(`${part} is not in ${source.value}`);
  const { range } = sliceSource(source, from, from + part.length);
  return text.slice(range.start, range.end);
}

describe("offsets", () => {
  test("are left out where the value is the text itself", () => {
    for (const text of ["a: b:c", "a: 'b'", 'a: "b"', "a: |-\n  b", "a: >-\n  b\nc: d"]) expect(scalarIn(text).source.offsets).toBeUndefined();
  });

  test("find a tag in every style", () => {
    expect(writtenAs('a: "\\u006eginx:\\x6catest"', "latest")).toBe("\\x6catest");
    expect(writtenAs("a: 'it''s:latest'", "latest")).toBe("latest");
    expect(writtenAs("a: b\n   c:latest # d", "latest")).toBe("latest");
    expect(writtenAs("a: |\n  b\n\n  c:latest\nd: e", "latest")).toBe("latest");
    expect(writtenAs("a: >\n  b\n  c:latest\n", "latest")).toBe("latest");
    expect(writtenAs("a: |\r\n  b\r\n  c:latest\r\n", "latest")).toBe("latest");
  });

  test("what is dropped belongs to the unit that it helps to write", () => {
    expect(writtenAs("a: 'b''c'", "'")).toBe("''");
    expect(writtenAs('a: "b\\nc"', "\n")).toBe("\\n");
    expect(writtenAs("a: b \n\n  c", "\n")).toBe(" \n\n  ");
    expect(writtenAs("a: |\n  b\n  c\n", "\n")).toBe("\n  ");
  });

  test("the last unit ends where the value does", () => {
    const text = "a: >-\n  nginx\n\nb: c\n";
    const { source } = scalarIn(text);
    expect(text.slice(0, offsetIn(source, source.value.length))).toBe("a: >-\n  nginx");
  });

  test("units outside the basic plane stay whole", () => {
    const { source } = scalarIn('a: "x\\U0001F600y"');
    expect(source.value).toBe("x😀y");
    expect(source.offsets).toEqual([4, 5, 15, 15, 16]);
  });

  test("replacing one unit's place changes that unit alone", () => {
    const word = fc.stringMatching(/^[a-z]{1,5}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), fc.constantFrom("plain", "'", '"', "|", ">"), fc.nat(), (words, style, pick) => {
        const body = words.join("\n   ");
        const text = style === "plain" ? `a: ${body}\n` : style.length === 1 && "|>".includes(style) ? `a: ${style}\n   ${body}\n` : `a: ${style}${body}${style}\n`;
        const { source } = scalarIn(text);
        const letters = Array.from(source.value).flatMap((unit, index) => (/[a-z]/.test(unit) ? [index] : []));
        const index = letters[pick % letters.length]!;
        const edited = text.slice(0, offsetIn(source, index)) + "Z" + text.slice(offsetIn(source, index + 1));
        const expected = source.value.slice(0, index) + "Z" + source.value.slice(index + 1);
        // A letter at a line's end owns nothing else; the break behind it is a unit of its own.
        expect(scalarIn(edited).source.value).toBe(expected);
      }),
    );
  });
});
