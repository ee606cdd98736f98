import { describe, expect, it } from "vitest";
import { findIn } from "../find-in.js";

const workflow = (template: string): string => `apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nspec:\n  templates:\n  - name: run\n    ${template}\n`;

/** Where something is found. */
const places = (text: string): readonly string[] => findIn("workflow.yaml", text).map((line) => line.split(" ")[0] ?? "");

describe("an image of a template whose pod is patched with a parameter", () => {
  const patch = "podSpecPatch: '{{inputs.parameters.patch}}'";

  it.each(["container: {image: team/stand-in}", "script: {image: team/stand-in}", "containerSet: {containers: [{image: team/stand-in}, {image: team/other}]}"])("may be a stand-in without a tag: %s", (image) => {
    expect(places(workflow(`${image}\n    ${patch}`))).toEqual([]);
    expect(places(workflow(`${image}\n    ${patch}`.replace("stand-in", "stand-in:latest")))).toHaveLength(1);
    for (const other of ["'terminationGracePeriodSeconds: {{inputs.parameters.seconds}}'", "'{\"priority\": 3}'", "''"]) {
      expect(places(workflow(`${image}\n    podSpecPatch: ${other}`))).not.toHaveLength(0);
    }
  });

  it("leaves those of other containers and other templates as they are", () => {
    const text = workflow(`container: {image: team/stand-in}\n    ${patch}\n    initContainers: [{image: team/init}]\n  - container: {image: team/plain}`);
    expect(places(text)).toEqual(["8:30", "9:24"]);
  });
});

describe("a component in a parameter of a workflow", () => {
  it("is read, wherever parameters have values", () => {
    const value = `'{"args":["it''s {{$.inputs.parameters[''a'']}}"],"image":"team/web:latest"}'`;
    expect(places(`apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nspec:\n  arguments:\n    parameters:\n    - name: components-1\n      value: ${value}\n`)).toEqual(["7:82"]);
    expect(places(workflow(`dag: {tasks: [{arguments: {parameters: [{name: component, value: ${value}}]}}]}`))).toHaveLength(1);
    expect(places(workflow(`container: {image: team/web:1, env: [{name: COMPONENT, value: ${value}}]}`))).toEqual([]);
  });
});

describe("a pipeline in a file of its own", () => {
  it("is known by the address of an image that floats", () => {
    const text = "deploymentSpec:\n  executors:\n    exec-model:\n      importer:\n        metadata:\n          containerSpec:\n            imageUri: docker.example/prediction:latest\n";
    expect(findIn("pipeline.yaml", text).map((line) => line.split(" ")[0])).toEqual(["7:49"]);
    expect(findIn("pipeline.yaml", text.replace("imageUri", "imageUrl"))).toHaveLength(1);
  });
});
