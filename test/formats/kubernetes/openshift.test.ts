import { describe, expect, it } from "vitest";
import { findIn } from "../find-in.js";

const CONTAINERS = "spec:\n      containers:\n      - name: web\n        image: web:latest\n      - name: log\n        image: log\n";
const BOTH = ["web", "log"];

/** Which of the two containers' images are found fault with. */
const judge = (text: string, path = "web.yaml"): readonly string[] => findIn(path, text).map((line) => (line.includes('tag "latest"') ? "web" : "log"));

function config(trigger: string): string {
  return `apiVersion: apps.openshift.io/v1
kind: DeploymentConfig
spec:
  triggers:
  - type: ConfigChange
  - ${trigger}
  template:
    ${CONTAINERS}`;
}

const FROM = 'from: {kind: ImageStreamTag, name: "web:latest"}';

describe("an image that a DeploymentConfig's trigger overwrites", () => {
  it("is not judged", () => {
    expect(judge(config(`{type: ImageChange, imageChangeParams: {automatic: true, containerNames: [web], ${FROM}}}`))).toEqual(["log"]);
    expect(judge(config(`{type: ImageChange, imageChangeParams: {automatic: true, containerNames: [web, log], ${FROM}}}`))).toEqual([]);
    const template = `apiVersion: template.openshift.io/v1\nkind: Template\nobjects:\n- ${config(`{type: ImageChange, imageChangeParams: {automatic: true, containerNames: [log], ${FROM}}}`).trimEnd().replaceAll("\n", "\n  ")}\n`;
    expect(judge(template)).toEqual(["web"]);
    const job = config(`{type: ImageChange, imageChangeParams: {automatic: true, containerNames: [web, log], ${FROM}}}`).replace("containers:", "initContainers:");
    expect(judge(job)).toEqual([]);
  });

  it.each([
    ["no trigger", "{type: ConfigChange}"],
    ["a trigger of another kind", `{type: GitHub, imageChangeParams: {automatic: true, containerNames: [web], ${FROM}}}`],
    ["one that is switched off", `{type: ImageChange, imageChangeParams: {automatic: false, containerNames: [web, log], ${FROM}}}`],
    ["one that says not to be automatic", `{type: ImageChange, imageChangeParams: {containerNames: [web, log], ${FROM}}}`],
    ["one for other containers", `{type: ImageChange, imageChangeParams: {automatic: true, containerNames: [api], ${FROM}}}`],
    ["one of a whole image stream", `{type: ImageChange, imageChangeParams: {automatic: true, containerNames: [web, log], from: {kind: ImageStream, name: web}}}`],
    ["one without an image stream", '{type: ImageChange, imageChangeParams: {automatic: true, containerNames: [web, log], from: {kind: DockerImage, name: "web:1"}}}'],
  ])("is judged with %s", (_name, trigger) => {
    expect(judge(config(trigger))).toEqual(BOTH);
  });

  it("is judged in a template that may leave the trigger out", () => {
    const text = config(`type: ImageChange\n    imageChangeParams: {automatic: true, containerNames: [web, log], ${FROM}}`);
    expect(judge(text.replace("web:latest\n", 'web:latest # {{ .Values.name }}\n'), "templates/web.yaml")).toEqual([]);
    expect(judge(`kind: Other\napiVersion: v1\n{{ if .Values.more }}\nx: y\n{{ end }}\n---\n${text}`, "templates/web.yaml")).toEqual([]);
    for (const open of ["{{- if .Values.streams }}", "{{ with .Values.streams }}"]) {
      expect(judge(text.replace("  - type: ImageChange", `  ${open}\n  - type: ImageChange`).replace("  template:", "  {{- end }}\n  template:"), "templates/web.yaml")).toEqual(BOTH);
    }
  });
});

function deployment(triggers: string, kind = "Deployment", around = ""): string {
  return `apiVersion: apps/v1
kind: ${kind}
metadata:
  annotations:
    image.openshift.io/triggers: '${triggers}'
spec:
  ${around}template:
    ${CONTAINERS}`;
}

const trigger = (fieldPath: string, more = ""): string => `{"from": {"kind": "ImageStreamTag", "name": "web:latest"}, "fieldPath": ${JSON.stringify(fieldPath)}${more}}`;

