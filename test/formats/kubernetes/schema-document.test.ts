import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collectValues } from "../../../src/formats/helm-values/collect.js";
import { collectImages } from "../../../src/formats/kubernetes/collect.js";
import { format } from "../../../src/formats/kubernetes/index.js";
import { endOfSchemaDocument } from "../../../src/formats/kubernetes/schema-document.js";
import { ImageList } from "../../../src/formats/image-list.js";
import { readYaml } from "../../../src/yaml/read.js";

const HEAD = "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\n";
const DEFINITION = `${HEAD}metadata:\n  name: widgets.example.com\nspec:\n  names:\n    kind: Widget\n  description: |-\n    image: quay.io/a/b:latest\n`;
const POD = "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: nginx:latest\n";

/** What the format finds when it leaves definitions out, and what it finds by reading every document. */
function readBothWays(text: string): readonly (readonly string[])[] {
  const images = new ImageList();
  for (const document of readYaml(text).documents) collectImages({ document, text, images, token: undefined, around: [], readValues: collectValues });
  // As text, because the slots of two readings are equal but for the functions that they hold.
  return [format.parse({ path: "a.yaml", text }, {}).images, images.images].map((found) => found.map((image) => JSON.stringify(image)));
}

describe("a CustomResourceDefinition is left out unread", () => {
  it.each([
    ["alone", DEFINITION, DEFINITION.length],
    ["before another document", `${DEFINITION}---\n${POD}`, DEFINITION.length],
    ["behind comments, blank lines and the head of a template", `# made by hand\n\n{{- if .Values.crds }}\n${DEFINITION}{{- end }}\n`, 40 + DEFINITION.length + 10],
    ["with line ends of two units", DEFINITION.replaceAll("\n", "\r\n"), DEFINITION.replaceAll("\n", "\r\n").length],
    ["with the kind first", DEFINITION.replace(/^(.*\n)(.*\n)/, "$2$1"), DEFINITION.length],
    ["with a template that ends on its line", `${DEFINITION}  group: {{ .Values.group }}\n`, DEFINITION.length + 29],
  ])("%s", (_name, text, end) => {
    expect(endOfSchemaDocument(text, 0)).toBe(end);
  });

  it.each([
    ["another kind", POD],
    ["another group", DEFINITION.replace("apiextensions.k8s.io", "example.com")],
    ["a second kind", `${DEFINITION}kind: Pod\n`],
    ["a second kind behind a template's statement", `${DEFINITION}{{- if .x }}kind: Pod\n`],
    ["a quoted key at its root", `${DEFINITION}"kind": Pod\n`],
    ["a root key with a value on its line", `${DEFINITION}status: {}\n  kind: Pod\n`],
    ["a section that is a list", `${HEAD}spec:\n  - a\n  kind: Pod\n`],
    ["a line below its kind", `${HEAD}  kind: Pod\n`],
    ["a line indented by one", `${DEFINITION} kind: Pod\n`],
    ["the other mark of an end", `${DEFINITION}...\n${POD}`],
    ["a template that goes over lines", `${DEFINITION}  a: {{ b\n---\n${POD} }}\n`],
    ["a template with a string in it", `${DEFINITION}  a: {{ "}}" }}\n`],
    ["a template's comment", `${DEFINITION}  a: {{/* b */}}\n`],
    ["Jinja", `${DEFINITION}  a: {% raw %}\n`],
  ])("but not one with %s", (_name, text) => {
    expect(endOfSchemaDocument(text, 0)).toBe(-1);
  });

  it("and what stands around it is read", () => {
    const [filtered, all] = readBothWays(`${POD}---\n# a comment\n${DEFINITION}--- # next\n${POD}`);
    expect(filtered).toHaveLength(2);
    expect(filtered).toEqual(all);
  });

  it("so directives in its file are still seen", () => {
    const { comments } = format.parse({ path: "a.yaml", text: `${DEFINITION}# taglint-disable-file floating-tag\n` }, {});
    expect(comments).toHaveLength(1);
  });

  const line = fc.constantFrom(
    "metadata:", "spec:", "status:", "  name: a", "  names:", "    kind: Pod", "  kind: Pod", " kind: Pod", "kind: Pod", "apiVersion: v1", "image: a/b:latest", "  image: a/b:latest",
    "  - image: a/b:latest", "- image: a/b:latest", "---", "--- # b", "...", "# c", "", "{{- if .a }}", "{{- end }}", "{{ b", "}}", "  d: \"x", "y\"", "  e: 'x", "'", "  f: |", "  g: >-",
    "  h: {", "  }", "]", "  i: [", "    text", "\ttext", "<<<<<<< a", "? kind", ": Pod", "  j: &a b", "  k: *a", "  l: {{ .m }}", "{{/*", "*/}}", "%YAML 1.2", "status: x", "spec: |", "\"kind\": Pod",
  );
  const piece = fc.oneof({ weight: 6, arbitrary: line.map((text) => `${text}\n`) }, { weight: 1, arbitrary: fc.constantFrom(HEAD, DEFINITION, POD, `---\n${HEAD}`, `---\n${DEFINITION}`, `---\n${POD}`) });

  it("which changes nothing, whatever the stream", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), fc.constantFrom("", "spec:\n  names:\n"), fc.constantFrom("\n", "\r\n"), (pieces, head, lineEnd) => {
        const [filtered, all] = readBothWays(`${HEAD}${head}${pieces.join("")}`.replaceAll("\n", lineEnd));
        expect(filtered).toEqual(all);
      }),
      { numRuns: 3000 },
    );
  });

  it("in one pass over hostile text", () => {
    const comments = "#\r\n".repeat(200_000);
    expect(endOfSchemaDocument(`${comments}kind: Pod\n`, 0)).toBe(-1);
    expect(endOfSchemaDocument(`${DEFINITION}${comments}`, 0)).toBe(DEFINITION.length + comments.length);
    expect(endOfSchemaDocument(`${HEAD}spec:\n  a: ${"{{".repeat(300_000)}\n`, 0)).toBe(-1);
  });
});
