import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDirectives } from "../../src/engine/directives.js";
import type { Comment } from "../../src/model/document.js";
import { LineMap } from "../../src/model/line-map.js";

function read(text: string) {
  const comments: Comment[] = [...text.matchAll(/#(.*)/g)].map((match) => ({ text: match[1]!, range: { start: match.index, end: match.index + match[0].length } }));
  return readDirectives(comments, text, new LineMap(text));
}

describe("readDirectives", () => {
  it("reads rules, reason and the places of both", () => {
    const text = "a\nb # taglint-disable-line floating-tag, x -- built here, later\n";
    const [first, second] = read(text);
    expect(first).toMatchObject({ name: "disable-line", rule: "floating-tag", reason: "built here, later", scope: { kind: "line", line: 2 } });
    expect(text.slice(first!.range.start, first!.range.end)).toBe("floating-tag");
    expect(text.slice(second!.range.start, second!.range.end)).toBe("x");
    expect(text.slice(first!.comment.start, first!.comment.end)).toBe("# taglint-disable-line floating-tag, x -- built here, later");
  });

  it("keeps a directive without a rule, with its own name as its place", () => {
    const text = "# taglint-disable-line -- why";
    const [directive] = read(text);
    expect(directive).toMatchObject({ rule: undefined, reason: "why" });
    expect(text.slice(directive!.range.start, directive!.range.end)).toBe("taglint-disable-line");
  });

  it.each(["# see taglint-disable-line x", "# taglint-friendly names", "# taglint", "# taglint:disable-line x", "# taglint-"])("takes %j for prose", (text) => {
    expect(read(text)).toEqual([]);
  });

  it("keeps one whose name is misspelt, which covers nothing", () => {
    for (const name of ["disables", "disable-nextline", "ignore", "Disable-Line", "disable-next-line=x", "ignore-next-line", "enabled"]) {
      const text = `# taglint-${name} floating-tag`;
      const [directive, ...others] = read(text);
      expect(others).toEqual([]);
      expect(directive).toMatchObject({ name, rule: undefined, scope: { kind: "nothing", why: "misspelt" } });
      expect(text.slice(directive!.range.start, directive!.range.end)).toBe(`taglint-${name}`);
    }
  });

  it("takes a colon behind the name", () => {
    const text = "# taglint-disable-line: a";
    expect(read(text)).toMatchObject([{ name: "disable-line", rule: "a", range: { start: 24, end: 25 } }]);
    expect(read("# taglint-disable-line:")[0]?.range).toEqual({ start: 2, end: 22 });
  });

  it.each(["--why", "- why so", "\u2014 why", "\u2013why, b"])("keeps the rules before a reason that is not set off: %j", (reason) => {
    const text = `# taglint-disable-line a, b ${reason}`;
    expect(read(text).map(({ rule, scope }) => [rule, scope.kind])).toEqual([[reason, "nothing"], ["a", "line"], ["b", "line"]]);
    expect(text.slice(read(text)[0]!.range.start)).toBe(reason);
  });

  it("skips blank lines and comments on the way to the next line", () => {
    const [directive] = read("# taglint-disable-next-line a\n\n  # more\n\t\nhere\n");
    expect(directive?.scope).toEqual({ kind: "line", line: 5 });
  });

  it("points behind the file when no line follows", () => {
    const [directive] = read("x\n# taglint-disable-next-line a");
    expect(directive?.scope).toEqual({ kind: "line", line: 3 });
  });

  it("ends a stretch at its enable, or at all rules' enable, or at the end", () => {
    const scopes = (text: string) => read(text).map(({ rule, scope }) => [rule, scope]);
    expect(scopes("# taglint-disable a, b\n1\n# taglint-enable a\n2\n")).toEqual([
      ["a", { kind: "lines", from: 1, to: 2 }],
      ["b", { kind: "lines", from: 1, to: 5 }],
    ]);
    expect(scopes("# taglint-disable a, b\n1\n# taglint-enable\n2\n").map(([, scope]) => scope)).toEqual([
      { kind: "lines", from: 1, to: 2 },
      { kind: "lines", from: 1, to: 2 },
    ]);
  });

  it("reads comments from top to bottom, whatever order they come in", () => {
    const text = "# taglint-disable a\n1\n# taglint-enable a\n2\n";
    const comments = [...text.matchAll(/#(.*)/g)].map((match) => ({ text: match[1]!, range: { start: match.index, end: match.index + match[0].length } }));
    expect(readDirectives(comments.reverse(), text, new LineMap(text))[0]?.scope).toEqual({ kind: "lines", from: 1, to: 2 });
  });

  it("stays linear on a file of nothing but directives", () => {
    const text = "# taglint-disable-next-line a\n".repeat(100_000);
    expect(read(text)).toHaveLength(100_000);
  });

  it("agrees with a reading line by line on any mixture of lines", () => {
    const line = fc.constantFrom("", "  ", "# prose", "content", "# taglint-disable-next-line r", "x # taglint-disable-line r", "# taglint-disable r", "# taglint-enable r", "# taglint-enable");
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const directives = read(lines.join("\n"));
        const covered = lines.map((_, index) =>
          directives.some(({ scope }) => (scope.kind === "line" ? scope.line === index + 1 : scope.kind === "lines" && scope.from <= index + 1 && index + 1 <= scope.to)),
        );
        let open = false;
        let pending = false;
        const expected = lines.map((text) => {
          if (text === "# taglint-disable r") open = true;
          if (text.startsWith("# taglint-enable")) open = false;
          const isContent = text.trim() !== "" && !text.startsWith("#");
          const hit = open || text.includes("disable-line") || (isContent && pending);
          if (isContent) pending = false;
          if (text.includes("next-line")) pending = true;
          return hit;
        });
        expect(covered).toEqual(expected);
      }),
    );
  });

  it("puts every range on the text it names, whatever the comment holds", () => {
    const word = fc.constantFrom("taglint-disable-line", "taglint-disable", "a", "b-c", ",", " ", "--", " -- ", "é", "\t", "\u{1f600}");
    fc.assert(
      fc.property(fc.array(word, { maxLength: 10 }), (words) => {
        const text = `key: 1 # ${words.join("")}\nnext\n`;
        for (const { rule, name, range } of read(text)) expect(text.slice(range.start, range.end)).toBe(rule ?? `taglint-${name}`);
      }),
    );
  });
});
