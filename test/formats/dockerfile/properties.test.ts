import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Image } from "../../../src/model/image.js";
import { setComponent, valueOf } from "../../../src/model/image.js";
import { images, read } from "./read.js";

const tags = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}$/);
const digests = fc.stringMatching(/^[0-9a-f]{64}$/).map((hex) => `sha256:${hex}`);
const names = fc.constantFrom("alpine", "team/app", "reg.example:5000/a/b", "localhost/x");
const versions = fc.oneof(fc.constant(""), tags.map((tag) => `:${tag}`), fc.tuple(tags, digests).map(([tag, digest]) => `:${tag}@${digest}`), digests.map((digest) => `@${digest}`));

/** Ways to write one reference, and the instruction it then stands in. */
const spellings: readonly ((reference: string) => string)[] = [
  (reference) => `FROM ${reference} AS final\nRUN x\n`,
  (reference) => `ARG A=1\nfrom --platform=$BUILDPLATFORM "${reference}"\n`,
  (reference) => `FROM '${reference}'`,
  (reference) => `FROM \\\n  ${reference.slice(0, 3)}\\\n# note\n${reference.slice(3)} \\\n  AS x`,
  (reference) => `ARG IMAGE=${reference}\r\nFROM \${IMAGE}\r\n`,
  (reference) => `ARG IMAGE="${reference}" OTHER=1\nARG BASE=$IMAGE\nFROM $BASE\n`,
  (reference) => `FROM \${IMAGE:-${reference}}`,
  (reference) => `FROM scratch\nCOPY --from=${reference} --chown=1 a b`,
  (reference) => `FROM scratch\nCOPY --from="${reference}" a b`,
  (reference) => `FROM scratch\nRUN --mount=type=bind,from=${reference},target=/x make`,
  (reference) => `FROM scratch\nONBUILD COPY --from=${reference} a b`,
  (reference) => `# syntax=${reference}\nFROM scratch`,
  (reference) => `# escape=\`\nFROM ${reference.slice(0, 2)}\`\n${reference.slice(2)}`,
];

const dockerfiles = fc.tuple(names, versions, fc.constantFrom(...spellings)).map(([name, version, spell]) => spell(name + version));
const only = (text: string): Image => {
  const { images: found } = read(text);
  expect(found).toHaveLength(1);
  return found[0]!;
};

describe("edits", () => {
  it.each(["tag", "digest"] as const)("set any %s, and are read back", (component) => {
    fc.assert(
      fc.property(dockerfiles, component === "tag" ? tags : digests, (text, value) => {
        const before = only(text);
        const edit = setComponent(before, component, value)!;
        const after = only(text.slice(0, edit.start) + edit.text + text.slice(edit.end));
        expect(valueOf(after[component])).toBe(value);
        for (const other of ["registry", "repository", "tag", "digest"] as const) {
          if (other !== component) expect(valueOf(after[other])).toBe(valueOf(before[other]));
        }
      }),
      { numRuns: 1500 },
    );
  });
});

const nasty = fc.array(
  fc.oneof(
    fc.string({ unit: "binary", maxLength: 6 }),
    fc.constantFrom("FROM ", "ARG A=", "COPY --from=", "RUN --mount=from=", "ONBUILD ", "ENV ", "LABEL ", "\n", "\r\n", "\\\n", "<<EOF", "\nEOF\n", "${", "}", ":-", "$A", '"', "'", "{{", "}}", "@X@", "#", "# escape=`\n", "# syntax=", ",", "=", ":", "/", "@", "a", " AS b", "`\n", "\u0085", "\uE000", "[", "]"),
  ),
  { maxLength: 40 },
).map((pieces) => pieces.join(""));

describe("any text", () => {
  it("is read without a throw, and everything found lies inside it", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const document = read(text);
        const found = [
          ...document.images.flatMap((image) => [image.range, image.statement!, image.tag.range, image.repository.range, ...(image.tag.slot ? [image.tag.slot.range] : [])]),
          ...document.problems.map(({ range }) => range),
          ...document.comments.map(({ range }) => range),
          ...(document.finalStage?.metadata.map(({ range }) => range) ?? []),
        ];
        for (const { start, end } of found) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
        for (const { range, statement } of document.images) {
          expect(range.start).toBeGreaterThanOrEqual(statement!.start);
          expect(range.end).toBeLessThanOrEqual(statement!.end);
        }
      }),
      { numRuns: 5000 },
    );
  });
});

