import { describe, expect, it } from "vitest";
import type { FileResult, Finding } from "../../src/model/finding.js";
import { githubSummary } from "../../src/report/index.js";
import { fileWith, plain, resultOf, textOf } from "./stub-result.js";

const github = textOf("github");

/** Files with one finding each. */
const many = (count: number, severity: Finding["severity"]): readonly FileResult[] => Array.from({ length: count }, (_, index) => fileWith("«a»", { severity, path: `${severity}${index}.yaml` }));
const linesOf = (...files: readonly FileResult[]): readonly string[] => github(resultOf(files), plain).split("\n").slice(0, -1);
const countOf = (lines: readonly string[], command: string): number => lines.filter((line) => line.startsWith(`::${command} `)).length;

describe("github", () => {
  it("writes an annotation with its place, its rule and where that is explained", () => {
    expect(linesOf(fileWith("\nx: «latest»"))).toEqual([
      '::error file=a.yaml,line=2,endLine=2,col=4,endColumn=10,title=taglint%3A floating-tag::tag "latest" moves%0Ahttps://docs.test/floating-tag',
    ]);
  });

  it("names no file for a commit's message", () => {
    expect(linesOf(fileWith("title\n\n«Task:1»", { path: "0123456789ab", commit: "0123456789ab".padEnd(40, "0"), rule: "trailer-value", message: "no" }))).toEqual([
      "::error title=taglint%3A trailer-value in 0123456789ab%2C line 3::no%0Ahttps://docs.test/trailer-value",
    ]);
  });

  it("names no columns of a range over several lines, which would be refused", () => {
    expect(linesOf(fileWith("«a\nb»"))[0]).toContain("file=a.yaml,line=1,endLine=2,title=");
  });

  it("escapes what would end a property or a command, and drops what moves a cursor", () => {
    const [line] = linesOf(fileWith("«a»", { path: "a,b:c%d\ne\u001b[1m.yaml", message: "50%\r\n::error::x\u009b" }));
    expect(line).toContain("file=a%2Cb%3Ac%25d%0Ae[1m.yaml,");
    expect(line).toContain("::50%25::error::x%0Ahttps");
    expect(linesOf(fileWith("«a»", { message: "x\n::error::y" }))).toHaveLength(1);
  });

  it("puts errors first, whatever the order of files", () => {
    const lines = linesOf(...many(1, "info"), ...many(1, "warning"), ...many(1, "error"));
    expect(lines.map((line) => line.slice(0, line.indexOf(" ")))).toEqual(["::error", "::warning", "::notice"]);
  });

  it("annotates ten of each level, and lists the rest in one notice", () => {
    expect(linesOf(...many(10, "error"), ...many(10, "warning"), ...many(10, "info"))).toHaveLength(30);
    const lines = linesOf(...many(12, "error"), ...many(11, "warning"), ...many(3, "info"));
    expect([countOf(lines, "error"), countOf(lines, "warning"), countOf(lines, "notice")]).toEqual([10, 10, 4]);
    expect(lines.at(-1)).toBe(
      '::notice title=taglint::3 more findings:%0Aerror10.yaml:1:1: error floating-tag tag "latest" moves%0Aerror11.yaml:1:1: error floating-tag tag "latest" moves%0Awarning10.yaml:1:1: warning floating-tag tag "latest" moves',
    );
  });

  it("counts the notice about the rest among the ten notices", () => {
    const lines = linesOf(...many(11, "error"), ...many(10, "info"));
    expect(countOf(lines, "notice")).toBe(10);
    expect(lines.at(-1)).toContain("::2 more findings:");
  });

  it("keeps the notice short, and says how many it does not list", () => {
    const [, , ...rest] = linesOf(...many(5000, "error")).slice(8);
    expect(rest).toHaveLength(1);
    expect(rest[0]!.length).toBeLessThan(60_000);
    expect(rest[0]).toMatch(/::4990 more findings:.*%0Aand \d+ more$/);
  });

  it("is empty for nothing, and has only errors when quiet", () => {
    expect(linesOf()).toEqual([]);
    expect(github(resultOf(many(1, "warning")), { ...plain, quiet: true })).toBe("");
  });
});

describe("the summary of a workflow run", () => {
  it("has a row for each finding, errors first, and the counts", () => {
    const files = [...many(1, "warning"), ...many(1, "error")];
    expect(githubSummary(resultOf(files, { files: 2, references: 2, errors: 1, warnings: 1 }), plain)).toBe(
      [
        "### taglint",
        "",
        "2 files: 1 error, 1 warning",
        "",
        "| Place | Severity | Message | Rule |",
        "| --- | --- | --- | --- |",
        '| error0.yaml:1:1 | error | tag "latest" moves | [floating-tag](https://docs.test/floating-tag) |',
        '| warning0.yaml:1:1 | warning | tag "latest" moves | [floating-tag](https://docs.test/floating-tag) |',
        "",
        "",
      ].join("\n"),
    );
  });

  it("lets no name or message become a mark, a row or a tag", () => {
    const text = githubSummary(resultOf([fileWith("«a»", { path: "a|b\n<img src=x>`c`", message: "[x](http://y) **z** @all" })]), plain);
    expect(text).toContain("| a\\|b&lt;img src=x\\>\\`c\\`:1:1 | error | \\[x\\]\\(http://y\\) \\*\\*z\\*\\* \\@all |");
  });

  it("stays below what GitHub takes", () => {
    const text = githubSummary(resultOf(many(20_000, "error").map((file) => ({ ...file, findings: file.findings.map((finding) => ({ ...finding, message: "m".repeat(900) })) }))), plain);
    expect(text.length).toBeLessThan(1_000_000);
    expect(text).toContain("\nand 19500 more\n");
  });

  it("says so when there is nothing to say", () => {
    expect(githubSummary(resultOf([], { files: 1 }), plain)).toBe("### taglint\n\n1 file: nothing to report\n\n");
  });
});
