import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { setComponent, valueOf } from "../../src/model/image.js";
import type { ReferenceComponent } from "../../src/model/reference.js";
import { readImages } from "./read-images.js";

const tag = fc.oneof(
  fc.constantFrom("1.10", "Y", "no", "null", "2024-01-01", "1_000", "0x1F", "12e3", "latest", "v1.2.3-alpha.1", "_", "1"),
  fc.stringMatching(/^\w[\w.-]{0,20}$/),
);
const digest = fc.stringMatching(/^[0-9a-f]{64}$/).map((hex) => `sha256:${hex}`);
const name = fc.constantFrom("nginx", "quay.io/a/b", "registry:5000/x", "localhost/y", "{{ .r }}/x", "${R}/z", "@R@/w");
const reference = fc.tuple(name, fc.option(tag, { nil: undefined }), fc.option(digest, { nil: undefined })).map(([image, version, pin]) => {
  return `${image}${version === undefined ? "" : `:${version}`}${pin === undefined ? "" : `@${pin}`}`;
});

/** Every way of writing a reference as a value. */
const spelling = fc.constantFrom<(text: string) => string>(
  (text) => `"${text}"`,
  (text) => `'${text}'`,
  (text) => `"${[...text].map((unit) => (unit === ":" ? "\\x3a" : unit === "/" ? "\\/" : unit)).join("")}"`,
  (text) => `>-\n        ${text}`,
  (text) => `|\n        ${text}`,
  (text) => (text.startsWith("{{") || text.startsWith("@") ? `"${text}"` : text),
  (text) => (text.startsWith("{{") || text.startsWith("@") ? `"${text}" # note` : `${text}   # note`),
);

const kubernetes = (value: string) => `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: ${value}\n      name: x\n`;
const flow = (value: string) => `apiVersion: v1\nkind: Pod\nspec: {containers: [{image: ${value}, name: x}]}\n`;
const compose = (value: string) => `services:\n  a:\n    image: ${value}\n    restart: always\n`;
const fallback = (value: string) => `services:\n  a:\n    image: ${value.replace(/([\w.-]+)(["']?)$/, "${IMAGE:-$1}$2")}\n`;

const place = fc.constantFrom<[string, (value: string) => string]>(["pod.yaml", kubernetes], ["compose.yaml", compose]);

function setAndRead(path: string, text: string, component: ReferenceComponent, value: string) {
  const [image] = readImages(path, text);
  const edit = image && setComponent(image, component, value);
  if (edit === undefined) return undefined;
  const edited = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  return { edited, images: readImages(path, edited) };
}

describe("setting a component of an image in YAML", () => {
  it.each(["tag", "digest"] as const)("gives exactly that %s when read again, and changes nothing else", (component) => {
    fc.assert(
      fc.property(place, spelling, reference, component === "tag" ? tag : digest, ([path, around], spell, written, value) => {
        const text = around(spell(written));
        const result = setAndRead(path, text, component, value);
        expect(result, text).toBeDefined();
        expect(result!.images, result!.edited).toHaveLength(1);
        expect(valueOf(result!.images[0]![component]), result!.edited).toBe(value);
        expect(result!.edited.split("\n").length).toBe(text.split("\n").length);
      }),
      { numRuns: 2000 },
    );
  });

  it("holds in flow style, and the yaml package reads the same string", () => {
    fc.assert(
      fc.property(tag, tag, (before, after) => {
        const result = setAndRead("pod.yaml", flow(`quay.io/a/b:${before}`), "tag", after)!;
        const [document] = parseAllDocuments(result.edited);
        expect(document!.getIn(["spec", "containers", 0, "image"])).toBe(`quay.io/a/b:${after}`);
        expect(valueOf(result.images[0]!.tag)).toBe(after);
      }),
    );
  });

  it("edits the default of an interpolation, where the value comes from", () => {
    fc.assert(
      fc.property(tag, tag, (before, after) => {
        const result = setAndRead("compose.yaml", `services: {a: {image: "x:\${T:-${before}}"}}\n`, "tag", after)!;
        expect(result.edited).toBe(`services: {a: {image: "x:\${T:-${after}}"}}\n`);
        expect(valueOf(result.images[0]!.tag)).toBe(after);
      }),
    );
    expect(setAndRead("compose.yaml", fallback("nginx"), "tag", "1")!.edited).toContain("${IMAGE:-nginx:1}");
  });

  it("never throws on a nasty file, and every range lies inside it", () => {
    const piece = fc.constantFrom("apiVersion: v1\n", "kind: Pod\n", "containers:\n", "services:\n", "  - ", "image: ", "nginx:latest", "{{ x }}", "\n", "    ", "'", '"', "[", "]", "{", "}", "&a ", "*a", "|\n", ">-\n", "# taglint-disable\n", "\t", "\r\n", "---\n", "<<: *a\n", "@X@", "🙂");
    fc.assert(
      fc.property(fc.constantFrom("x.yaml", "compose.yaml", "x.json"), fc.array(piece, { maxLength: 40 }), (path, pieces) => {
        const text = pieces.join("");
        for (const image of readImages(path, text)) {
          for (const { start, end } of [image.range, image.tag.range, image.tag.slot?.range ?? image.range]) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThanOrEqual(start);
            expect(end).toBeLessThanOrEqual(text.length);
          }
        }
      }),
      { numRuns: 3000 },
    );
  });
});
