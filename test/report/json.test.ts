import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileWith, plain, resultOf, textOf } from "./stub-result.js";

const json = textOf("json");

describe("json", () => {
  it.each([0, 1, 3])("is laid out as JSON.stringify does it, with %i findings", (count) => {
    const text = json(resultOf(Array.from({ length: count }, () => fileWith("«a»", { message: '"x"\n  \\n' }))), plain);
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), undefined, 2)}\n`);
    expect((JSON.parse(text) as { findings: readonly object[] }).findings).toHaveLength(count);
  });

  it("names a commit in place of a path", () => {
    const commit = "c0ffee".repeat(7).slice(0, 40);
    const { findings } = JSON.parse(json(resultOf([fileWith("«a»", { path: commit.slice(0, 12), commit })]), plain)) as { findings: readonly object[] };
    expect(findings).toMatchObject([{ commit, path: null, line: 1 }]);
  });

  it("keeps the contract", () => {
    const file = fileWith("a\n\nb\nc: nginx:«latest»", {
      path: "charts/web/values.yaml",
      image: { reference: "docker.io/library/nginx:latest", written: "nginx:latest", where: "image.tag" },
      related: [{ location: { range: { start: 2, end: 3 }, start: { line: 2, column: 1 }, end: { line: 3, column: 1 } }, message: "here" }],
      fixes: [{ title: "Write 1.27.3", safety: "safe", edits: [{ start: 14, end: 20, text: "1.27.3" }] }],
    });
    const summary = { files: 12, references: 40, errors: 1, warnings: 0, infos: 0, allowed: 3, suppressed: 0, baselined: 0 };
    expect(JSON.parse(json(resultOf([file], summary), plain))).toEqual({
      version: 1,
      findings: [
        {
          rule: "floating-tag",
          severity: "error",
          path: "charts/web/values.yaml",
          line: 4,
          column: 10,
          endLine: 4,
          endColumn: 16,
          message: 'tag "latest" moves',
          reference: "docker.io/library/nginx:latest",
          written: "nginx:latest",
          where: "image.tag",
          help: "https://docs.test/floating-tag",
          related: [{ line: 2, column: 1, message: "here" }],
          fixes: [{ title: "Write 1.27.3", safety: "safe", edits: [{ start: 14, end: 20, text: "1.27.3" }] }],
        },
      ],
      summary,
    });
  });

  it("leaves out what only images have", () => {
    expect(json(resultOf([fileWith("«a»")]), plain)).not.toMatch(/"(reference|written|where)"/);
  });

  it("is exact about any text, and prints nothing that a terminal obeys", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (message) => {
        const text = json(resultOf([fileWith("«a»", { message, path: message })]), plain);
        expect(JSON.parse(text)).toMatchObject({ findings: [{ message, path: message }] });
        // eslint-disable-next-line no-control-regex -- they are what must not be there
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
      }),
    );
  });
});
