import { describe, expect, it } from "vitest";
import { createLinter } from "../../../src/index.js";

const CONTAINER = "containers:\n- name: web\n  image: ";
const POD = `apiVersion: v1\nkind: Pod\nspec:\n  ${CONTAINER.replaceAll("\n", "\n  ")}`;

/** What is found in a pod of a path beside these files. */
function findBeside(files: Readonly<Record<string, string>>, image: string, path = "shop/deploy/web.yaml", text = `${POD}${image}\n`): readonly string[] {
  const others = Object.entries(files).map(([file, content]) => ({ path: file, text: content }));
  const result = createLinter({ others, today: "2026-01-01" }).check({ path, text });
  return (result?.findings ?? []).map(({ rule, location }) => `${location.start.line} ${rule}`);
}

const HEAD = "apiVersion: skaffold/v4beta6\nkind: Config\n";
const BUILD = "build: {artifacts: [{image: team/api}, {image: team/web, context: web}]}\n";
const RAW = "manifests: {rawYaml: [deploy/web.yaml]}\n";
const KUSTOMIZATION = "resources: [../deploy/web.yaml]\n";

describe("an image that Skaffold builds and deploys", () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ["in a manifest that is named", { "shop/skaffold.yaml": HEAD + BUILD + RAW }],
    ["by the file's other name", { "shop/skaffold.yml": HEAD + BUILD + RAW }],
    ["from the top of the project", { "skaffold.yaml": `${HEAD}${BUILD}manifests: {rawYaml: [./shop/deploy/web.yaml]}\n` }],
    ["by a star", { "shop/skaffold.yaml": `${HEAD}${BUILD}manifests: {rawYaml: ["*/w*b.yaml"]}\n` }],
    ["in a folder that a star leads to", { "skaffold.yaml": `${HEAD}${BUILD}manifests: {rawYaml: ["sh*"]}\n` }],
    ["with kubectl, as long ago", { "shop/skaffold.yaml": `apiVersion: skaffold/v2beta9\n${BUILD}deploy: {kubectl: {manifests: ["deploy/*"]}}\n` }],
    ["through a kustomization", { "shop/skaffold.yaml": `${HEAD}${BUILD}manifests: {kustomize: {paths: [prod]}}\n`, "shop/prod/kustomization.yaml": KUSTOMIZATION }],
    ["through one in a folder of the old kind", { "shop/skaffold.yaml": `${HEAD}${BUILD}deploy: {kustomize: {path: prod}}\n`, "shop/prod/kustomization.yaml": KUSTOMIZATION }],
    ["through one of another", { "shop/skaffold.yaml": `${HEAD}${BUILD}manifests: {kustomize: {paths: [eu]}}\n`, "shop/eu/kustomization.yaml": "bases: [../prod]\n", "shop/prod/kustomization.yaml": KUSTOMIZATION }],
    ["through one beside it", { "shop/skaffold.yaml": `${HEAD}${BUILD}manifests: {kustomize: {}}\n`, "shop/kustomization.yaml": "resources: [deploy/web.yaml]\n" }],
    ["by the name that a kustomization gives", { "shop/skaffold.yaml": `${HEAD}build: {artifacts: [{image: mirror.example/web}]}\nmanifests: {kustomize: {paths: [prod]}}\n`, "shop/prod/kustomization.yaml": `${KUSTOMIZATION}images: [{name: team/web, newName: mirror.example/web}]\n` }],
    ["in a profile", { "shop/skaffold.yaml": `${HEAD}profiles:\n- name: dev\n  ${BUILD}  ${RAW}` }],
    ["in a profile's patches", { "shop/skaffold.yaml": `${HEAD}profiles:\n- name: dev\n  patches:\n  - {op: add, path: /build/artifacts/-, value: {image: team/web}}\n  - {op: add, path: /manifests/rawYaml/1, value: deploy/web.yaml}\n` }],
    ["by another configuration of the file", { "shop/skaffold.yaml": `${HEAD}${BUILD}---\n${HEAD}${RAW}` }],
    ["by a file that this one requires", { "shop/skaffold.yaml": `${HEAD}requires: [{path: ../web}]\n${RAW}`, "web/skaffold.yaml": HEAD + BUILD }],
    ["by a file that this one requires by its name", { "shop/skaffold.yaml": `${HEAD}requires: [{path: ../web/skaffold.yml}]\n${RAW}`, "web/skaffold.yml": HEAD + BUILD }],
    ["in the manifests of a file that this one requires, in turn", { "skaffold.yaml": `${HEAD}requires: [{path: more/dev.yaml}, {path: a}]\n${BUILD}`, "a/skaffold.yaml": `${HEAD}requires: [{path: ../shop}, {path: ..}]\n`, "shop/skaffold.yaml": HEAD + RAW }],
  ])("is left to it, %s", (_name, files) => {
    for (const image of ["team/web", "team/web:latest"]) expect(findBeside(files, image)).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ["of another name", { "shop/skaffold.yaml": `${HEAD}build: {artifacts: [{image: web}, {image: docker.io/team/web}, {image: team/webs}]}\n${RAW}` }],
    ["of another manifest", { "shop/skaffold.yaml": `${HEAD}${BUILD}manifests: {rawYaml: [deploy/api.yaml, web.yaml, "*/*/web.yaml", "deploy/web*web.yaml", "deploy/w*eb*b.yaml*.yaml", "deploy/*b*web.yaml", "w*", "*.yml"]}\n` }],
    ["in a folder that is named without a star", { "shop/skaffold.yaml": `${HEAD}${BUILD}manifests: {rawYaml: [deploy]}\n` }],
    ["at an address", { "shop/skaffold.yaml": `${HEAD}${BUILD}manifests: {rawYaml: ["https://git.example/shop/deploy/web.yaml"]}\n` }],
    ["of another kustomization", { "shop/skaffold.yaml": `${HEAD}${BUILD}manifests: {kustomize: {paths: [dev]}}\n`, "shop/prod/kustomization.yaml": KUSTOMIZATION }],
    ["by the name that it no longer has", { "shop/skaffold.yaml": `${HEAD}${BUILD}manifests: {kustomize: {paths: [prod]}}\n`, "shop/prod/kustomization.yaml": `${KUSTOMIZATION}images: [{name: team/web, newName: a/b}]\n` }],
    ["where only others build it", { "shop/skaffold.yaml": HEAD + RAW, "skaffold.yaml": HEAD + BUILD }],
    ["in a patch of something else", { "shop/skaffold.yaml": `${HEAD}${RAW}profiles:\n- patches:\n  - {op: add, path: /build/artifacts/0/requires/-, value: {image: team/web}}\n  - {op: replace, path: /build/artifacts, value: {image: team/web}}\n` }],
    ["in a file that only has the name", { "shop/skaffold.yaml": `apiVersion: v1\nkind: List\n${BUILD}${RAW}` }],
  ])("is judged as it stands when it is %s", (_name, files) => {
    expect(findBeside(files, "team/web:latest")).toEqual(["6 floating-tag"]);
    expect(findBeside(files, "team/web")).toEqual(["6 implicit-latest"]);
  });

  it.each([
    ["apiVersion: batch/v1\nkind: CronJob\nspec:\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          initContainers:\n          - image: team/web\n", []],
    ["apiVersion: v1\nkind: List\nitems:\n- apiVersion: apps/v1\n  kind: Deployment\n  spec:\n    template:\n      spec:\n        containers:\n        - image: team/web\n", []],
    ["apiVersion: store.example/v1\nkind: Store\nspec:\n  pool:\n    template:\n      spec:\n        containers:\n        - image: team/web\n", ["8 implicit-latest"]],
    ["apiVersion: v1\nkind: ConfigMap\ndata:\n  image: team/web:latest\n", ["4 floating-tag"]],
  ])("is replaced in the pods of what Kubernetes itself runs: %j", (text, expected) => {
    expect(findBeside({ "shop/skaffold.yaml": HEAD + BUILD + RAW }, "", "shop/deploy/web.yaml", text)).toEqual(expected);
  });

  it("is replaced there when a kustomization gives them, too", () => {
    const files = { "shop/skaffold.yaml": `${HEAD}${BUILD}manifests: {kustomize: {paths: [prod]}}\n`, "shop/prod/kustomization.yaml": KUSTOMIZATION };
    const store = "apiVersion: store.example/v1\nkind: Store\nspec:\n  pool:\n    template:\n      spec:\n        containers:\n        - image: team/web\n";
    expect(findBeside(files, "", "shop/deploy/web.yaml", store)).toEqual(["8 implicit-latest"]);
    expect(findBeside(files, "", "shop/deploy/web.yaml", "apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n      - image: team/web\n")).toEqual([]);
  });

  it("is an input where another image is built on it", () => {
    const text = `${HEAD}build:\n  artifacts:\n  - image: team/web\n    buildpacks: {runImage: "team/web:latest"}\n`;
    expect(findBeside({ "skaffold.yaml": text }, "", "skaffold.yaml", text)).toEqual(["6 floating-tag"]);
  });

  it.each(["patches:\n- patch: |\n    ", "patchesJson6902:\n- patch: |\n    ", "patchesStrategicMerge:\n- |\n    "])("is replaced in a kustomization's own patch: %j", (patch) => {
    const kustomization = `${patch}${POD.replaceAll("\n", "\n    ")}team/web:latest\n`;
    const files = { "shop/skaffold.yaml": `${HEAD}${BUILD}manifests: {kustomize: {paths: [prod]}}\n`, "shop/prod/kustomization.yaml": kustomization };
    expect(findBeside(files, "", "shop/prod/kustomization.yaml", kustomization)).toEqual([]);
    expect(findBeside({ ...files, "shop/skaffold.yaml": HEAD }, "", "shop/prod/kustomization.yaml", kustomization)).toHaveLength(1);
  });

  it("stays in a text in a manifest as it is", () => {
    const text = `apiVersion: v1\nkind: ConfigMap\ndata:\n  web.yaml: |\n    ${POD.replaceAll("\n", "\n    ")}team/web\n`;
    expect(findBeside({ "shop/skaffold.yaml": HEAD + BUILD + RAW }, "", "shop/deploy/web.yaml", text)).toEqual(["10 implicit-latest"]);
  });

  it("is replaced in what Skaffold runs itself", () => {
    const text = `${HEAD}${BUILD}customActions:\n- containers:\n  - {name: web, image: team/web}\n  - {name: job, image: team/job}\nverify:\n- container: {name: web, image: "team/web:latest"}\n- container: {name: job, image: "team/job:latest"}\n`;
    expect(findBeside({ "skaffold.yaml": text }, "", "skaffold.yaml", text)).toEqual(["7 implicit-latest", "10 floating-tag"]);
    expect(findBeside({ "web/skaffold.yaml": HEAD + BUILD }, "", "skaffold.yaml", text)).toEqual(["6 implicit-latest", "7 implicit-latest", "9 floating-tag", "10 floating-tag"]);
  });

  it("is deployed from a folder of its own where nothing says from where", () => {
    for (const [path, expected] of [["shop/k8s/web.yaml", []], ["shop/k8s/web.yml", ["6 floating-tag"]], ["shop/k8s/prod/web.yaml", ["6 floating-tag"]], ["k8s/web.yaml", ["6 floating-tag"]]] as const) {
      expect(findBeside({ "shop/skaffold.yaml": HEAD + BUILD }, "team/web:latest", path)).toEqual(expected);
    }
    for (const other of [RAW, "manifests: {kustomize: {paths: [prod]}}\n", "deploy: {helm: {releases: []}}\n", "manifests: {kpt: [x]}\n", "deploy: {docker: {images: [team/web]}}\n", "deploy: {cloudrun: {region: x}}\n"]) {
      expect(findBeside({ "shop/skaffold.yaml": HEAD + BUILD + other }, "team/web:latest", "shop/k8s/web.yaml")).toEqual(["6 floating-tag"]);
    }
  });

  it("may be built and deployed by many", () => {
    const files = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`a${index}/skaffold.yaml`, `${HEAD}requires: [{path: ../a${index + 1}}, {path: ../a0}]\n`]));
    expect(findBeside({ ...files, "a300/skaffold.yaml": HEAD + BUILD, "shop/skaffold.yaml": `${HEAD}requires: [{path: ../a0}]\n${RAW}` }, "team/web")).toEqual([]);
  });

  it("is looked for among all that many files build, which require each other", () => {
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`a${index}/skaffold.yaml`, `${HEAD}requires: [{path: ../a${(index + 1) % 40}}]\n${RAW}build: {artifacts: [{image: team/web${index}}]}\n`]));
    for (let index = 0; index < 40; index++) {
      const path = `a${index}/deploy/web.yaml`;
      expect(findBeside(files, `team/web${39 - index}`, path)).toEqual([]);
      expect(findBeside(files, "team/web", path)).toEqual(["6 implicit-latest"]);
    }
  });
});
