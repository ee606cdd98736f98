import { describe, expect, it } from "vitest";
import { createLinter } from "../../../src/index.js";
import { entry, SHA } from "./read.js";

const linter = createLinter({ config: { extends: ["starlingx"], tagFiles: ["*.yaml"] } });

/** `line:column rule` for all that is found in a tag file. */
function placesIn(text: string): readonly string[] {
  const { findings = [] } = linter.check({ path: "tags.yaml", text }) ?? {};
  return findings.map(({ rule, location }) => `${location.start.line}:${location.start.column} ${rule}`);
}

const GOOD = entry("docker.io/team/web", "stx.13.0-v1.0.0", "master-debian-stable-20260301T060000Z.0");
const many = (count: number, item: (index: number) => string) => `images:\n${Array.from({ length: count }, (_, index) => item(index)).join("")}`;
/** Short and all wrong. */
const wrong = (index: number) => `  - {name: n${index}, src_build_tag: latest, src_ref: r, tag: ${index}}\n`;

describe("a hostile tag file", () => {
  it.each<readonly [string, string, readonly string[]]>([
    ["nothing", "", ["1:1 tag-file-shape"]],
    ["null", "images: null\n", ["1:1 tag-file-shape"]],
    ["a mapping where a list should be", "images:\n  a: {src_build_tag: b}\n", ["2:3 tag-file-shape"]],
    ["keys that are written twice", `images:\n${GOOD}    tag: stx.13.0-v1.0.1\n`, ["6:5 tag-file-shape"]],
    ["a number", `images:\n${GOOD.replace("stx.13.0-v1.0.0", "1.10")}`, ["5:10 tag-file-shape"]],
    ["a tab", `images:\n${GOOD}\t- name: docker.io/team/api\n`, ["6:1 tag-file-shape", "6:2 tag-file-shape", "6:2 tag-file-shape"]],
    ["a byte order mark and CRLF", `\u{feff}images:\n${GOOD.replace("v1.0.0", "v1.0.0x")}`.replaceAll("\n", "\r\n"), ["5:10 tag-file-tag"]],
    ["a merge conflict", `images:\n<<<<<<< ours\n${GOOD}=======\n${GOOD.replace("v1.0.0", "v1.0.1")}>>>>>>> theirs\n`, ["2:1 parse-error"]],
    ["a NUL far behind", `images:\n${GOOD}# ${"x".repeat(9000)}\n# \0\n`, ["7:3 tag-file-shape"]],
    ["an alias bomb", `a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nimages: [*c, *c]\n`, ["4:10 tag-file-shape", "4:14 tag-file-shape"]],
    ["an alias of itself", "images: &a [*a]\n", ["1:13 tag-file-shape"]],
    ["a cycle of merges", `images:\n  - &a\n    <<: *a\n    name: docker.io/team/web\n`, ["3:5 tag-file-shape", "3:5 tag-file-shape"]],
    ["a value of a megabyte", `images:\n${GOOD.replace("stx.13.0-v1.0.0", "x".repeat(1_000_000))}`, ["5:10 tag-file-tag"]],
    ["a token for a value", `images:\n${GOOD.replace("stx.13.0-v1.0.0", "@TAG@")}`, ["5:10 tag-file-tag"]],
    ["control characters", `images:\n${GOOD.replace("stx.13.0-v1.0.0", '"a\\e[31m\\u202e"')}`, ["5:11 tag-file-tag"]],
  ])("gives findings with places: %s", (_, text, expected) => {
    expect(placesIn(text)).toEqual(expected);
  });

  it("gives a finding for each fault of a hundred thousand entries", () => {
    const { findings = [] } = linter.check({ path: "tags.yaml", text: many(100_000, wrong) }) ?? {};
    expect(findings).toHaveLength(400_000);
    expect(findings.at(-1)?.location.start.line).toBe(100_001);
  }, 120_000);

  it.each<readonly [string, string]>([
    ["brackets that nest", `images: ${"[".repeat(50_000)}`],
    ["mappings that nest", `images:\n  - name: ${"{a: ".repeat(50_000)}`],
    ["merges of one mapping", `base: &base {${Array.from({ length: 1000 }, (_, index) => `k${index}: v`).join(", ")}}\n${many(20_000, () => "  - <<: *base\n")}`],
    ["aliases of one entry", `images:\n  - &a {name: docker.io/team/web, src_build_tag: b, src_ref: https://git.example.com/a/commit/${SHA}, tag: c}\n${"  - *a\n".repeat(20_000)}`],
    ["empty entries", `images:\n${"  -\n".repeat(50_000)}`],
    ["empty documents", "---\n".repeat(50_000)],
    ["lines of tabs", `images:\n${"\t\n".repeat(50_000)}`],
    ["dashes", `images: ${"- ".repeat(50_000)}`],
  ])("ends and says something: %s", (_, text) => {
    expect(placesIn(text).length).toBeGreaterThan(0);
  }, 120_000);
});
