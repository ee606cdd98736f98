import { describe, expect, it } from "vitest";
import { setComponent } from "../../../src/model/image.js";
import { listImages, readImages } from "../read-images.js";

/** The same values in each place that a tool gives to Helm, with the path that leads to them. */
const indent = (text: string, columns: number) => text.replace(/^(?=.)/gm, " ".repeat(columns));
const values = "image:\n  repository: quay.io/x/web\n  tag: latest\nsidecar: {image: {repository: side, tag: \"1.2\"}}\n";

const places: readonly (readonly [string, string, string, string])[] = [
  ["Flux HelmRelease", "release.yaml", `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec:\n  values:\n${indent(values, 4)}`, "spec.values."],
  ["Argo CD valuesObject", "app.yaml", `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    helm:\n      valuesObject:\n${indent(values, 8)}`, "spec.source.helm.valuesObject."],
  ["Argo CD values, a block", "app.yaml", `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  sources:\n  - helm:\n      values: |\n${indent(values, 8)}`, "spec.sources[0].helm.values."],
  ["Argo CD values, quoted", "app.yaml", `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    helm:\n      values: ${JSON.stringify(values)}\n`, "spec.source.helm.values."],
  ["Kustomize's inline values", "kustomization.yaml", `helmCharts:\n- name: x\n  version: latest\n  valuesInline:\n${indent(values, 4)}`, "helmCharts[0].valuesInline."],
  ["Kustomize's chart generator", "gen.yaml", `apiVersion: builtin\nkind: HelmChartInflationGenerator\nvaluesInline:\n${indent(values, 2)}`, "valuesInline."],
  ["Armada", "site.yaml", `---\nschema: armada/Chart/v1\ndata:\n  chart_name: x\n  values:\n${indent(values, 4)}...\n`, "data.values."],
  ["Fleet", "fleet.yaml", `helm:\n  chart: x\n  values:\n${indent(values, 4)}`, "helm.values."],
  ["Fleet, for some targets", "a/fleet.yaml", `targetCustomizations:\n- name: a\n  helm:\n    values:\n${indent(values, 6)}`, "targetCustomizations[0].helm.values."],
  ["Fleet's resources", "bundle.yaml", `apiVersion: fleet.cattle.io/v1alpha1\nkind: HelmOp\nspec:\n  helm:\n    values:\n${indent(values, 6)}`, "spec.helm.values."],
  ["the Helm controller", "chart.yaml", `apiVersion: helm.cattle.io/v1\nkind: HelmChartConfig\nspec:\n  valuesContent: |-\n${indent(values, 4)}`, "spec.valuesContent."],
  ["helmfile releases", "helmfile.yaml", `releases:\n- name: x\n  chart: y/x\n  values:\n  - values.yaml\n  -\n${indent(values, 4)}`, "releases[0].values[1]."],
  ["helmfile environments", "helmfile.yaml.gotmpl", `environments:\n  default:\n    values:\n    -\n${indent(values, 6)}---\nreleases: []\n`, "environments.default.values[0]."],
];

describe("values of charts in other files", () => {
  it.each(places)("are read as a values file is: %s", (_name, path, text, where) => {
    const found = listImages(path, text).map((line) => line.replace(/^\S+ /, ""));
    expect(found).toEqual([`likely ${where}image.tag quay.io/x/web:latest`, `likely ${where}sidecar.image.tag docker.io/library/side:1.2`]);
  });

  it.each(places)("can be edited in place: %s", (_name, path, text) => {
    const [image] = readImages(path, text);
    const edit = setComponent(image!, "tag", "1.10")!;
    const edited = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
    expect(listImages(path, edited)[0]).toMatch(/quay\.io\/x\/web:1\.10$/);
    expect(edited).toContain(text.includes('\\"') ? '\\"1.10\\"' : '"1.10"');
  });

  it("are values only where the tool says so: an unknown field is read as a manifest", () => {
    const text = "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source: {targetRevision: latest, chart: x, helm: {releaseName: 'x:latest-y'}}\n";
    expect(listImages("app.yaml", text)).toEqual([]);
  });

  it("may hold manifests that hold values", () => {
    const text = `helm:
  values:
    extraObjects:
    - |
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      spec: {source: {helm: {valuesObject: {image: {repository: deep, tag: latest}}}}}
`;
    expect(listImages("fleet.yaml", text)).toEqual(["7:65 likely spec.source.helm.valuesObject.image.tag docker.io/library/deep:latest"]);
  });
});
