import { describe, expect, it } from "vitest";
import { findIn } from "../find-in.js";
import { listImages } from "../read-images.js";

describe("a custom resource", () => {
  it("has containers that stand alone: Argo's templates, Chaos Mesh's tasks, and Numaflow's functions", () => {
    const workflow = `apiVersion: argoproj.io/v1alpha1
kind: Workflow
spec:
  templateDefaults: {container: {image: busybox}}
  templates:
    - name: say
      container:
        image: busybox
    - name: compute
      script: {image: "python", source: print(1)}
    - name: given
      container: {image: "{{inputs.parameters.image}}"}
    - name: pinned
      container: {image: alpine:3.20}
`;
    expect(findIn("workflow.yaml", workflow).map((line) => line.split(" ")[0])).toEqual(["4:41", "8:16", "10:24"]);
    const chaos = "apiVersion: chaos-mesh.org/v1alpha1\nkind: Workflow\nspec:\n  templates:\n    - templateType: Task\n      task: {container: {name: x, image: busybox}}\n";
    expect(findIn("chaos.yaml", chaos).map((line) => line.split(" ")[0])).toEqual(["6:42"]);
    const pipeline = "apiVersion: numaflow.numaproj.io/v1alpha1\nkind: Pipeline\nspec:\n  vertices:\n    - udf: {container: {image: team/map}}\n    - sink: {udsink: {container: {image: team/sink}}}\n";
    expect(findIn("pipeline.yaml", pipeline).map((line) => line.split(" ")[0])).toEqual(["5:32", "6:42"]);
  });

  it("may name a container like an image, beside its image", () => {
    const verify = (more: string): string => `apiVersion: skaffold/v4beta6\nkind: Config\nverify:\n- container: {name: "docker.io/web:latest"${more}}\n`;
    expect(findIn("x.yaml", verify(', image: "web:1"'))).toEqual([]);
    expect(findIn("x.yaml", verify(', image: "web:latest"')).map((line) => line.split(" ")[0])).toEqual(["4:57"]);
    expect(findIn("x.yaml", verify(""))).toHaveLength(1);
  });

  it("may call something a container that is none", () => {
    expect(findIn("store.yaml", "apiVersion: example.com/v1\nkind: Store\nspec:\n  container: {image: logo}\n  script: {image: banner}\n")).toEqual([]);
  });

  it("splits an image over keys that stand among others", () => {
    const text = `apiVersion: example.com/v1
kind: Database
spec:
  image: quay.io/team/database
  version: latest
  exporter:
    repository: quay.io/team/exporter
    tag: latest
  proxy:
    proxyImage: quay.io/team/proxy
    proxyImageTag: v1
`;
    expect(listImages("database.yaml", text)).toEqual([
      "4:10 likely spec.version quay.io/team/database:latest",
      "7:17 likely spec.exporter.tag quay.io/team/exporter:latest",
      "10:17 likely spec.proxy.proxyImageTag quay.io/team/proxy:v1",
    ]);
  });

  it("may say only where its images are, and their tag", () => {
    const text = "apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nspec:\n  hub: registry.example/mesh\n  tag: latest\n";
    expect(findIn("profile.yaml", text)).toEqual(['5:8 tag "latest" moves; use one that is published once']);
  });

  it.each([
    ["a version beside an image that has a tag", "example.com/v1", "image: quay.io/team/web:v1\n  version: latest"],
    ["a version beside a name alone", "example.com/v1", "image: web\n  version: latest"],
    ["a tag of git", "example.com/v1", "repository: team/web\n  revision: main\n  tag: latest"],
    ["a version of a chart", "example.com/v1", "repository: oci://charts.example\n  chart: web\n  version: latest"],
    ["a label of Kubernetes' own", "apps/v1", "image: quay.io/team/web:v1\n  tag: latest"],
  ])("is not misread for %s", (_name, group, spec) => {
    expect(findIn("resource.yaml", `apiVersion: ${group}\nkind: Thing\nspec:\n  ${spec}\n`)).toEqual([]);
  });

  it("may have its first key in small letters, as operator-sdk wrote the tests of a bundle", () => {
    const text = "kind: Configuration\napiversion: scorecard.example/v1\nstages:\n- tests:\n  - image: quay.io/team/scorecard:latest\n    entrypoint: [run]\n";
    expect(findIn("config.yaml", text)).toEqual(['5:35 tag "latest" moves; use one that is published once']);
  });

  it.each([
    ["a model by its key", "model: llama3:latest"],
    ["a model by a name beside it", "metadata: [{name: model, value: llama3:latest}]"],
    ["a model by a variable", "env: [{name: OLLAMA_MODEL, value: 'llama3:latest'}]"],
    ["a model by an option", "args: ['--chat-model=llama3:latest', OLLAMA_MODEL=llama3:latest]"],
    ["a list of models", "models: ['llama3:latest']"],
  ])("says %s, which is no image", (_name, spec) => {
    expect(findIn("model.yaml", `apiVersion: example.com/v1\nkind: Component\nspec:\n  ${spec}\n`)).toEqual([]);
  });

  it("may run an image of a model, or of what serves one", () => {
    const text = "apiVersion: example.com/v1\nkind: Component\nspec:\n  model: team/llama3:latest\n  modeler: llama3:latest\n  models: {a: {image: 'llama3:latest'}}\n  env: [{name: MODEL_IMAGE, value: 'llama3:latest'}]\n";
    expect(findIn("model.yaml", text).map((line) => line.split(" ")[0])).toEqual(["4:22", "5:19", "6:31", "7:44"]);
  });

  it("takes data from registries by go-getter's addresses", () => {
    const text = "apiVersion: appstudio.redhat.com/v1alpha1\nkind: EnterpriseContractPolicy\nspec:\n  sources:\n    - data:\n        - oci::quay.io/team/rules:latest\n        - oci::quay.io/team/rules:v1\n        - git::https://git.example/rules.git\n";
    expect(findIn("policy.yaml", text)).toEqual(['6:35 tag "latest" moves; use one that is published once']);
  });
});

