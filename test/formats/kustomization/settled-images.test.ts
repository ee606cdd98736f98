import { describe, expect, it } from "vitest";
import { createLinter } from "../../../src/index.js";

const deployment = (image: string) => `apiVersion: apps/v1
kind: Deployment
spec:
  template:
    spec:
      containers:
        - name: web
          image: ${image}
`;

/** What is found in a manifest that stands beside these kustomizations. */
function findBeside(kustomizations: Readonly<Record<string, string>>, text: string, path = "base/web.yaml", config?: string): readonly string[] {
  const files = Object.entries(kustomizations).map(([file, content]) => ({ path: file, text: content }));
  const result = createLinter({ others: files, config, today: "2026-01-01" }).check({ path, text });
  return (result?.findings ?? []).map(({ rule, location }) => `${location.start.line} ${rule}`);
}

const BASE = "resources: [web.yaml]\n";
const PIN = "images: [{name: team/web, newTag: v1}]\n";

describe("an image whose version a kustomization says", () => {
  it.each([
    ["beside the manifest", { "base/kustomization.yaml": BASE + PIN }],
    ["by digest", { "base/kustomization.yaml": `${BASE}images: [{name: team/web, digest: "sha256:${"0".repeat(64)}"}]\n` }],
    ["by the field's former name", { "base/kustomization.yaml": `${BASE}imageTags: [{name: team/web, newTag: v1}]\n` }],
    ["in a file of either other name", { "base/kustomization.yml": BASE, "prod/Kustomization": `bases: [../base/]\n${PIN}` }],
    ["in an overlay of an overlay", { "base/kustomization.yaml": BASE, "eu/kustomization.yaml": "resources: [../base]\n", "eu/prod/kustomization.yaml": `resources: [./..]\n${PIN}` }],
    ["in one overlay of two", { "base/kustomization.yaml": BASE, "dev/kustomization.yaml": "resources: [../base]\n", "prod/kustomization.yaml": `resources: [../base]\n${PIN}` }],
    ["where a manifest is taken on its own", { "prod/kustomization.yaml": `resources:\n- ../base/web.yaml\n${PIN}` }],
    ["at the top of the project", { "base/kustomization.yaml": BASE, "kustomization.yaml": `resources: [base]\n${PIN}` }],
    ["in a component beside the base", { "base/kustomization.yaml": BASE, "pins/kustomization.yaml": `kind: Component\n${PIN}`, "prod/kustomization.yaml": "resources: [../base]\ncomponents: [../pins]\n" }],
    ["under the name that its component gave", { "prod/kustomization.yaml": "resources: [../base/web.yaml]\ncomponents: [../names]\nimages: [{name: mirror.example/web, newTag: v1}]\n", "names/kustomization.yaml": "kind: Component\nimages: [{name: team/web, newName: mirror.example/web}]\n" }],
    ["in a component of a component", { "prod/kustomization.yaml": "resources: [../base/web.yaml]\ncomponents: [../a]\n", "a/kustomization.yaml": "components: [../b]\n", "b/kustomization.yaml": PIN }],
    ["above a component that brings the manifest", { "base/kustomization.yaml": `kind: Component\n${BASE}`, "prod/kustomization.yaml": `components: [../base]\n${PIN}` }],
    ["under the name that another one gave", { "base/kustomization.yaml": `${BASE}images: [{name: team/web, newName: mirror.example/web}]\n`, "prod/kustomization.yaml": "resources: [../base]\nimages: [{name: mirror.example/web, newTag: v1}]\n" }],
    ["for a patch", { "base/kustomization.yaml": `patches: [{path: web.yaml}]\n${PIN}` }],
    ["for a patch of the old kinds", { "base/kustomization.yaml": `patchesStrategicMerge: [web.yaml, "a: inline\\n"]\n${PIN}` }],
    ["for a tag that a build fills in", { "base/kustomization.yaml": `${BASE}images: [{name: team/web, newTag: "\${VERSION}"}]\n` }],
    ["for a floating one, which is told there", { "base/kustomization.yaml": `${BASE}images: [{name: team/web, newTag: latest}]\n` }],
  ])("is left to it, %s", (_name, kustomizations) => {
    for (const image of ["team/web", "team/web:latest"]) expect(findBeside(kustomizations, deployment(image))).toEqual([]);
  });

  it.each([
    ["of another name", { "base/kustomization.yaml": `${BASE}images: [{name: web, newTag: v1}, {name: docker.io/team/web, newTag: v1}]\n` }],
    ["that only gets another name", { "base/kustomization.yaml": `${BASE}images: [{name: team/web, newName: mirror.example/web, newTag: ""}]\n` }],
    ["by the name that it no longer has", { "base/kustomization.yaml": `${BASE}images: [{name: team/web, newName: a/b}]\n`, "prod/kustomization.yaml": `resources: [../base]\n${PIN}` }],
    ["of another manifest", { "base/kustomization.yaml": `resources: [other.yaml]\n${PIN}` }],
    ["of the same file name elsewhere", { "other/kustomization.yaml": BASE + PIN }],
    ["of a remote base", { "base/kustomization.yaml": `resources: ["https://git.example/base/web.yaml", "github.com/team/base//web.yaml"]\n${PIN}` }],
    ["in a kustomization that nothing leads to", { "base/kustomization.yaml": BASE, "prod/kustomization.yaml": PIN }],
    ["without any", {}],
  ])("is judged as it stands when it is %s", (_name, kustomizations) => {
    expect(findBeside(kustomizations, deployment("team/web:latest"))).toEqual(["8 floating-tag"]);
    expect(findBeside(kustomizations, deployment("team/web"))).toEqual(["8 implicit-latest"]);
  });

  it("needs no end of a ring, nor of a component that takes itself", () => {
    const ring = { "base/kustomization.yaml": `${BASE}components: [.]\n`, "a/kustomization.yaml": "resources: [../base, ../b]\n", "b/kustomization.yaml": "resources: [../a]\n" };
    expect(findBeside(ring, deployment("team/web:latest"))).toEqual(["8 floating-tag"]);
  });

  it("may be built many folders deep", () => {
    const chain = Object.fromEntries(Array.from({ length: 5000 }, (_, step) => [`a${step}/kustomization.yaml`, `resources: [../a${step + 1}]\n`]));
    const ends = { "a0/kustomization.yaml": `resources: [../a1]\n${PIN}`, "a5000/kustomization.yaml": "resources: [../base/web.yaml]\n" };
    expect(findBeside({ ...chain, ...ends }, deployment("team/web:latest"))).toEqual([]);
  });

  it("may be one of many that many entries speak of", () => {
    const entries = Array.from({ length: 5000 }, (_, index) => (index % 2 === 0 ? "- {name: team/web, newName: team/api}\n" : "- {name: team/api, newName: team/web}\n")).join("");
    const containers = Array.from({ length: 5000 }, (_, index) => `        - image: team/web${index % 2 === 0 ? "" : index}\n`).join("");
    const text = `apiVersion: v1\nkind: Pod\nspec:\n      containers:\n${containers}`;
    expect(findBeside({ "base/kustomization.yaml": `${BASE}images:\n${entries}` }, text)).toHaveLength(5000);
  });

  it("is Kustomize's only in a pod, unless a configuration says where else images stand", () => {
    const text = "apiVersion: serving.example/v1\nkind: Store\nspec:\n  container:\n    image: team/web:latest\n";
    expect(findBeside({ "base/kustomization.yaml": BASE + PIN }, text)).toEqual(["5 floating-tag"]);
    expect(findBeside({ "base/kustomization.yaml": `${BASE}${PIN}configurations: [fields.yaml]\n` }, text)).toEqual([]);
  });

  it("may stand in a patch inside the kustomization, but the kustomization's own word is judged", () => {
    const patch = "patches:\n- patch: |\n    - op: replace\n      path: /spec/template/spec/containers/0/image\n      value: team/web:latest\n";
    const text = `${patch}configurations: [fields.yaml]\nimages: [{name: team/web, newTag: latest}]\n`;
    expect(findBeside({ "base/kustomization.yaml": text }, text, "base/kustomization.yaml")).toEqual(["7 floating-tag"]);
    expect(findBeside({}, text, "base/kustomization.yaml")).toEqual(["5 floating-tag", "7 floating-tag"]);
  });

  it("is pinned there for every rule, so that what silences a rule here is of no use", () => {
    const files = { "base/kustomization.yaml": BASE + PIN };
    expect(findBeside(files, deployment("team/web:v0"), "base/web.yaml", "extends: [strict]\n")).toEqual([]);
    expect(findBeside(files, deployment("team/web:latest # taglint-disable-line floating-tag -- pinned elsewhere"))).toEqual(["8 unused-disable"]);
  });

  it.each(["data", "stringData"])("is judged in a text, which stays as it is: %s", (key) => {
    const map = `kind: ConfigMap\napiVersion: v1\n${key}:\n  web.yaml: |\n    ${deployment("team/web").replaceAll("\n", "\n    ").trimEnd()}\n`;
    expect(findBeside({ "base/kustomization.yaml": BASE + PIN }, map)).toEqual(["12 implicit-latest"]);
    const list = `kind: List\napiVersion: v1\nitems:\n- ${map.trimEnd().replaceAll("\n", "\n  ")}\n- ${deployment("team/web").trimEnd().replaceAll("\n", "\n  ")}\n`;
    expect(findBeside({ "base/kustomization.yaml": BASE + PIN }, list)).toEqual(["15 implicit-latest"]);
  });
});
