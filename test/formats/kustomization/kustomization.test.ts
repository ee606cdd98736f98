import { describe, expect, it } from "vitest";
import { createLinter } from "../../../src/index.js";
import { listImages } from "../read-images.js";

const digest = `sha256:${"0123456789abcdef".repeat(4)}`;

describe("kustomization", () => {
  it("reads newTag with the name that comes out, and digests", () => {
    const text = `images:
  - name: app
    newName: quay.io/team/app   # from another registry
    newTag: latest
  - {name: db, newTag: "15.4"}
  - name: cache
    newTag: latest
    digest: ${digest}
  - name: only-a-digest
    digest: ${digest}
  - {name: both, newTag: 'latest@${digest}'}
`;
    expect(listImages("deploy/kustomization.yaml", text)).toEqual([
      "3:14 certain images[0].newTag quay.io/team/app:latest",
      "5:12 certain images[1].newTag docker.io/library/db:15.4",
      `6:11 certain images[2].newTag docker.io/library/cache:latest@${digest}`,
      `9:11 certain images[3].digest docker.io/library/only-a-digest@${digest}`,
      `11:12 certain images[4].newTag docker.io/library/both:latest@${digest}`,
    ]);
  });

  it.each([
    ["newName alone: the manifest's own tag stays", "images: [{name: app, newName: quay.io/team/app}]"],
    ["a name that is only looked for, even with a tag", "images: [{name: 'app:latest', newName: quay.io/team/app}]"],
    ["an empty tag", "images:\n- name: app\n  newTag:\n- name: b\n  newTag: ''\n- name: c\n  newTag: null\n"],
    ["what is no tag", "images: [{name: app, newTag: 'a b'}, {name: app, newTag: [latest]}, latest, {newTag: {a: latest}}]"],
    ["labels and remote bases", "resources: ['https://git.example/x?ref=latest']\nlabels: [{pairs: {version: latest}}]\n"],
  ])("is silent on %s", (_name, text) => {
    expect(listImages("kustomization.yaml", text)).toEqual([]);
  });

  it("reads a tag although the name is a word that a build replaces, or missing", () => {
    const text = "images:\n- name: REPLACED_IMAGE\n  newTag: latest\n- newTag: x-latest\n- name: app\n  newTag: ${TAG}-latest\n";
    expect(listImages("kustomization.yml", text)).toEqual([
      "3:11 certain images[0].newTag latest",
      "4:11 certain images[1].newTag x-latest",
      "5:9 certain images[2].newTag docker.io/library/app:${TAG}-latest?",
    ]);
  });

  it("reads a tag that begins with a placeholder as one, and a digest as one", () => {
    expect(listImages("kustomization.yaml", "images:\n- name: a\n  newTag: '@OS@-latest'\n- name: b\n  newTag: '@sha256:" + "0".repeat(64) + "'\n")).toEqual([
      "2:9 certain images[0].newTag docker.io/library/a:@OS@-latest?",
      `4:9 certain images[1].newTag docker.io/library/b@sha256:${"0".repeat(64)}`,
    ]);
  });

  it("reads a tag that went into newName", () => {
    expect(listImages("kustomization.yaml", "images: [{name: app, newName: 'quay.io/team/app:latest'}]")).toEqual([
      "1:32 likely images[0].newName quay.io/team/app:latest",
    ]);
  });

  it("reads every use of an anchored tag, at its place", () => {
    const text = "images:\n- name: a\n  newTag: &tag latest\n- name: b\n  newTag: *tag\n- &entry {name: c, newTag: v1}\n- *entry\n";
    expect(listImages("kustomization.yaml", text)).toEqual([
      "2:9 certain images[0].newTag docker.io/library/a:latest",
      "4:9 certain images[1].newTag docker.io/library/b:latest",
      "6:17 certain images[2].newTag docker.io/library/c:v1",
    ]);
  });

  it("reads components, transformers and older names of fields, by kind or by file", () => {
    const component = "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nimages: [{name: a, newTag: latest}]\n";
    const transformer = "apiVersion: builtin\nkind: ImageTagTransformer\nimageTag: {name: a, newTag: latest}\n";
    expect(listImages("parts/x.yaml", component)).toEqual(["3:17 certain images[0].newTag docker.io/library/a:latest"]);
    expect(listImages("parts/t.yaml", transformer)).toEqual(["3:18 certain imageTag.newTag docker.io/library/a:latest"]);
    expect(listImages("Kustomization", "imageTags: [{name: a, newTag: latest}]")).toEqual(["1:20 certain imageTags[0].newTag docker.io/library/a:latest"]);
  });

  it("reads patches inside it: blocks, quoted JSON, and operations", () => {
    const text = `patches:
  - patch: |-
      apiVersion: apps/v1
      kind: Deployment
      spec: {template: {spec: {containers: [{name: a, image: one:latest}]}}}
  - target: {kind: Deployment}
    patch: '[{"op": "replace", "path": "/spec/template/spec/containers/0/image", "value": "two"}]'
  - patch: "- op: replace\\n  path: /spec/template/spec/containers/0/image\\n  value: three:latest\\n"
patchesStrategicMerge:
  - |-
    apiVersion: v1
    kind: Pod
    spec: {containers: [{image: four:latest}]}
`;
    expect(listImages("kustomization.yaml", text)).toEqual([
      "5:62 certain patches[0].patch.spec.template.spec.containers[0].image docker.io/library/one:latest",
      "7:92 certain spec.template.spec.containers[0].image docker.io/library/two!",
      "8:85 certain spec.template.spec.containers[0].image docker.io/library/three:latest",
      "13:33 certain patchesStrategicMerge[0].spec.containers[0].image docker.io/library/four:latest",
    ]);
  });

  it("reads the literals of generators by their keys", () => {
    const text = `configMapGenerator:
  - name: settings
    literals:
      - notebook-image=quay.io/x/notebook:v1
      - "SIDE_IMAGE=side:latest"
      - MODE=fast:latest-wins
      - other=quay.io/x/y:latest
      - LEVEL=info
`;
    expect(listImages("kustomization.yaml", text)).toEqual([
      "4:24 likely configMapGenerator[0].literals[0] quay.io/x/notebook:v1",
      "5:21 likely configMapGenerator[0].literals[1] docker.io/library/side:latest",
      "7:15 possible configMapGenerator[0].literals[3] quay.io/x/y:latest",
    ]);
  });

  it("reads the container of a function in its annotation", () => {
    const text = `apiVersion: x.example/v1
kind: Replacer
metadata:
  annotations:
    config.kubernetes.io/function: |
      container:
        image: quay.io/x/replacer:latest
`;
    expect(listImages("r.yaml", text)).toEqual(['7:16 likely metadata.annotations["config.kubernetes.io/function"].container.image quay.io/x/replacer:latest']);
  });

  it("is covered by a directive above the entry, above the tag, and on its line", () => {
    const directive = (verb: string) => `# taglint-disable-${verb} floating-tag -- a test`;
    const entries = [
      `  ${directive("next-line")}\n  - name: a\n    newTag: latest\n`,
      `  - name: a\n    ${directive("next-line")}\n    newTag: latest\n`,
      `  - name: a\n    newTag: latest  ${directive("line")}\n`,
      `  - name: b\n    newTag: latest\n`,
    ];
    const { findings } = createLinter().check({ path: "kustomization.yaml", text: `images:\n${entries.join("")}` })!;
    expect(findings.map(({ rule, image }) => `${rule} ${image?.written ?? ""}`)).toEqual(["floating-tag b:latest"]);
  });
});
