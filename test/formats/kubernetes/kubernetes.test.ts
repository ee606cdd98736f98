import { describe, expect, it } from "vitest";
import { listImages } from "../read-images.js";

const digest = `sha256:${"0123456789abcdef".repeat(4)}`;

describe("kubernetes", () => {
  it("reads all three lists of containers and image volumes", () => {
    const text = `apiVersion: v1
kind: Pod
spec:
  initContainers:
    - {name: a, image: busybox}
  containers:
    - name: b
      image: "nginx:1.27"   # pinned enough
    - image: 'ghcr.io/x/y@${digest}'
  ephemeralContainers:
  - image: debug:latest
  volumes:
    - name: model
      image:
        reference: quay.io/models/m:v1
        pullPolicy: Always
`;
    expect(listImages("pod.yaml", text)).toEqual([
      "5:24 certain spec.initContainers[0].image docker.io/library/busybox!",
      "8:15 certain spec.containers[0].image docker.io/library/nginx:1.27",
      `9:15 certain spec.containers[1].image ghcr.io/x/y@${digest}`,
      "11:12 certain spec.ephemeralContainers[0].image docker.io/library/debug:latest",
      "15:20 certain spec.volumes[0].image.reference quay.io/models/m:v1",
    ]);
  });

  it("reads custom resources that embed a pod template, and their own image keys when a tag is written (kube-linter#24)", () => {
    const text = `apiVersion: example.com/v1
kind: Widget
spec:
  image: quay.io/widget/server:v2
  sidecarImage: quay.io/widget/side:latest
  logo: {image: widget}
  deep:
    template:
      containers: [{image: app}]
`;
    expect(listImages("widget.yaml", text)).toEqual([
      "4:10 likely spec.image quay.io/widget/server:v2",
      "5:17 likely spec.sidecarImage quay.io/widget/side:latest",
      "9:28 certain spec.deep.template.containers[0].image docker.io/library/app!",
    ]);
  });

  it("reads what operators are told in their environment", () => {
    const text = `apiVersion: apps/v1
kind: Deployment
spec:
  template:
    spec:
      containers:
        - image: op:1
          env:
            - name: RELATED_IMAGE_AGENT
              value: quay.io/op/agent
            - name: PROXY_IMAGE
              value: quay.io/op/proxy:1.2
            - {name: IMAGE_PULL_POLICY, value: Always}
            - name: TITLE
              value: some:thing
`;
    expect(listImages("op.yaml", text)).toEqual([
      "7:18 certain spec.template.spec.containers[0].image docker.io/library/op:1",
      "10:22 certain spec.template.spec.containers[0].env[0].value quay.io/op/agent!",
      "12:22 likely spec.template.spec.containers[0].env[1].value quay.io/op/proxy:1.2",
    ]);
  });

  it("reads the right side of options that take an image", () => {
    const text = `apiVersion: v1
kind: Pod
spec:
  containers:
    - image: a:1
      args: ["--sidecar-image=quay.io/s:latest", --port=localhost:8080, "-helper=busybox:latest", "--image", "z:latest", "--mode=x:y"]
`;
    expect(listImages("pod.yaml", text).slice(1)).toEqual([
      "6:31 possible spec.containers[0].args[0] quay.io/s:latest",
      "6:82 possible spec.containers[0].args[2] docker.io/library/busybox:latest",
      "6:111 possible spec.containers[0].args[4] docker.io/library/z:latest",
    ]);
  });

  it("reads JSON manifests and Lists", () => {
    const text = `{"apiVersion": "v1", "kind": "List", "items": [{"kind": "Pod", "spec": {"containers": [{"image": "nginx"}]}}]}`;
    expect(listImages("list.json", text)).toEqual(["1:99 certain items[0].spec.containers[0].image docker.io/library/nginx!"]);
  });

  it("reads several documents, CRLF and comments between keys", () => {
    const text = ["# first", "apiVersion: v1", "kind: Pod", "spec: {containers: [{image: a}]}", "---", "apiVersion: v1", "kind: Pod", "spec:", "  containers:", "  - name: x", "    # a note", "    image: b:latest", ""].join("\r\n");
    expect(listImages("two.yaml", text)).toEqual([
      "4:29 certain spec.containers[0].image docker.io/library/a!",
      "12:12 certain spec.containers[0].image docker.io/library/b:latest",
    ]);
  });

  it("reports an anchored image once, at the anchor, and no edit of it is safe", () => {
    const text = `apiVersion: v1
kind: Pod
x-image: &img busybox
spec:
  containers:
    - image: *img
    - image: *img
`;
    expect(listImages("pod.yaml", text)).toEqual(["3:15 certain spec.containers[0].image docker.io/library/busybox!"]);
  });

  it("reads folded and literal values", () => {
    const text = `apiVersion: v1
kind: Pod
spec:
  containers:
    - image: >-
        nginx:latest
    - image: |
        redis
`;
    expect(listImages("pod.yaml", text)).toEqual([
      "6:9 certain spec.containers[0].image docker.io/library/nginx:latest",
      "8:9 certain spec.containers[1].image docker.io/library/redis!",
    ]);
  });

  it("reads JSON patches", () => {
    const text = `- op: replace
  path: /spec/template/spec/containers/0/image
  value: nginx
- op: add
  path: /spec/template/spec/containers/-
  value: {name: side, image: side:latest}
`;
    expect(listImages("patch.yaml", text)).toEqual([
      "3:10 certain spec.template.spec.containers[0].image docker.io/library/nginx!",
      "6:30 certain spec.template.spec.containers[0].image docker.io/library/side:latest",
    ]);
  });

  it("reads manifests inside block scalars", () => {
    const text = `apiVersion: v1
kind: ConfigMap
data:
  pod.yaml: |
    apiVersion: v1
    kind: Pod
    spec:
      containers:
        - image: inner:latest
  note: |
    image: prose:latest
`;
    expect(listImages("cm.yaml", text)).toEqual(['9:18 certain data["pod.yaml"].spec.containers[0].image docker.io/library/inner:latest']);
  });

  it("reads what a command takes, beside what it gives", () => {
    const text = "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - command: [crane, copy, 'a.io/b:latest', 'c.io/d:latest']\n  - command: [run, -t, 'x:latest']\n";
    expect(listImages("pod.yaml", text)).toEqual([
      "5:29 possible spec.containers[0].command[2] a.io/b:latest",
      "6:25 possible spec.containers[1].command[2] docker.io/library/x:latest",
    ]);
  });

  it.each([
    ["schemas", "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec: {validation: {properties: {image: {default: 'a:latest'}}}}\n"],
    ["schemas in JSON keys", "apiVersion: x/v1\nkind: Y\nspec:\n  openAPIV3Schema:\n    default: a:latest\n"],
    ["policies", "apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nspec: {rules: [{validate: {pattern: {image: 'nginx:latest'}}}]}\n"],
    ["what the cluster reports", "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Node\n  status: {images: [{names: ['a.io/b:latest']}]}\n- apiVersion: v1\n  kind: Pod\n  metadata: {annotations: {kubectl.kubernetes.io/last-applied-configuration: 'a.io/b:latest'}}\n  status: {containerStatuses: [{image: 'a:latest'}]}\n"],
    ["what a build gives", "apiVersion: x/v1\nkind: KafkaConnect\nspec: {build: {output: {type: docker, image: 'a.io/b:latest'}}}\n---\napiVersion: build.openshift.io/v1\nkind: BuildConfig\nspec: {output: {to: {kind: DockerImage, name: 'a.io/b:latest'}}}\n"],
    ["parameters that name a product", "apiVersion: tekton.dev/v1\nkind: PipelineRun\nspec: {params: [{name: output-image, value: 'quay.io/a/b:latest'}, {name: destImageURL, value: 'docker://a.io/b:latest'}, {name: MANIFEST_IMAGE, value: 'a.io/b:latest'}]}\n"],
    ["targets on a command line", "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - args: ['--destination=a.io/b:latest', '--destination', 'a.io/c:latest', '--tag=x:latest']\n  - command: [docker, build, -t, 'x:latest', .]\n  - command: [docker, push, 'x:latest']\n  - command: [skopeo, copy, 'oci:x', 'b.io/c:latest']\n"],
    ["objects of the cluster (OpenShift)", "apiVersion: apps.openshift.io/v1\nkind: DeploymentConfig\nspec: {triggers: [{imageChangeParams: {from: {kind: ImageStreamTag, name: 'ruby:latest'}}}]}\n"],
    ["placeholders that are all there is", "apiVersion: v1\nkind: Pod\nspec: {containers: [{image: REPLACE_ME}, {image: ''}, {image: '<image>'}]}\n"],
  ])("is silent on %s", (_name, text) => {
    expect(listImages("x.yaml", text).filter((line) => !line.endsWith("?"))).toEqual([]);
  });

  it("reads the steps of Tekton's tasks and KubeVirt's disks", () => {
    const task = "apiVersion: tekton.dev/v1\nkind: Task\nspec: {steps: [{image: bash}], sidecars: [{image: redis}]}\n";
    expect(listImages("task.yaml", task)).toHaveLength(2);
    const machine = "apiVersion: kubevirt.io/v1\nkind: VirtualMachine\nspec: {template: {spec: {volumes: [{containerDisk: {image: quay.io/a/fedora}}]}}}\n";
    expect(listImages("vm.yaml", machine)).toEqual(["3:60 certain spec.template.spec.volumes[0].containerDisk.image quay.io/a/fedora!"]);
  });

  it("reads a list of resources", () => {
    expect(listImages("all.yaml", "- apiVersion: v1\n  kind: Pod\n  spec: {containers: [{image: 'a:latest'}]}\n")).toEqual([
      "3:32 certain [0].spec.containers[0].image docker.io/library/a:latest",
    ]);
  });

  it("does not ask a container for the tag that stands beside it", () => {
    const text = "apiVersion: x/v1\nkind: Stack\nspec:\n  containers:\n  - {image: foo/bar, tag: '1.2'}\n  - {image: x, imageTag: v1}\n  - {image: y, version: v1}\n  - {image: z, digest: 'sha256:0'}\n";
    expect(listImages("stack.yaml", text).filter((line) => line.endsWith("!"))).toEqual([]);
  });

  it.each(["null", "~", "''", "auto", "true", "12", "github.com/team/web/cmd/server", "ko://example.com/cmd/server"])("takes %s for no image", (value) => {
    expect(listImages("pod.yaml", `apiVersion: v1\nkind: Pod\nspec: {containers: [{image: ${value}}]}\n`)).toEqual([]);
  });

  it("reads over a template's comment behind the value", () => {
    const text = "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - image: d:latest {{/* note */}}\n  - image: e:latest{{- /* note */ -}}\n";
    expect(listImages("pod.yaml", text)).toEqual([
      "5:12 certain spec.containers[0].image docker.io/library/d:latest",
      "6:12 certain spec.containers[1].image docker.io/library/e:latest",
    ]);
  });

  it("reads what is no YAML at all: templates and tokens (kube-linter#211)", () => {
    const text = `apiVersion: v1
kind: Pod
spec:
  containers:
    {{- range .Values.all }}
    - image: {{ .registry }}/x:{{ .prefix }}-latest
    {{- end }}
    - image: @PLATFORM_REGISTRY@/y:latest
    - image: {{ .Values.image }}
`;
    expect(listImages("pod.yaml", text)).toEqual([
      "6:14 certain spec.containers[0].image {{ .registry }}/x:{{ .prefix }}-latest?",
      "8:14 certain spec.containers[1].image @PLATFORM_REGISTRY@/y:latest",
      "9:14 certain spec.containers[2].image {{ .Values.image }}?",
    ]);
  });

  it("reads images that a custom resource splits over keys, as charts do", () => {
    const text = "apiVersion: db.example/v1\nkind: Database\nspec:\n  image: {repository: quay.io/x/db, tag: latest}\n  source: {repository: 'https://git.example/x', tag: latest}\n";
    expect(listImages("db.yaml", text)).toEqual(["4:23 likely spec.image.tag quay.io/x/db:latest"]);
  });

  it("reads operations of a patch wherever they stand", () => {
    const text = "apiVersion: x.example/v1\nkind: Patches\nspec:\n  steps:\n  - patch: [{op: add, path: /spec/containers/-, value: {image: side}}]\n";
    expect(listImages("p.yaml", text)).toEqual(["5:64 certain spec.containers[0].image docker.io/library/side!"]);
  });
});
