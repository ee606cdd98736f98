import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import type { Image } from "../../../src/model/image.js";
import { isAbsent, setComponent, valueOf } from "../../../src/model/image.js";
import { readImages } from "../read-images.js";

const tag = fc.oneof(
  fc.constantFrom("1.10", "1", "Y", "no", "on", "null", "true", "2024-01-01", "1_000", "0x1F", "0o17", "12e3", "1e3", "latest", "v1.2.3-alpha.1", "_", "0", "00", "1.2.3"),
  fc.stringMatching(/^\w[\w.-]{0,20}$/),
);
const digest = fc.stringMatching(/^[0-9a-f]{64}$/).map((hex) => `sha256:${hex}`);

/** A split form: its keys with their values, the tag's key first; `path` leads to the mapping. */
interface Form {
  readonly tag: string;
  readonly names: Readonly<Record<string, string>>;
}

const form = fc.constantFrom<Form>(
  { tag: "tag", names: { repository: "org/app" } },
  { tag: "tag", names: { registry: "quay.io", repository: "org/app" } },
  { tag: "tag", names: { repository: "registry:5000/app" } },
  { tag: "imageTag", names: { image: "org/app" } },
  { tag: "tag", names: { host: "quay.io", image: "org/app" } },
  { tag: "version", names: { repository: "quay.io/org", image: "app" } },
  { tag: "proxy_tag", names: { proxy_image: "org/app" } },
  { tag: "proxyTag", names: { proxyImage: "org/app" } },
  { tag: "tag", names: { hub: "docker.io/org" } },
  { tag: "tag", names: { registry: "quay.io", name: "app" } },
  { tag: "tag", names: { repository: "@REGISTRY@/app" } },
  { tag: "webImageTag", names: {} },
);

/** How the tag is spelled; `undefined` for a key without a value. */
const spelling = fc.constantFrom<(text: string) => string>(
  (text) => ` "${text}"`,
  (text) => ` '${text}'`,
  (text) => ` "${text}"   # note`,
  (text) => `   '${text}' # note`,
  (text) => ` >-\n    ${text}`,
  (text) => ` |\n    ${text}`,
  (text) => ` !!str ${text}`,
  () => "",
  () => ' ""',
  () => " ''",
  () => " null",
  () => " ~",
  () => "   # note",
);

const quoteToken = (value: string) => (value.startsWith("@") ? `"${value}"` : value);

function blockOf({ tag: key, names }: Form, spelled: string, order: boolean): string {
  const lines = Object.entries(names).map(([name, value]) => `  ${name}: ${quoteToken(value)}`);
  const own = `  ${key}:${spelled}`;
  return ["web:", ...(order ? [...lines, own] : [own, ...lines]), "  pullPolicy: Always", ""].join("\n");
}

function flowOf({ tag: key, names }: Form, spelled: string): string {
  return `web: {${[...Object.entries(names).map(([name, value]) => `${name}: ${quoteToken(value)}`), `${key}:${spelled}`].join(", ")}, pullPolicy: Always}\n`;
}

