import { describe, expect, it } from "vitest";
import { createLinter } from "../../../src/index.js";
import { listImages } from "../read-images.js";

const application = (source: string) => `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n${source}`;

describe("Argo CD", () => {
  it("joins a tag with the parameters beside it", () => {
    const text = application(`    targetRevision: latest
    helm:
      parameters:
        - name: web.image.tag
          value: latest
        - {name: web.image.registry, value: quay.io}
        - {name: web.image.repository, value: team/web}
        - {name: imageTag, value: x-latest, forceString: true}
        - {name: image, value: docker.io/x/one}
        - {name: side.image, value: "side:latest"}
        - {name: pinned.tag, value: "1.2"}
`);
    expect(listImages("app.yaml", text)).toEqual([
      "11:47 likely spec.source.helm.parameters.web.image.tag quay.io/team/web:latest",
      "13:32 likely spec.source.helm.parameters.imageTag docker.io/x/one:x-latest",
      "14:38 likely spec.source.helm.parameters.side.image docker.io/library/side:latest",
      "15:38 likely spec.source.helm.parameters[\"pinned.tag\"] 1.2",
    ]);
  });

  it.each([
    ["names that end alike are no tags", "[{name: stage, value: latest}, {name: gitTag, value: latest}, {name: git.tag, value: latest}]"],
    ["variables of the build", "[{name: image.tag, value: $ARGOCD_APP_REVISION}]"],
  ])("is silent: %s", (_name, parameters) => {
    expect(listImages("app.yaml", application(`    helm: {parameters: ${parameters}}\n`)).filter((line) => !line.endsWith("?"))).toEqual([]);
  });

  it("reads kustomize's images in all their forms, in every source", () => {
    const text = `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
spec:
  template:
    spec:
      sources:
        - kustomize:
            images:
              - app=quay.io/x/app:latest
              - quay.io/x/b:v1
              - c=quay.io/x/c
              - 'd=d:latest'
        - helm: {parameters: [{name: a.tag, value: latest}, {name: a.repository, value: x/y}]}
`;
    expect(listImages("set.yaml", text)).toEqual([
      "9:21 likely spec.template.spec.sources[0].kustomize.images[0] quay.io/x/app:latest",
      "10:17 likely spec.template.spec.sources[0].kustomize.images[1] quay.io/x/b:v1",
      "12:20 likely spec.template.spec.sources[0].kustomize.images[3] docker.io/library/d:latest",
      "13:89 likely spec.template.spec.sources[1].helm.parameters.a.tag docker.io/x/y:latest",
    ]);
  });

  it("reads the file that overrides parameters", () => {
    expect(listImages("app/.argocd-source.yaml", "kustomize:\n  images:\n  - x=y:latest\n")).toEqual(["3:7 likely kustomize.images[0] docker.io/library/y:latest"]);
    expect(listImages("app/.argocd-source-web.yaml", "helm: {parameters: [{name: image.tag, value: latest}]}\n")).toEqual(["1:46 likely helm.parameters.image.tag latest"]);
  });

  it("does not judge what the image updater looks for", () => {
    const text = "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  annotations:\n    argocd-image-updater.argoproj.io/image-list: web=quay.io/x/web:latest\n";
    expect(listImages("app.yaml", text)).toEqual([]);
  });

  it("is covered by a directive above the parameter", () => {
    const text = application(`    helm:
      parameters:
      - name: image.repository
        value: x/y
      # taglint-disable-next-line floating-tag -- a test
      - name: image.tag
        value: latest
`);
    expect(createLinter().check({ path: "app.yaml", text })!.findings).toEqual([]);
  });
});