describe("an image that an annotation for triggers points at", () => {
  it.each([
    [[trigger("spec.template.spec.containers[0].image")], ["log"]],
    [[trigger('spec.template.spec.containers[?(@.name=="web")].image', ', "paused": "false"')], ["log"]],
    [[trigger("spec.template.spec.containers[1].image"), trigger("spec.template.spec.containers[0].image", ', "paused": false')], []],
    [[trigger('spec.template.spec.containers[?(@.name=="log")].image')], ["web"]],
  ])("is not judged: %j", (triggers, expected) => {
    expect(judge(deployment(`[${triggers.join(", ")}]`))).toEqual(expected);
  });

  it.each([
    ["a paused one", `[${trigger("spec.template.spec.containers[0].image", ', "paused": "true"')}]`],
    ["one for something else", `[${trigger("spec.template.spec.containers[2].image")}, ${trigger("spec.template.spec.initContainers[0].image")}, ${trigger("metadata.labels.image")}]`],
    ["one of no image stream", '[{"from": {"kind": "Secret"}, "fieldPath": "spec.template.spec.containers[0].image"}, {"fieldPath": "spec.template.spec.containers[0].image"}, null, 1]'],
    ["one of a whole image stream", trigger("spec.template.spec.containers[0].image").replace("ImageStreamTag", "ImageStream")],
    ["no list", trigger("spec.template.spec.containers[0].image")],
    ["no JSON", "[{{ .Values.triggers }}]"],
  ])("is judged with %s", (_name, triggers) => {
    expect(judge(deployment(triggers))).toEqual(BOTH);
  });

  it.each(["Job", "ReplicaSet", "Rollout", "Service"])("is judged in a resource whose triggers nothing looks at: %s", (kind) => {
    expect(judge(deployment(`[${trigger("spec.template.spec.containers[0].image")}]`, kind))).toEqual(BOTH);
  });

  it("may be one of a CronJob, and counts its containers as they stand", () => {
    const annotation = trigger("spec.jobTemplate.spec.template.spec.containers[0].image");
    const job = `apiVersion: batch/v1\nkind: CronJob\nmetadata: {annotations: {image.openshift.io/triggers: '[${annotation}]'}}\nspec:\n  jobTemplate:\n    spec:\n      template:\n        ${CONTAINERS.replaceAll("\n", "\n    ").trimEnd()}\n`;
    expect(judge(job)).toEqual(["log"]);
    const second = deployment(`[${trigger("spec.template.spec.containers[1].image")}]`).replace("      - name: web\n        image: web:latest\n", "      -\n");
    expect(judge(second)).toEqual([]);
  });
});

describe("a parameter of a Template", () => {
  const template = (object: string): string => `apiVersion: template.openshift.io/v1
kind: Template
objects:
- ${object}
parameters:
- {name: TAG, value: "web:latest"}
- {name: OTHER, value: "team/web:latest"}
`;

  it("is no image where it only names image streams", () => {
    expect(findIn("t.yaml", template("{kind: BuildConfig, spec: {from: {kind: ImageStreamTag, name: '${TAG}'}}}"))).toEqual([expect.stringContaining("7:")]);
  });

  it.each([
    ["elsewhere, too", "{spec: {from: {kind: ImageStreamTag, name: '${TAG}'}, image: '${TAG}'}}"],
    ["elsewhere with two braces", "{spec: {from: {kind: ImageStreamTag, name: '${TAG}'}, image: '${{TAG}}'}}"],
    ["for an image", "{spec: {from: {kind: DockerImage, name: '${TAG}'}}}"],
    ["nowhere", "{spec: {}}"],
    ["in another field of an object", "{spec: {from: {kind: ImageStreamTag, namespace: '${TAG}'}}}"],
    ["for an image stream that is made there", "{apiVersion: image.openshift.io/v1, kind: ImageStreamTag, name: '${TAG}'}"],
  ])("is judged when it is used %s", (_name, object) => {
    expect(findIn("t.yaml", template(object)).map((line) => line.split(":")[0])).toEqual(["6", "7"]);
  });

  it("is judged in another resource", () => {
    expect(findIn("t.yaml", template("{spec: {from: {kind: ImageStreamTag, name: '${TAG}'}}}").replace("kind: Template", "kind: Blueprint"))).toHaveLength(2);
  });
});

describe("a list of workloads that Autopilot is to allow", () => {
  it("is a pattern, as policies are", () => {
    const text = "apiVersion: auto.gke.io/v1\nkind: WorkloadAllowlist\nmatchingCriteria:\n  containers:\n  - name: web\n    image: docker.io/library/web:latest\n";
    expect(findIn("allow.yaml", text)).toEqual([]);
  });
});
