import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readImages } from "../read-images.js";

const MANY = 20_000;
const release = "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec:\n";

/** Nothing here is timed: what is not linear does not end before the test's own limit. */
describe("hostile files", () => {
  it.each<readonly [string, string, string, number]>([
    ["many aliases of one release with many values", "helmfile.yaml", `a: &v {image: {repository: x, tag: latest}}\nb: &r {values: [${"*v, ".repeat(MANY)}]}\nreleases: [${"*r, ".repeat(MANY)}]\n`, 1],
    ["many resources with the same values", "list.yaml", `apiVersion: v1\nkind: List\nx: &v {big: [${"a, ".repeat(MANY)}], image: {repository: x, tag: latest}}\nitems:\n${"- {apiVersion: helm.x/v2, kind: HelmRelease, spec: {values: *v}}\n".repeat(MANY / 10)}`, 1],
    ["many replacements of one name", "kustomization.yaml", `images:\n${"- {name: a, newTag: latest}\n".repeat(MANY)}`, MANY],
    ["many parameters", "x.yaml", `apiVersion: argoproj.io/v1\nkind: Application\nspec: {source: {helm: {parameters: [${"{name: image.tag, value: latest}, ".repeat(MANY)}]}}}\n`, 1],
    ["a parameter's name without end", "x.yaml", `apiVersion: argoproj.io/v1\nkind: Application\nspec: {source: {helm: {parameters: [{name: ${"a-".repeat(MANY * 10)}, value: latest}]}}}\n`, 0],
    ["values that hold themselves", "x.yaml", `${release}  values: &v\n    a: *v\n    b: {<<: *v}\n`, 0],
    ["nesting without end in a place", "x.yaml", `${release}  values: ${"{a: ".repeat(100_000)}`, 0],
    ["lists without end in a list of images", "kustomization.yaml", `images: ${"[".repeat(100_000)}`, 0],
    ["patches without end in a patch", "kustomization.yaml", `patches:\n- patch: '${"[{".repeat(100_000)}'\n`, 0],
    ["software versions without end", "x.yaml", `schema: pegleg/SoftwareVersions/v1\ndata:\n  images: ${"{a: ".repeat(100_000)}`, 0],
  ])("%s", (_name, path, text, images) => {
    expect(readImages(path, text)).toHaveLength(images);
  });

  it("never throws on pieces of real files in any order, and every range lies inside the file", () => {
    const piece = fc.constantFrom(
      release, "  values:\n", "images:\n", "- name: a\n", "  newTag: ", "latest", "\n", "  - ", "patch: |\n", "    ", "'", '"', "&a ", "*a", "{{ x }}", "releases:\n", "- op: replace\n", "  path: /image\n",
      "  value: ", "helm:\n", "parameters:\n", "{name: image.tag, value: latest}", "schema: armada/Chart/v1\n", "data:\n", "---\n", "oci://x/y", "url: ", "ref: {tag: ", "}", "[", "\r\n", "\t", "@X@", "|-\n",
    );
    fc.assert(
      fc.property(fc.constantFrom("x.yaml", "kustomization.yaml", "fleet.yaml", "helmfile.yaml.gotmpl", ".argocd-source.yaml"), fc.array(piece, { maxLength: 40 }), (path, pieces) => {
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
