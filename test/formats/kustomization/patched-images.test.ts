import { describe, expect, it } from "vitest";
import { createLinter } from "../../../src/index.js";

/** A workload with two containers: their images are in lines 9 and 11. */
const deployment = (more = ""): string => `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template:
    spec:
      containers:
      - name: web
        image: stand-in:latest
      - name: log
        image: team/log:1${more}
`;

/** The lines in which something is found in a manifest beside these files. */
function findBeside(files: Readonly<Record<string, string>>, text = deployment(), path = "base/web.yaml"): readonly number[] {
  const others = Object.entries(files).map(([file, content]) => ({ path: file, text: content }));
  const result = createLinter({ others, today: "2026-01-01" }).check({ path, text });
  return (result?.findings ?? []).map(({ location }) => location.start.line);
}

const BASE = { "base/kustomization.yaml": "resources: [web.yaml]\n" };
const merge = (container: string, kind = "Deployment", name = "web"): string => `kind: ${kind}\nmetadata: {name: ${name}}\nspec: {template: {spec: {containers: [${container}]}}}\n`;
const IMAGE = merge("{name: web, image: team/web:1}");
const SWAP = "- {op: replace, path: /spec/template/spec/containers/0/image, value: team/web:1}\n";
const indent = (text: string): string => text.trimEnd().replaceAll("\n", "\n    ");

