import { describe, expect, it } from "vitest";
import { findIn } from "../find-in.js";
import { listImages } from "../read-images.js";

const MOVES = 'tag "latest" moves; use one that is published once';

describe("Tekton", () => {
  it("runs a Condition's check in a container", () => {
    const text = "apiVersion: tekton.dev/v1alpha1\nkind: Condition\nspec:\n  check:\n    image: bash\n    args: [-c, 'true']\n";
    expect(listImages("condition.yaml", text)).toEqual(["5:12 certain spec.check.image docker.io/library/bash!"]);
    expect(findIn("condition.yaml", text)).toEqual(['5:12 "bash" has no tag and so means latest; add a tag that is published once']);
  });

  it("runs a step that tasks share in a container", () => {
    const text = "apiVersion: tekton.dev/v1beta1\nkind: StepAction\nspec:\n  image: bash\n";
    expect(findIn("step.yaml", text)).toEqual(['4:10 "bash" has no tag and so means latest; add a tag that is published once']);
    expect(findIn("step.yaml", text.replace("bash", "$(params.image)"))).toEqual([]);
    expect(findIn("step.yaml", text.replace("tekton.dev", "example.com"))).toEqual([]);
  });

  it("does not take what is no reference for images", () => {
    expect(findIn("condition.yaml", "apiVersion: tekton.dev/v1alpha1\nkind: Condition\nspec:\n  check:\n    image: {name: bash}\n")).toEqual([]);
  });

  it.each([
    ["a Condition of another group", "apiVersion: example.com/v1\nkind: Condition\n"],
    ["another kind", "apiVersion: tekton.dev/v1beta1\nkind: Other\n"],
  ])("is not guessed from %s", (_name, head) => {
    expect(findIn("x.yaml", `${head}spec: {check: {image: bash}}\n`)).toEqual([]);
  });

  const params = "params: [{name: url, value: 'registry.example/app:latest'}]";

  it.each([
    ["a PipelineResource", `kind: PipelineResource\nspec:\n  type: image\n  ${params}\n`],
    ["a run's resource", `kind: PipelineRun\nspec:\n  resources:\n  - name: app\n    resourceSpec: {type: image, ${params}}\n`],
    ["a task's output", `kind: TaskRun\nspec:\n  resources:\n    outputs:\n    - resourceSpec: {type: image, ${params}}\n`],
    ["a task's output as it was first written", `kind: TaskRun\nspec:\n  outputs:\n    resources:\n    - resourceSpec: {type: image, ${params}}\n`],
  ])("makes what %s names", (_name, text) => {
    expect(findIn("x.yaml", `apiVersion: tekton.dev/v1alpha1\n${text}`)).toEqual([]);
  });

  it("takes what a task's input names, and what a run's parameters do", () => {
    const input = `apiVersion: tekton.dev/v1alpha1\nkind: TaskRun\nspec:\n  resources:\n    inputs:\n    - resourceSpec: {type: image, ${params}}\n`;
    expect(findIn("x.yaml", input)).toEqual([`6:85 ${MOVES}`]);
    expect(findIn("x.yaml", `apiVersion: tekton.dev/v1\nkind: PipelineRun\nspec:\n  ${params}\n`)).toEqual([`4:53 ${MOVES}`]);
  });
});

describe("Knative's first Services", () => {
  it("have one container without a list", () => {
    const text = "apiVersion: serving.knative.dev/v1alpha1\nkind: Service\nspec:\n  runLatest: {configuration: {revisionTemplate: {spec: {container: {image: '${REGISTRY}/web'}}}}}\n";
    expect(listImages("service.yaml", text)).toEqual(["4:77 certain spec.runLatest.configuration.revisionTemplate.spec.container.image ${REGISTRY}/web!"]);
  });
});