/** Each would take hours, or overflow the stack, if some step looked back over all it has read. */
describe("hostile files", () => {
  const MANY = 60_000;
  const MEGABYTE = 1_000_000;

  it.each<[string, string, number]>([
    ["60,000 stages, each on the last", Array.from({ length: MANY }, (_, index) => `FROM ${index === 0 ? "a:1" : `s${index - 1}`} AS s${index}`).join("\n"), 1],
    ["60,000 stages that any name may mean", Array.from({ length: MANY }, (_, index) => `FROM b$X AS s${index}`).join("\n"), 1001],
    ["60,000 ARGs and their uses", Array.from({ length: MANY }, (_, index) => `ARG A${index}=a:1`).join("\n") + "\n" + Array.from({ length: 1000 }, (_, index) => `FROM $A${index}`).join("\n"), 1000],
    ["ARGs that double each other", "ARG A=aaaaaaaa\n" + Array.from({ length: 200 }, () => "ARG A=$A$A").join("\n") + "\nFROM $A", 1],
    ["60,000 continued lines", "FROM a:1\nRUN " + "x \\\n".repeat(MANY) + "y\nFROM b:1", 2],
    ["60,000 comments in one instruction", "FROM a:1\nRUN x \\\n" + "# c\n".repeat(MANY) + "y\nFROM b:1", 2],
    ["60,000 heredocs that do not end", "FROM a:1\n" + Array.from({ length: MANY }, (_, index) => `RUN <<E${index}`).join("\n"), 1],
    ["60,000 heredocs on one line", `FROM a:1\nRUN ${Array.from({ length: MANY }, (_, index) => `<<E${index}`).join(" ")}`, 1],
    ["60,000 flags", `FROM a:1\nCOPY ${"--from=b:1 ".repeat(MANY)} x y`, 2],
    ["60,000 mounts", `FROM a:1\nRUN ${"--mount=from=b:1,target=/x ".repeat(MANY)} y`, MANY + 1],
    ["60,000 fields in a mount", `FROM a:1\nRUN --mount=${'\\"a\\",'.repeat(MANY)}from=b:1 y`, 2],
    ["60,000 conflict marks", "FROM a:1\n" + "<<<<<<< x\n".repeat(MANY), 1],
    ["60,000 ONBUILDs in a row", `FROM a:1\n${"ONBUILD ".repeat(MANY)}`, 1],
    ["nested substitutions", `FROM a:${"${A:-".repeat(MANY)}b${"}".repeat(MANY)}`, 0],
    ["a megabyte of a reference", `FROM ${"a".repeat(MEGABYTE)}`, 0],
    ["a megabyte of blanks", `FROM a:1${" ".repeat(MEGABYTE)}x\nFROM b:1`, 2],
    ["a megabyte of blanks in a directive", `# syntax=a:1${" ".repeat(MEGABYTE)}x\nFROM b:1`, 2],
    ["a megabyte of a comment", `#${"=".repeat(MEGABYTE)}\nFROM b:1`, 1],
    ["a megabyte of opened templates", `FROM a:1\nENV ${"{{ ".repeat(MEGABYTE / 3)}`, 1],
    ["a megabyte of quotes", `FROM a:1\nENV ${"A='' ".repeat(MEGABYTE / 5)}`, 1],
    ["a megabyte of backslashes", `FROM a:1\nRUN ${"\\".repeat(MEGABYTE)}\nFROM b:1`, 2],
    ["a megabyte of dollars", `FROM a:1\nFROM ${"$".repeat(MEGABYTE)}`, 1],
    ["a megabyte of words", `FROM a:1\nFROM ${"a ".repeat(MEGABYTE / 2)}`, 2],
    ["nested JSON", `FROM a:1\nRUN ${"[".repeat(100_000)}\n`, 1],
    ["nested JSON around the syntax", `{"syntax":${"[".repeat(100_000)}`, 0],
    ["carriage returns alone", `FROM a:1\n${"\r".repeat(MEGABYTE)}`, 1],
  ])("%s", (_, text, count) => {
    const { length } = images(text);
    expect(length).toBe(count);
  });
});