describe("an image that a patch replaces", () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ["in a file", { "prod/kustomization.yaml": "resources: [../base]\npatches: [{path: web/image.yaml}]\n", "prod/web/image.yaml": IMAGE }],
    ["in a file elsewhere, beside others", { "prod/kustomization.yaml": "resources: [../base]\npatches: [{path: pull.yaml}, {path: ../images/web.yaml}]\n", "prod/pull.yaml": merge("{name: web, imagePullPolicy: Always}"), "images/web.yaml": IMAGE }],
    ["of the old kind", { "prod/kustomization.yaml": "bases: [../base]\npatchesStrategicMerge: [image.yaml]\n", "prod/image.yaml": IMAGE }],
    ["inside, of the old kind", { "prod/kustomization.yaml": `bases: [../base]\npatchesStrategicMerge:\n  - |\n    ${indent(IMAGE)}\n` }],
    ["inside", { "prod/kustomization.yaml": `resources: [../base]\npatches:\n- patch: |\n    ${indent(IMAGE)}\n` }],
    ["beside the manifest", { "base/kustomization.yaml": "resources: [web.yaml]\npatches: [{path: image.yaml}]\n", "base/image.yaml": IMAGE }],
    ["for a target", { "prod/kustomization.yaml": `resources: [../base]\npatches:\n- target: {kind: Deployment, name: web}\n  patch: |\n    ${indent(merge("{name: web, image: team/web:1}", "Deployment", "any"))}\n` }],
    ["for any of a kind", { "prod/kustomization.yaml": `resources: [../base]\npatches:\n- target: {kind: Deployment, name: .*}\n  patch: |\n    ${indent(SWAP)}\n` }],
    ["by operations", { "prod/kustomization.yaml": "resources: [../base]\npatchesJson6902: [{target: {kind: Deployment, name: web}, path: swap.yaml}]\n", "prod/swap.yaml": SWAP }],
    ["further up", { "mid/kustomization.yaml": "resources: [../base]\n", "prod/kustomization.yaml": "resources: [../mid]\npatches: [{path: image.yaml}]\n", "prod/image.yaml": IMAGE }],
    ["in a component", { "prod/kustomization.yaml": "resources: [../base]\ncomponents: [../images]\n", "images/kustomization.yaml": "kind: Component\npatches: [{path: web.yaml}]\n", "images/web.yaml": IMAGE }],
    ["on both ways", { "a/kustomization.yaml": "resources: [../base]\npatches: [{path: ../image.yaml}]\n", "b/kustomization.yaml": "resources: [../base]\npatches: [{path: ../image.yaml}]\n", "image.yaml": IMAGE }],
  ])("is left to it, %s", (_name, files) => {
    expect(findBeside({ ...BASE, ...files })).toEqual([]);
  });

  const patched = (patch: string, entry = "{path: image.yaml}"): Readonly<Record<string, string>> => ({ "prod/kustomization.yaml": `resources: [../base]\npatches: [${entry}]\n`, "prod/image.yaml": patch });

  it.each<[string, Readonly<Record<string, string>>]>([
    ["without a patch", { "prod/kustomization.yaml": "resources: [../base]\n" }],
    ["with one that is not there", { "prod/kustomization.yaml": "resources: [../base]\npatches: [{path: image.yaml}]\n", "other/image.yaml": IMAGE }],
    ["with one for another container", patched(merge("{name: log, image: team/log:2}"))],
    ["with one for no container", patched(merge("{image: team/web:1}"))],
    ["with one for another resource", patched(merge("{name: web, image: team/web:1}", "Deployment", "api"))],
    ["with one for another kind", patched(merge("{name: web, image: team/web:1}", "Job"))],
    ["with one for another list", patched(IMAGE.replace("containers", "initContainers"))],
    ["with one that gives no image", patched(merge("{name: web, imagePullPolicy: Always}"))],
    ["with one that takes the image away", patched(merge('{name: web, image: ""}'))],
    ["with one for another target", patched(IMAGE, "{path: image.yaml, target: {kind: Job}}")],
    ["with one for another name", patched(IMAGE, "{path: image.yaml, target: {name: we}}")],
    ["with one for a name that is a pattern", patched(IMAGE, "{path: image.yaml, target: {name: w.*}}")],
    ["with one for what labels tell", patched(IMAGE, "{path: image.yaml, target: {kind: Deployment, labelSelector: app=web}}")],
    ["with one for what annotations tell", patched(IMAGE, "{path: image.yaml, target: {kind: Deployment, annotationSelector: app=web}}")],
    ["with operations for nothing", patched(SWAP)],
    ["with operations elsewhere", patched(SWAP.replace("/0/", "/1/"), "{path: image.yaml, target: {kind: Deployment}}")],
    ["with operations of another kind", patched(SWAP.replace("replace", "test"), "{path: image.yaml, target: {kind: Deployment}}")],
    ["on one way of two", { ...patched(IMAGE), "dev/kustomization.yaml": "resources: [../base]\n" }],
    ["in a ring that has none", { "prod/kustomization.yaml": "resources: [../base, ../dev]\n", "dev/kustomization.yaml": "resources: [../prod]\npatches: [{path: image.yaml}]\n", "dev/image.yaml": merge("{name: log, image: team/log:2}") }],
  ])("is judged as it stands %s", (_name, files) => {
    expect(findBeside({ ...BASE, ...files })).toEqual([9]);
  });

  it("is judged where nothing builds it, and where a patch says it", () => {
    expect(findBeside({ "prod/kustomization.yaml": "patches: [{path: image.yaml}]\n", "prod/image.yaml": IMAGE })).toEqual([9]);
    const own = { ...BASE, "prod/kustomization.yaml": "resources: [../base]\npatches: [{path: image.yaml}]\n", "prod/image.yaml": deployment() };
    expect(findBeside(own, deployment(), "prod/image.yaml")).toEqual([9]);
    const above = { ...own, "top/kustomization.yaml": "resources: [../prod]\npatches: [{path: image.yaml}]\n", "top/image.yaml": IMAGE };
    expect(findBeside(above, deployment(), "prod/image.yaml")).toEqual([9]);
  });

  it("is one of those in a file, and needs a pod of Kubernetes' own", () => {
    const files = { ...BASE, ...patched(merge("{name: log, image: team/log:2}")) };
    expect(findBeside(files, deployment().replace("team/log:1", "log:latest"))).toEqual([9]);
    const pod = "kind: Pod\napiVersion: v1\nmetadata: {name: web}\nspec:\n  initContainers:\n  - {name: web, image: stand-in:latest}\n  containers:\n  - {name: web, image: stand-in}\n";
    expect(findBeside({ ...BASE, ...patched("kind: Pod\nmetadata: {name: web}\nspec: {initContainers: [{name: web, image: team/web:1}]}\n") }, pod)).toEqual([8]);
    const job = "kind: CronJob\napiVersion: batch/v1\nmetadata: {name: web}\nspec:\n  jobTemplate: {spec: {template: {spec: {containers: [\n    {name: web, image: stand-in},\n    {name: log, image: stand-in}]}}}}\n";
    const patch = "kind: CronJob\nmetadata: {name: web}\nspec: {jobTemplate: {spec: {template: {spec: {containers: [{name: web, image: team/web:1}]}}}}}\n";
    expect(findBeside({ ...BASE, ...patched(patch) }, job)).toEqual([7]);
    const store = deployment().replace("  template:", "  pool:");
    expect(findBeside({ ...BASE, ...patched(IMAGE) }, store)).toEqual([9]);
  });

  it("is none of a container that has no name", () => {
    expect(findBeside({ ...BASE, ...patched(merge("{image: team/web:1}")) }, deployment().replace("      - name: web\n        image", "      - tty: true\n        image"))).toEqual([9]);
  });

  it("may be in one of many files that are built in many ways", () => {
    const ways = Object.fromEntries(Array.from({ length: 2000 }, (_, step) => [`a${step}/kustomization.yaml`, `resources: [../a${step + 1}]\n`]));
    const files = { ...ways, "a2000/kustomization.yaml": "resources: [../base]\n", "top/kustomization.yaml": "resources: [../a0]\npatches: [{path: image.yaml}]\n", "top/image.yaml": IMAGE };
    expect(findBeside({ ...BASE, ...files })).toEqual([]);
  });
});
