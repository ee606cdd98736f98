import { describe, expect, it } from "vitest";
import { listImages } from "../read-images.js";

describe("Fleet", () => {
  it("does not judge the images that it looks for", () => {
    const text = 'imageScans:\n- image: quay.io/x/y\n  tagName: y # {"$imagescan": "y:tag"}\n  policy: {alphabetical: {order: asc}}\n';
    expect(listImages("fleet.yaml", text)).toEqual([]);
  });

  it("reads the manifests of a bundle", () => {
    const text = `apiVersion: fleet.cattle.io/v1alpha1
kind: Bundle
spec:
  resources:
  - name: pod.yaml
    content: |
      apiVersion: v1
      kind: Pod
      spec: {containers: [{image: x}]}
`;
    expect(listImages("bundle.yaml", text)).toEqual(["9:35 certain spec.resources[0].content.spec.containers[0].image docker.io/library/x!"]);
  });

  it("reads what the Helm controller sets", () => {
    const text = "apiVersion: helm.cattle.io/v1\nkind: HelmChart\nspec:\n  set: {image.tag: latest, image.repository: x/y}\n";
    expect(listImages("chart.yaml", text)).toEqual(["4:46 likely spec.set.image.tag docker.io/x/y:latest"]);
  });
});
