import { describe, expect, it } from "vitest";
import { findIn } from "../find-in.js";
import { listImages } from "../read-images.js";

const sha = "0123456789abcdef".repeat(4);
const list = (text: string, path = "values.yaml") => listImages(path, text);
const findings = (text: string) => findIn("values.yaml", text);

describe("helm values", () => {
  it.each([
    ["repository and tag", "image:\n  repository: org/app\n  tag: latest\n", "2:15 likely image.tag docker.io/org/app:latest"],
    ["registry, repository and tag", "image:\n  registry: quay.io\n  repository: org/app\n  tag: v1\n", "3:15 likely image.tag quay.io/org/app:v1"],
    ["a repository that has its registry", "a: {repository: quay.io/org/app, tag: latest}\n", "1:17 likely a.tag quay.io/org/app:latest"],
    ["a registry with a path", "image: {registry: ghcr.io/org/, repository: /app, tag: edge}\n", "1:45 likely image.tag ghcr.io/org/app:edge"],
    ["image and imageTag", "web:\n  image: org/web\n  imageTag: latest\n", "2:10 likely web.imageTag docker.io/org/web:latest"],
    ["host, image and tag", "host: registry.example:5000\nimage: org/x\ntag: latest\n", "2:8 likely tag registry.example:5000/org/x:latest"],
    ["repository, image and version", "driver:\n  repository: nvcr.io/nvidia\n  image: driver\n  version: latest\n", "3:10 likely driver.version nvcr.io/nvidia/driver:latest"],
    ["x_image and x_tag", "proxy_image: org/proxy\nproxy_tag: latest\n", "1:14 likely proxy_tag docker.io/org/proxy:latest"],
    ["xImage and xTag", "proxyImage: org/proxy\nproxyTag: latest\n", "1:13 likely proxyTag docker.io/org/proxy:latest"],
    ["xImageRepository and xImageTag", "proxyImageRepository: org/proxy\nproxyImageTag: latest\n", "1:23 likely proxyImageTag docker.io/org/proxy:latest"],
    ["hub and tag, the name elsewhere", "global:\n  hub: docker.io/org\n  tag: latest\n", "3:8 likely global.tag docker.io/org:latest"],
    ["name and tag below an image", "image: {name: org/app, tag: latest}\n", "1:15 likely image.tag docker.io/org/app:latest"],
    ["registry, repository, name and tag", "image: {registry: quay.io, repository: org, name: app, tag: v2}\n", "1:51 likely image.tag quay.io/org/app:v2"],
    ["a tag alone below an image", "web:\n  image:\n    tag: latest\n", "3:10 likely web.image.tag latest"],
    ["a tag alone by its own name", "sidecarImageTag: latest\n", "1:18 likely sidecarImageTag latest"],
    ["no other tag beside the one of an image", 'image:\n  repository: nginx\n  tag: "1.2.3"\n  fallbackTag: latest\n', "2:15 likely image.tag docker.io/library/nginx:1.2.3"],
    ["a tag for several images below their key", "images:\n  pullPolicy: Always\n  commonTag: latest\n", "3:14 likely images.commonTag latest"],
    ["the version of a tag", "proxy_image_name: org/proxy\nproxy_image_tag_version: latest\n", "1:19 likely proxy_image_tag_version docker.io/org/proxy:latest"],
    ["the version of a tag alone", "imageTagVersion: latest\n", "1:18 likely imageTagVersion latest"],
    ["comments and other keys between", "image:\n  # where\n  repository: org/app # what\n  pullPolicy: Always\n  # which\n  tag: latest\n", "3:15 likely image.tag docker.io/org/app:latest"],
    ["a tag with a digest behind it", `image: {repository: a/b, tag: "1.2@sha256:${sha}"}\n`, `1:21 likely image.tag docker.io/a/b:1.2@sha256:${sha}`],
  ])("reads %s", (_name, text, expected) => {
    expect(list(text)).toEqual([expected]);
  });

  it("reads whole references: one-string images, images.tags, maps and lists", () => {
    const text = `image: nginx:latest
sidecarImage: "quay.io/x/y:v1"
images:
  tags:
    api: quay.io/osh/api:latest
    job: quay.io/osh/job
    off: null
    bare: busybox
extra:
  images:
    web: org/web:latest
    db: {repository: org/db, tag: latest}
  moreImages: [a:latest, "b:2"]
extraContainers:
  - name: x
    image: busybox
extraInitContainers: |
  - name: y
    image: alpine
`;
    expect(list(text)).toEqual([
      "1:8 likely image docker.io/library/nginx:latest",
      "2:16 likely sidecarImage quay.io/x/y:v1",
      "5:10 certain images.tags.api quay.io/osh/api:latest",
      "6:10 certain images.tags.job quay.io/osh/job!",
      "11:10 likely extra.images.web docker.io/org/web:latest",
      "12:22 likely extra.images.db.tag docker.io/org/db:latest",
      "13:16 likely extra.moreImages[0] docker.io/library/a:latest",
      "13:27 likely extra.moreImages[1] docker.io/library/b:2",
      "16:12 certain extraContainers[0].image docker.io/library/busybox!",
      "19:12 certain extraInitContainers[0].image docker.io/library/alpine!",
    ]);
  });

  it.each(["tag: \"\"", "tag: ''", "tag:", "tag: null", "tag: ~", "tag:   # appVersion"])("takes `%s` for the appVersion: unknown, never absent", (tag) => {
    expect(list(`image:\n  repository: org/app\n  ${tag}\n  pullPolicy: Always\n`)).toEqual(["2:15 likely image.tag docker.io/org/app:?"]);
  });

  it.each([
    ["a repository without any tag key", "image:\n  repository: org/app\n"],
    ["an image by a name that a template completes (Istio)", "proxy: {image: auto}\npilot: {image: proxyv2}\n"],
    ["what is no name at all", "image: true\nsidecarImage: null\nimages: {a: 1.5}\n"],
    ["a device's image (Ceph)", "conf:\n  rbd:\n    pool: p\n    image: disk-1\n"],
    ["tags of git", "source:\n  repository: github.com/org/x\n  tag: latest\nmodule: {repo: https://example.com/x.git, tag: latest}\nold: {repository: org/x, branch: main, tag: latest}\n"],
    ["versions of charts", "dependencies:\n  - name: x\n    repository: https://charts.example.com\n    version: latest\nchart: {repository: org/x, version: latest}\n"],
    ["versions of machines", "pool: {name: x, image: ubuntu-22, version: latest}\n"],
    ["tags of other things", "log: {name: x, tag: latest}\nmetrics:\n  tags: {env: latest}\n  tag: latest\n"],
    ["tags with a name of their own beside other keys", "web: {pullPolicy: Always, logTag: latest}\nimages: {schemaVersion: latest}\ntagVersion: latest\n"],
    ["models", "chat: {model: 'llama3:latest'}\nollama:\n  models:\n    pull: ['llama3:latest']\nenv:\n  - {name: CHAT_MODEL, value: 'llama3:latest'}\n"],
    ["a build's name for its product", "output: {image: org/made:latest}\n"],
    ["schemas", "type: object\nproperties:\n  image:\n    properties: {tag: {default: latest}}\n    default: {repository: a, tag: latest}\n"],
    ["file names and hosts", "image: disk.qcow2\nfile: a/b.img\nregistry: quay.io\nhub: docker.io/x\n"],
    ["patterns", "image: 'quay.io/[a-z]+:latest'\n"],
  ])("is silent on %s", (_name, text) => {
    expect(list(text).filter((line) => /latest|!$/.test(line))).toEqual([]);
  });

  it.each([
    ["digest", `digest: sha256:${sha}`],
    ["digest without its algorithm", `digest: ${sha}`],
    ["sha", `sha: "${sha}"`],
    ["imageDigest", `imageDigest: sha256:${sha}`],
    ["sha256", `sha256: ${sha}`],
    ["digest from elsewhere", "digest: {{ .digest }}"],
  ])("sees that a sibling %s pins (checkov#535, trivy#9328)", (_name, key) => {
    expect(findings(`image:\n  repository: org/app\n  tag: latest\n  ${key}\n`)).toEqual([]);
    expect(findings(`image:\n  image: org/app:latest\n  ${key}\n`)).toEqual([]);
  });

  it("gives a digest without an algorithm the one it means", () => {
    expect(list(`image: {repository: a/b, tag: "1", sha: ${sha}}\n`)).toEqual([`1:21 likely image.tag docker.io/a/b:1@sha256:${sha}`]);
  });

  it("does not let an empty digest pin", () => {
    expect(findings("image:\n  repository: org/app\n  tag: latest\n  digest: ''\n")).toEqual(["3:8 tag \"latest\" moves; use one that is published once"]);
  });

  it("does not take a registry's port for a tag (trivy-checks#470)", () => {
    expect(list("image: {repository: 'registry:5000/org/app', tag: ''}\n")).toEqual(["1:22 likely image.tag registry:5000/org/app:?"]);
    expect(findings("images: {tags: {a: 'registry:5000/app:1'}}\n")).toEqual([]);
  });

  it("reads a repository that has a tag in it, also beside another one", () => {
    expect(list("image:\n  repository: org/app:latest\n")).toEqual(["2:15 likely image.repository docker.io/org/app:latest"]);
    expect(list("image:\n  repository: org/app:latest\n  tag: ''\n")).toEqual(["2:15 likely image.tag docker.io/org/app:latest"]);
    expect(findings("image:\n  repository: org/app:latest\n  tag: nightly-latest\n")).toHaveLength(2);
    expect(findings(`image:\n  repository: org/app:latest\n  tag: ''\n  digest: sha256:${sha}\n`)).toEqual([]);
  });

  it("reports every place, with its own line (checkov#6890, checkov#1389)", () => {
    expect(findings("a: {image: {repository: x/y, tag: latest}}\nb: {image: {repository: x/y, tag: latest}}\n").map((line) => line.split(" ")[0])).toEqual(["1:35", "2:35"]);
  });

  it.each(["stable", "edge", "main", "v1", "latest-alpine", "Latest"])("does not guess that `%s` floats (regolibrary#351)", (tag) => {
    expect(findings(`image:\n  repository: org/app\n  tag: ${tag}\n`)).toEqual([]);
  });

  it("says nothing of an image that a global registry completes", () => {
    expect(findings("global: {imageRegistry: '', imagePullSecrets: [{name: x}]}\nimage: {repository: app, tag: ''}\n")).toEqual([]);
  });

  it("lets imageTag supply what an empty tag leaves open", () => {
    expect(list("image: {repository: a/b, tag: '', imageTag: '2'}\n")).toEqual(["1:21 likely image.imageTag docker.io/a/b:2"]);
  });

  it("reads placeholders, which are no YAML", () => {
    const text = `image:
  repository: @REGISTRY@/org/app
  tag: {{ .prefix }}-latest
other:
  repository: {{ .r }}/x
  tag: @TAG@
joined: {registry: @R@, repository: org/y, tag: latest}
`;
    expect(list(text)).toEqual([
      "2:15 likely image.tag @REGISTRY@/org/app:{{ .prefix }}-latest?",
      "5:15 likely other.tag {{ .r }}/x:@TAG@?",
      "7:37 likely joined.tag @R@/org/y:latest",
    ]);
    expect(findings(text)).toHaveLength(2);
  });

  it("judges what an alias stands for at its anchor, once, and what is beside it where it stands", () => {
    const text = `tag: &tag latest
repo: &repo org/app
a: {image: {repository: *repo, tag: *tag}}
b: {image: {repository: *repo, tag: *tag}}
c: {image: {repository: *repo, tag: other-latest}}
`;
    expect(findings(text)).toEqual(["1:11 tag \"latest\" moves; use one that is published once", "5:37 tag \"other-latest\" moves; use one that is published once"]);
  });

  it("reads merge keys", () => {
    const text = `base: &base
  image: &image
    repository: org/app
    tag: "1"
web:
  image:
    <<: *image
    tag: latest
job: *base
`;
    expect(list(text)).toEqual(["3:17 likely base.image.tag docker.io/org/app:1", "3:17 likely web.image.tag docker.io/org/app:latest"]);
    expect(findings(text)).toEqual(["8:10 tag \"latest\" moves; use one that is published once"]);
  });

  it("takes the last of duplicate keys", () => {
    expect(list("image:\n  repository: a/b\n  tag: latest\n  tag: '1'\n").filter((line) => line.includes("latest"))).toEqual([]);
  });

  it("reads manifests and resources inside values", () => {
    const text = `extraManifests:
  - |
    apiVersion: v1
    kind: Pod
    spec: {containers: [{image: busybox}]}
extraObjects:
  - apiVersion: v1
    kind: Pod
    spec:
      containers:
        - image: alpine
  - apiVersion: apiextensions.k8s.io/v1
    kind: CustomResourceDefinition
    spec: {default: "x:latest"}
env:
  - {name: RELATED_IMAGE_X, value: quay.io/org/x}
  - {name: SIDE_IMAGE, value: "side:latest"}
`;
    expect(list(text)).toEqual([
      "5:33 certain spec.containers[0].image docker.io/library/busybox!",
      "11:18 certain extraObjects[0].spec.containers[0].image docker.io/library/alpine!",
      "16:36 certain env[0].value quay.io/org/x!",
      "17:32 likely env[1].value docker.io/library/side:latest",
    ]);
  });

  it("reads explicit references under any key and in arguments", () => {
    expect(list("a: {anything: quay.io/x/y:latest, args: [\"--helper-image=z:latest\", \"--port=a:8080\"]}\n")).toEqual([
      "1:15 possible a.anything quay.io/x/y:latest",
      "1:58 possible a.args[0] docker.io/library/z:latest",
    ]);
  });

  it("is covered by a directive above the image's key and above its first line (trivy#2961, trivy#8113)", () => {
    const directive = "# taglint-disable-next-line floating-tag -- why";
    expect(findings(`${directive}\nimage:\n  repository: a/b\n  tag: latest\n`)).toEqual([]);
    expect(findings(`image:\n  repository: a/b\n  ${directive}\n  tag: latest\n`)).toEqual([]);
    expect(findings(`web:\n  {{/* taglint-disable-next-line floating-tag -- why */}}\n  imageTag: latest\n`)).toEqual([]);
  });
});