describe("a ConfigMap", () => {
  const configMap = (data: string) => `apiVersion: v1\nkind: ConfigMap\ndata:\n${data}`;

  it("holds a program's configuration in JSON, with comments at times, whatever its name", () => {
    const text = configMap('  agent: |-\n    {\n        # the sidecar\n        "image" : "team/agent:latest",\n        "cpu": "1"\n    }\n  values: |\n    {"hub": "registry.example/mesh", "tag": "latest"}\n');
    expect(listImages("config.yaml", text)).toEqual(["7:20 likely data.agent.image docker.io/team/agent:latest", "11:46 likely data.values.tag registry.example/mesh:latest"]);
  });

  it("holds values of a chart, which may split an image", () => {
    expect(findIn("config.yaml", configMap("  values.yaml: |\n    proxy:\n      image: team/proxy\n      imageTag: latest\n"))).toEqual(['7:17 tag "latest" moves; use one that is published once']);
  });

  it("gives the default version of an image beside it, as KServe has it", () => {
    const json = (entries: string) => configMap(`  explainers: |-\n    {\n      "art": {\n        ${entries}\n      }\n    }\n`);
    const moves = 'tag "latest" moves; use one that is published once';
    expect(findIn("config.yaml", json('"image" : "team/art",\n        "defaultImageVersion": "latest"'))).toEqual([`8:33 ${moves}`]);
    expect(findIn("config.yaml", json('"defaultImageVersion": "latest", "image": "team/art"'))).toEqual([`7:33 ${moves}`]);
    expect(findIn("config.yaml", json('"image" : "team/art",\n        "defaultImageVersion": "v0.9"'))).toEqual([]);
    expect(findIn("config.yaml", json('"image" : "team/art",\n        "defaultVersion": "latest"'))).toEqual([]);
    expect(findIn("config.yaml", json('"image" : "team/art", "defaultImage": "team/other",\n        "defaultImageVersion": "latest"'))).toEqual([`8:33 ${moves}`]);
    expect(listImages("config.yaml", json('"image": "team/art", "defaultImageVersion": "latest", "defaultImage": "team/other"'))).toEqual([
      "7:80 likely data.explainers.art.defaultImageVersion docker.io/team/other:latest",
    ]);
    expect(listImages("config.yaml", json('"image": "team/art", "defaultImageTag": "latest"')).join()).not.toContain("team/art:latest");
    expect(listImages("config.yaml", json('"image" : "team/art:v1", "defaultImage": "team/other", "defaultImageVersion": "latest"'))).toEqual([
      "7:20 likely data.explainers.art.image docker.io/team/art:v1",
      "7:51 likely data.explainers.art.defaultImageVersion docker.io/team/other:latest",
    ]);
  });

  it.each([
    ["text about images", "  _example: |\n    # not read\n    {\"image\": \"team/agent:latest\"}\n"],
    ["JSON without images", "  limits: |\n    {\"cpu\": \"1\", \"label\": \"a b\"}\n"],
    ["a template that only begins like JSON", "  config: |\n    {{ .Image }} is team/agent:latest\n"],
  ])("is not misread for %s", (_name, data) => {
    expect(findIn("config.yaml", configMap(data))).toEqual([]);
  });
});
