import { describe, expect, it } from "vitest";
import { listImages } from "../read-images.js";

const digest = `sha256:${"0123456789abcdef".repeat(4)}`;
const source = (spec: string) => `apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: {name: x}\nspec: ${spec}\n`;

describe("Flux", () => {
  it("reads an OCIRepository's address with its tag and its digest", () => {
    expect(listImages("a.yaml", source("{interval: 1h, url: 'oci://ghcr.io/x/y', ref: {tag: latest}}"))).toEqual(["4:34 certain spec.ref.tag ghcr.io/x/y:latest"]);
    expect(listImages("a.yaml", source(`{url: oci://ghcr.io/x/y, ref: {tag: latest, digest: '${digest}'}}`))).toEqual([
      `4:19 certain spec.ref.tag ghcr.io/x/y:latest@${digest}`,
    ]);
    expect(listImages("a.yaml", source("{url: 'oci://${REGISTRY}/y', ref: {tag: 1.2.3}}"))).toEqual(["4:20 certain spec.ref.tag ${REGISTRY}/y:1.2.3"]);
  });

  it("takes the missing reference of a whole OCIRepository for latest, as Flux does", () => {
    expect(listImages("a.yaml", source("{interval: 1h, url: oci://ghcr.io/x/y}"))).toEqual(["4:33 certain spec.url ghcr.io/x/y!"]);
  });

  it.each([
    ["ranges of versions", source("{interval: 1h, url: oci://ghcr.io/x/y, ref: {semver: '>=1.0'}}")],
    ["a range that comes before a tag", source("{interval: 1h, url: oci://ghcr.io/x/y, ref: {semver: 1.x, tag: latest}}")],
    ["a patch of the address", source("{url: oci://mirror.example/x/y}")],
    ["charts by version", "apiVersion: source.toolkit.fluxcd.io/v1\nkind: HelmRepository\nspec: {type: oci, url: 'oci://ghcr.io/x'}\n"],
    ["images that are only looked for", "apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImageRepository\nspec: {image: 'ghcr.io/x/y:latest', exclusionList: ['.*:latest']}\n"],
    ["markers of its automation", "apiVersion: v1\nkind: ConfigMap\ndata:\n  x: y # {\"$imagepolicy\": \"flux-system:x:latest\"}\n"],
  ])("is silent on %s", (_name, text) => {
    expect(listImages("a.yaml", text)).toEqual([]);
  });

  it("reads the images that post-renderers and Kustomizations put in", () => {
    const text = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
spec:
  postRenderers:
    - kustomize:
        images:
          - name: docker.io/x/y
            newTag: latest # {"$imagepolicy": "flux-system:y:tag"}
        patchesJson6902:
          - patch:
              - {op: replace, path: /spec/template/spec/containers/0/image, value: busybox}
---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
spec:
  images:
    - {name: app, newName: quay.io/app, newTag: main-latest}
  patches:
    - patch: |
        apiVersion: v1
        kind: Pod
        spec: {containers: [{image: a:latest}]}
`;
    expect(listImages("release.yaml", text)).toEqual([
      "7:19 certain spec.postRenderers[0].kustomize.images[0].newTag docker.io/x/y:latest",
      "11:84 certain spec.template.spec.containers[0].image docker.io/library/busybox!",
      "17:28 certain spec.images[0].newTag quay.io/app:main-latest",
      "22:37 certain spec.patches[0].patch.spec.containers[0].image docker.io/library/a:latest",
    ]);
  });

  it("reads the addresses of artifacts that its operator is given, and what a ResourceSet templates", () => {
    const text = `apiVersion: fluxcd.controlplane.io/v1
kind: FluxInstance
spec:
  distribution: {version: 2.x, registry: ghcr.io/fluxcd, artifact: "oci://ghcr.io/x/manifests:latest"}
---
apiVersion: fluxcd.controlplane.io/v1
kind: ResourceSet
spec:
  resourcesTemplate: |
    ---
    apiVersion: helm.toolkit.fluxcd.io/v2
    kind: HelmRelease
    spec:
      values: {image: {repository: << inputs.registry >>/web, tag: web-latest}}
`;
    expect(listImages("flux.yaml", text)).toEqual([
      "4:75 possible spec.distribution.artifact ghcr.io/x/manifests:latest",
      "14:36 likely spec.resourcesTemplate.spec.values.image.tag << inputs.registry >>/web:web-latest",
    ]);
  });
});