describe("what a values file is", () => {
  const split = "web:\n  image:\n    repository: org/app\n    tag: latest\n";

  it.each(["values.yaml", "charts/x/values.yml", "values-prod.yaml", "values.prod.yaml", "prod-values.yaml", "prod.values.yaml", "values_overrides/nova/x.yaml", "charts/x/ci/default.yaml", "nova-static-overrides.yaml"])(
    "knows %s by its name",
    (path) => {
      expect(listImages(path, "imageTag: latest\n")).toHaveLength(1);
    },
  );

  it.each([
    ["split images", split],
    ["flow mappings", "web: {image: {repository: a/b, tag: latest}}\n"],
    ["images.tags", "images:\n  # all of them\n  tags:\n    a: quay.io/x/a:latest\n"],
    ["tags that say so", "web_image: {name: web:latest}\nweb_image_tag: other-latest\n"],
    ["maps of images", "- old:\n    imagesAfter:\n      z: org/z:1\n      a: org/a:latest\n"],
  ])("knows %s under any name", (_name, text) => {
    expect(listImages("settings/prod.yaml", text).join()).toContain(":latest");
  });

  it.each([
    ["workflows", `on: push\n${split}`],
    ["pipelines", `stages: [a]\n${split}`],
    ["OpenAPI", `openapi: 3.0.0\n${split}`],
    ["lists of tasks", "- name: x\n  image: {name: a, repository: org/app}\n  tag: latest\n"],
    ["prose", "title: the image\ntext: |\n  nothing with a tag: here\n"],
  ])("leaves %s alone", (_name, text) => {
    expect(listImages("some.yaml", text)).toEqual([]);
  });

  it("reads a resource under a values file's name as one", () => {
    expect(list("apiVersion: v1\nkind: Pod\nspec: {containers: [{image: a}]}\n")).toEqual(["3:29 certain spec.containers[0].image docker.io/library/a!"]);
  });

  it("counts a missing tag of containers that stand under their names, unless a sibling gives it", () => {
    const text = "initContainers:\n  copy:\n    image: busybox\n    command: [cp]\nextraContainers:\n  a: {image: foo/bar, imageTag: v1}\n  b: {image: {repository: x}}\n";
    expect(findings(text)).toHaveLength(1);
    expect(list(text)[0]).toBe("3:12 certain initContainers.copy.image docker.io/library/busybox!");
  });
});