function apply(image: Image, component: "tag" | "digest", value: string, text: string): string | undefined {
  const edit = setComponent(image, component, value);
  return edit && text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

/** The tag's value as YAML reads it, in both versions; a string in each. */
function valuesInYaml(text: string, key: string): readonly unknown[] {
  return (["1.1", "1.2"] as const).map((version) => {
    const [document] = parseAllDocuments(text, { version });
    expect(document!.errors).toEqual([]);
    return document!.getIn(["web", key]);
  });
}

describe("setting the tag of a split image", () => {
  it("gives exactly that tag when read again, as a string in YAML 1.1 and 1.2, and changes nothing else", () => {
    fc.assert(
      fc.property(form, spelling, tag, tag, fc.boolean(), (shape, spell, before, after, order) => {
        const text = blockOf(shape, spell(before), order);
        const [image] = readImages("values.yaml", text);
        const edited = image && apply(image, "tag", after, text);
        expect(edited, text).toBeDefined();
        const images = readImages("values.yaml", edited!);
        expect(images, edited).toHaveLength(1);
        expect(valueOf(images[0]!.tag), edited).toBe(after);
        const read = valuesInYaml(edited!, shape.tag).map((value) => String(value).trim());
        expect(read, edited).toEqual([after, after]);
        if (!/[|>]\n?/.test(text)) for (const value of valuesInYaml(edited!, shape.tag)) expect(value).toBe(after);
        expect(edited!.replace(/#.*/, "").split("pullPolicy")).toHaveLength(2);
      }),
      { numRuns: 3000 },
    );
  });

  it("holds in flow mappings", () => {
    const plain = fc.constantFrom<(text: string) => string>((text) => ` "${text}"`, (text) => ` '${text}'`, () => "", () => ' ""', () => " null", () => " ");
    fc.assert(
      fc.property(form, plain, tag, tag, (shape, spell, before, after) => {
        const text = flowOf(shape, spell(before));
        const [image] = readImages("values.yaml", text);
        const edited = image && apply(image, "tag", after, text);
        expect(edited, text).toBeDefined();
        expect(valueOf(readImages("values.yaml", edited!)[0]!.tag), edited).toBe(after);
        expect(valuesInYaml(edited!, shape.tag), edited).toEqual([after, after]);
      }),
      { numRuns: 1500 },
    );
  });

  it("holds for tags written plain, whatever type they had", () => {
    fc.assert(
      fc.property(form, tag, tag, (shape, before, after) => {
        const text = blockOf(shape, ` ${before}`, true);
        const [image] = readImages("values.yaml", text);
        if (image === undefined) return;
        const edited = apply(image, "tag", after, text)!;
        expect(valuesInYaml(edited, shape.tag), edited).toEqual([after, after]);
        expect(valueOf(readImages("values.yaml", edited)[0]!.tag)).toBe(after);
      }),
      { numRuns: 1500 },
    );
  });

  it("sets digests, in the spelling that the key wants", () => {
    const key = fc.constantFrom("digest", "imageDigest", "sha", "sha256");
    const before = fc.oneof(fc.constantFrom('""', "", "null"), digest, digest.map((value) => value.slice(7)));
    fc.assert(
      fc.property(key, before, digest, (name, written, after) => {
        const text = `web:\n  repository: org/app\n  tag: "1"\n  ${name}: ${written}\n`.replace(": \n", ":\n");
        const [image] = readImages("values.yaml", text);
        const edited = apply(image!, "digest", after, text)!;
        expect(valueOf(readImages("values.yaml", edited)[0]!.digest), edited).toBe(after);
        const isBare = !written.startsWith("sha256:") && (name.startsWith("sha") || /^[0-9a-f]/.test(written));
        expect(edited.includes(after)).toBe(!isBare);
        expect(edited).not.toContain("sha256:sha256");
      }),
    );
  });

  it("is unsafe at an anchor and through an alias, and impossible where there is no place", () => {
    const slotOf = (text: string) => readImages("values.yaml", text)[0]!.tag.slot;
    expect(slotOf("web:\n  repository: org/app\n  tag: &t latest\n")?.safety).toBe("unsafe");
    expect(slotOf("web:\n  repository: org/app\n  tag: &t\n")).toBeUndefined();
    expect(slotOf("web:\n  repository: org/app\n  tag: !!str\n")).toBeUndefined();
    expect(slotOf("t: &t latest\nweb:\n  repository: org/app\n  tag: *t\n")).toMatchObject({ safety: "unsafe", range: { start: 6, end: 12 } });
    expect(slotOf("web: {repository: org/app, tag}\n")).toBeUndefined();
    expect(slotOf("web:\n  repository: org/app\n  tag: !!int 5\n")).toBeUndefined();
  });

  it("holds for values inside a literal block", () => {
    fc.assert(
      fc.property(tag, tag, (before, after) => {
        const text = `extraContainers: |\n  - name: x\n    image:\n      repository: org/app\n      tag: ${JSON.stringify(before)}\n`;
        const edited = apply(readImages("values.yaml", text)[0]!, "tag", after, text)!;
        expect(valueOf(readImages("values.yaml", edited)[0]!.tag)).toBe(after);
        expect(edited.replace(JSON.stringify(after), "")).toBe(text.replace(JSON.stringify(before), ""));
      }),
      { numRuns: 200 },
    );
  });

  it("edits a template's default, where it stands", () => {
    fc.assert(
      fc.property(tag, tag, (before, after) => {
        const text = `image:\n  repository: org/app\n  tag: {{ .Values.tag | default "${before}" }}\n`;
        const edited = apply(readImages("values.yaml", text)[0]!, "tag", after, text)!;
        expect(edited).toBe(`image:\n  repository: org/app\n  tag: {{ .Values.tag | default "${after}" }}\n`);
      }),
      { numRuns: 200 },
    );
  });
});

describe("hostile values", () => {
  const piece = fc.constantFrom("image:", "images:", "tags:", " tag:", "repository:", "registry: ", "digest: ", "latest", "org/app", "\n", "\n  ", "\n    ", "- ", " &a", " *a", "<<: *a", "{", "}", ", ", "[", "]", '"', "'", "{{", "}}", "{{ printf \"%s:%s\" ", "default \"latest\" ", "(", ")", "|", " |\n", "@T@", "# taglint-disable\n", "\r\n", "\t", "🙂", ":", "/");

  it("never throw, and every range lies inside the file", () => {
    fc.assert(
      fc.property(fc.constantFrom("values.yaml", "templates/x.yaml", "templates/x.tpl", "Chart.yaml"), fc.array(piece, { maxLength: 40 }), (path, pieces) => {
        const text = (path.startsWith("templates") ? "{{/* .Values */}}\n" : path === "Chart.yaml" ? "appVersion: " : "") + pieces.join("");
        for (const image of readImages(path, text)) {
          for (const component of [image, image.registry, image.repository, image.tag, image.digest]) {
            const ranges = "slot" in component && component.slot !== undefined ? [component.range, component.slot.range] : [component.range];
            for (const { start, end } of ranges) {
              expect(start, text).toBeGreaterThanOrEqual(0);
              expect(end, text).toBeGreaterThanOrEqual(start);
              expect(end, text).toBeLessThanOrEqual(text.length);
            }
          }
          expect(isAbsent(image.repository)).toBe(false);
        }
      }),
      { numRuns: 5000 },
    );
  });
});
