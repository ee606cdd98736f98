import { describe, expect, it } from "vitest";
import { mayMatter } from "../../../src/formats/glance/may-matter.js";
import { identify, isOtherByContent, isOtherByPath } from "../../../src/formats/identify.js";
import { findIn } from "../find-in.js";
import { listImages } from "../read-images.js";

const idOf = (text: string) => identify("prow/config.yaml", text)?.id;

describe("Prow's jobs", () => {
  it("have pods, whose images lack a tag at times", () => {
    const text = `deck: {spyglass: {size_limit: 1}}
presubmits:
  org/repo:
    - name: lint
      spec:
        containers:
          - image: linter
          - image: registry.example/tools:1.2
        initContainers:
          - image: registry.example/init:latest
postsubmits:
  org/repo.github.io:
    - spec: {containers: [{image: publisher}]}
periodics:
  - name: sweep
    spec:
      containers:
        - {image: broom, command: [sweep]}
`;
    expect(findIn("prow/config.yaml", text)).toEqual([
      '7:20 "linter" has no tag and so means latest; add a tag that is published once',
      '10:42 tag "latest" moves; use one that is published once',
      '13:35 "publisher" has no tag and so means latest; add a tag that is published once',
      '18:19 "broom" has no tag and so means latest; add a tag that is published once',
    ]);
  });

  it.each(["presubmits:\n  a/b:\n", "postsubmits:\n  a/b:\n", "periodics:\n", '"periodics":\n'])("stand in a repository's own file, too: %j", (head) => {
    const text = `${head}  - name: x\n    spec:\n      containers:\n      - image: tool\n`;
    expect(listImages(".prow/jobs.yaml", text)).toEqual([expect.stringContaining(" certain ")]);
  });

  it("may run Tekton's steps", () => {
    const text = "periodics:\n- tekton_pipeline_run_spec:\n    v1beta1: {pipelineSpec: {tasks: [{taskSpec: {steps: [{image: bash}]}}]}}\n  containers: []\n";
    expect(findIn("jobs.yaml", text)).toEqual(['3:66 "bash" has no tag and so means latest; add a tag that is published once']);
  });

  it("build images, which are none of theirs", () => {
    const text = "postsubmits:\n  a/b:\n  - spec:\n      containers:\n      - image: registry.example/kaniko:v1\n        args: [--destination=registry.example/app:latest]\n";
    expect(findIn("jobs.yaml", text)).toEqual([]);
  });
});

describe("Prow's utilities", () => {
  const utilities = "{clonerefs: registry.example/clonerefs, sidecar: 'registry.example/sidecar:latest', entrypoint: 'registry.example/entrypoint:v1'}";

  it.each([
    ["the defaults, as they were first written", `plank:\n  default_decoration_config:\n      utility_images: ${utilities}\n`],
    ["the defaults", `plank:\n  default_decoration_configs:\n    "*":\n      utility_images: ${utilities}\n`],
    ["the defaults' list", `plank:\n  default_decoration_config_entries:\n  - repo: a/b\n    config:\n      utility_images: ${utilities}\n`],
    ["a job before the merge", `presubmits:\n  a/b:\n  - decoration_config:\n      utility_images: ${utilities}\n`],
    ["a job after the merge", `postsubmits:\n  a/b:\n  - decoration_config:\n      utility_images: ${utilities}\n`],
    ["a job at a time", `periodics:\n- decoration_config:\n      utility_images: ${utilities}\n`],
  ])("have images in %s", (_name, text) => {
    expect(findIn("prow/config.yaml", text).map((line) => line.slice(line.indexOf(" ") + 1))).toEqual([
      '"registry.example/clonerefs" has no tag and so means latest; add a tag that is published once',
      'tag "latest" moves; use one that is published once',
    ]);
  });

  it("are found where nothing else in the file could matter", () => {
    const text = "plank:\n  default_decoration_configs:\n    '*':\n      utility_images:\n        initupload: initupload\n";
    expect(!isOtherByPath("config.yaml") && !isOtherByContent("config.yaml", text) && !mayMatter(text, { tags: [], untagged: true }, {})).toBe(false);
    expect(findIn("config.yaml", text)).toEqual(['5:21 "initupload" has no tag and so means latest; add a tag that is published once']);
  });
});

describe("Prow's configuration", () => {
  it.each([
    ["jobs", "periodics:\n- spec:\n    containers:\n    - image: a\n", "prow"],
    ["a resource that holds it", "apiVersion: v1\nkind: ConfigMap\ndata:\n  config.yaml: |\n    periodics:\n    - containers: []\nperiodics: []\n", "kubernetes"],
    ["a chart's values for Prow", "plank:\n  image:\n    repository: a/plank\n    tag: v1\n", "helm-values"],
    ["a generator's own list of jobs", "presubmits:\n  a/b:\n  - unit-tests: true\n    image: v1\n", undefined],
    ["one that speaks of containers", "presubmits:\n  a/b:\n  - name: builds containers\n    image: v1\n", undefined],
    ["another program's list", "jobs:\n- periodics: x\n  containers: [a]\n", undefined],
    ["utilities of something else", "tools:\n  utility_images: {a: b}\n", undefined],
  ])("is told from others: %s", (_name, text, id) => {
    expect(idOf(text)).toBe(id);
  });
});
