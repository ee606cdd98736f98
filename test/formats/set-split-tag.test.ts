import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import type { Image } from "../../src/model/image.js";
import { setComponent, valueOf } from "../../src/model/image.js";
import { readImages } from "./read-images.js";

const tag = fc.oneof(
  fc.constantFrom("1.10", "Y", "no", "null", "2024-01-01", "1_000", "0x1F", "12e3", "latest", "v1.2.3-alpha.1", "_", "1", "0777"),
  fc.stringMatching(/^\w[\w.-]{0,20}$/),
);
const digest = fc.stringMatching(/^[0-9a-f]{64}$/).map((hex) => `sha256:${hex}`);

/** Ways of writing a component's value behind its key, at ten columns of indentation or fewer. */
const spelling = fc.constantFrom<(value: string) => string>(
  (value) => `"${value}"`,
  (value) => `'${value}'`,
  (value) => `"${value}"   # note`,
  (value) => `!!str ${value}`,
  (value) => `>-\n            ${value}`,
  (value) => `|\n            ${value}`,
  (value) => `\n            "${value}"`,
  (value) => `&anchor "${value}"`,
);
const inline = fc.constantFrom<(value: string) => string>((value) => `"${value}"`, (value) => `'${value}'`, (value) => ` ${value} `);

interface Form {
  readonly path: string;
  readonly write: (tag: string) => string;
}

/** Every place where a tag stands in a scalar of its own, in block style. */
const forms: Readonly<Record<string, Form>> = {
  kustomization: { path: "kustomization.yaml", write: (value) => `images:\n  - name: a\n    newTag: ${value}\nx: y\n` },
  component: { path: "x.yaml", write: (value) => `apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nimages:\n  - newTag: ${value}\n    name: a\n` },
  transformer: { path: "x.yaml", write: (value) => `apiVersion: builtin\nkind: ImageTagTransformer\nimageTag:\n  name: a\n  newTag: ${value}\n` },
  "Flux post-renderer": {
    path: "x.yaml",
    write: (value) => `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec:\n  postRenderers:\n    - kustomize:\n        images:\n        - name: a\n          newTag: ${value}\n`,
  },
  "Flux Kustomization": { path: "x.yaml", write: (value) => `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nspec:\n  images:\n    - name: a\n      newTag: ${value}\n` },
  OCIRepository: { path: "x.yaml", write: (value) => `apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nspec:\n  url: oci://x.io/a\n  ref:\n    tag: ${value}\n` },
  "Argo CD parameter": {
    path: "x.yaml",
    write: (value) => `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    helm:\n      parameters:\n      - name: a.tag\n        value: ${value}\n`,
  },
  "helmfile set": { path: "helmfile.yaml", write: (value) => `releases:\n  - name: a\n    set:\n      - name: image.tag\n        value: ${value}\n` },
  "HelmChart set": { path: "x.yaml", write: (value) => `apiVersion: helm.cattle.io/v1\nkind: HelmChart\nspec:\n  set:\n    image.tag: ${value}\n` },
};

/** Text whose scalars hold a whole file, in each of the styles that can. */
const around: Readonly<Record<string, (text: string) => string>> = {
  "a block": (text) => `apiVersion: v1\nkind: ConfigMap\ndata:\n  x.yaml: |\n${text.replace(/^(?=.)/gm, "    ")}`,
  "double quotes": (text) => `apiVersion: v1\nkind: ConfigMap\ndata:\n  x.yaml: ${JSON.stringify(text)}\n`,
  "single quotes": (text) => `apiVersion: v1\nkind: ConfigMap\ndata:\n  x.yaml: '${JSON.stringify(parse(text)).replaceAll("'", "''")}'\n`,
};

function edit(text: string, image: Image, component: "tag" | "digest", value: string): string {
  const change = setComponent(image, component, value);
  expect(change, text).toBeDefined();
  return text.slice(0, change!.start) + change!.text + text.slice(change!.end);
}

function expectRead(path: string, text: string, component: "tag" | "digest", value: string): void {
  const images = readImages(path, text);
  expect(images, text).toHaveLength(1);
  expect(valueOf(images[0]![component]), text).toBe(value);
}

/** Every string of a document, by YAML 1.1 and by 1.2. */
function stringsOf(text: string, version: "1.1" | "1.2"): readonly unknown[] {
  const all: unknown[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === "object" && value !== null) for (const inner of Object.values(value)) collect(inner);
    else all.push(typeof value === "string" ? value.trimEnd() : value);
  };
  collect(parse(text, { version, logLevel: "silent" }));
  return all;
}

describe("setting the tag of an image that is split over keys", () => {
  it.each(Object.entries(forms))("gives exactly that tag in a %s", (_name, { path, write }) => {
    fc.assert(
      fc.property(spelling, tag, tag, (spell, before, after) => {
        const text = write(spell(before));
        const [image] = readImages(path, text);
        expect(image, text).toBeDefined();
        const edited = edit(text, image!, "tag", after);
        expectRead(path, edited, "tag", after);
        for (const version of ["1.1", "1.2"] as const) expect(stringsOf(edited, version), edited).toContain(after);
        if (text.includes("&anchor")) expect(image!.tag.slot?.safety).toBe("unsafe");
      }),
      { numRuns: 150 },
    );
  });

  it("holds in flow style, also for digests", () => {
    fc.assert(
      fc.property(inline, tag, tag, digest, (spell, before, after, pin) => {
        fc.pre(!/^null$/i.test(before));
        const text = `images: [{name: a, newTag:${spell(before).replace(/^(?=\S)/, " ")}, digest: "${pin.replace(/..$/, "00")}"}]\n`;
        const [image] = readImages("kustomization.yaml", text);
        const edited = edit(text, image!, "tag", after);
        expectRead("kustomization.yaml", edited, "tag", after);
        expectRead("kustomization.yaml", edit(text, image!, "digest", pin), "digest", pin);
        expect(parseAllDocuments(edited)[0]!.getIn(["images", 0, "newTag"])).toBe(after);
      }),
    );
  });

  it.each(Object.entries(around))("holds inside %s of another manifest", (_name, wrap) => {
    const quoted = fc.constantFrom<(value: string) => string>((value) => `"${value}"`, (value) => `'${value}'`, (value) => `v${value}`);
    fc.assert(
      fc.property(fc.constantFrom("component", "Flux Kustomization", "OCIRepository", "Argo CD parameter"), quoted, tag, tag, (name, spell, before, after) => {
        const text = wrap(forms[name]!.write(spell(before)));
        const [image] = readImages("x.yaml", text);
        expect(image, text).toBeDefined();
        expectRead("x.yaml", edit(text, image!, "tag", after), "tag", after);
      }),
    );
  });

  it("edits the anchor of an alias, which is not safe, and the default of an interpolation, which is", () => {
    const aliased = "x: &t latest\nimages:\n- {name: a, newTag: *t}\n";
    const [one] = readImages("kustomization.yaml", aliased);
    expect(one!.tag.slot?.safety).toBe("unsafe");
    expect(edit(aliased, one!, "tag", "1.10")).toBe(aliased.replace("latest", '"1.10"'));
    const fallback = "images:\n- {name: a, newTag: '${TAG:-latest}'}\n";
    const [two] = readImages("kustomization.yaml", fallback);
    expect(edit(fallback, two!, "tag", "1.10")).toBe(fallback.replace("latest", "1.10"));
  });
});
