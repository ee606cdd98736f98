import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeText } from "../../src/project/decode.js";
import { glimpse } from "../../src/project/glimpse.js";

const bytes = (...parts: readonly (string | readonly number[])[]) => Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));

describe("decoding", () => {
  test("gives back every text, without its byte order mark", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\0") && Buffer.from(text).toString() === text && !text.startsWith("\uFEFF")), fc.boolean(), (text, hasMark) => {
      expect(decodeText(Buffer.from((hasMark ? "\uFEFF" : "") + text))).toEqual({ kind: "text", text, hasMark });
    }));
  });

  test("takes a NUL in the first 8 KB for a binary file, and a later one for text", () => {
    expect(decodeText(bytes("a", [0])).kind).toBe("binary");
    expect(decodeText(bytes("a".repeat(8191), [0])).kind).toBe("binary");
    expect(decodeText(bytes("a".repeat(8192), [0])).kind).toBe("text");
    // Bytes count, as they do for a glimpse, and not characters.
    expect(decodeText(bytes("é".repeat(4096), [0])).kind).toBe("text");
    expect(decodeText(bytes("é\n".repeat(2730), [0]))).toEqual({ kind: "binary", line: 2731 });
  });

  test("points at the first bytes that are not UTF-8, and not at a replacement character that is written", () => {
    const decoded = decodeText(bytes("\uFEFFé\uFFFD中😀", [0xff], "\uFFFD", [0xc3]));
    expect(decoded).toMatchObject({ kind: "text", hasMark: true, problem: { range: { start: 5, end: 6 } } });
  });

  test("points at where a text cut short ends", () => {
    expect(decodeText(bytes("FROM a\n", [0xe4, 0xb8]))).toMatchObject({ problem: { range: { start: 7, end: 8 } } });
  });

  test("agrees with the character that shows for any bytes", () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 1 }), (array) => {
      const decoded = decodeText(Buffer.from(array));
      if (decoded.kind === "binary" || decoded.problem === undefined) return;
      const { start } = decoded.problem.range;
      expect(decoded.text[start]).toBe("\uFFFD");
      // What is before it is exact: encoded again, it is how the bytes begin.
      const before = Buffer.from(decoded.text.slice(0, start));
      expect(Buffer.from(array).subarray(decoded.hasMark ? 3 : 0).subarray(0, before.length).equals(before)).toBe(true);
    }));
  });
});

describe("a glimpse", () => {
  const glimpseOf = (buffer: Buffer) => glimpse(buffer, buffer.length);

  test("of ASCII is the text, of other UTF-8 its bytes", () => {
    expect(glimpseOf(bytes("a: b\n"))).toMatchObject({ bytes: bytes("a: b\n"), isAscii: true });
    expect(glimpseOf(bytes("a: b\n"))?.slice(1, 4)).toBe(": b");
    expect(glimpseOf(bytes("é"))).toMatchObject({ bytes: bytes("é"), isAscii: false });
    expect(glimpseOf(bytes("é"))?.slice(0, 2)).toBe("\u00c3\u00a9");
    expect(glimpse(bytes("abc"), 2)?.bytes).toEqual(bytes("ab"));
  });

  test("is there for nothing that decoding would find fault with, or cut", () => {
    expect(glimpseOf(bytes("a", [0]))).toBeUndefined();
    expect(glimpseOf(bytes("a", [0xff]))).toBeUndefined();
    expect(glimpseOf(bytes("\uFEFFa"))).toBeUndefined();
    fc.assert(fc.property(fc.uint8Array(), (array) => {
      if (glimpseOf(Buffer.from(array)) !== undefined) expect(decodeText(Buffer.from(array))).toMatchObject({ kind: "text", hasMark: false });
    }));
    fc.assert(fc.property(fc.string(), (text) => {
      const decoded = decodeText(Buffer.from(text));
      if (glimpseOf(Buffer.from(text)) !== undefined) expect(decoded).toEqual({ kind: "text", text, hasMark: false });
    }));
  });
});
