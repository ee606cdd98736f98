import { describe, expect, it } from "vitest";
import { identify, isWanted } from "../../../src/formats/identify.js";
import { findIn } from "../find-in.js";

const pod = (image: string) => `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: ${image}\n`;

describe("values that a program fills in", () => {
  it("are read as such", () => {
    expect(findIn("cluster.yaml.j2", "{% if x %}\nimage:\n  repository: a/b\n  tag: latest\n{% endif %}\n")).toEqual(['4:8 tag "latest" moves; use one that is published once']);
    expect(findIn("values.yaml.gotmpl", "image: {repository: a/b, tag: latest, pullPolicy: {{ .p }}}\n")).toHaveLength(1);
  });
});

describe("a manifest that a program fills in", () => {
  it.each(["k8s/pod.yaml.tmpl", "k8s/pod.yml.tmpl", "k8s/pod.tpl", "k8s/pod.yaml.tpl", "templates/pod.yaml.j2", "templates/pod.yml.j2", "pod.yaml.template", "pod.yml-template", "pod.yaml.in", "pod.yaml.gotmpl"])("is read as one: %s", (path) => {
    expect(isWanted(path)).toBe(true);
    expect(findIn(path, pod("registry.example/${USER}/app:latest"))).toEqual(['5:43 tag "latest" moves; use one that is published once']);
    expect(findIn(path, pod("redis"))).toEqual(['5:14 "redis" has no tag and so means latest; add a tag that is published once']);
  });

  it.each(["{{ .Image }}", "{{ .Registry }}/app:{{ .Tag }}", "app{{ if .Tag }}:{{ .Tag }}{{ end }}", "${IMAGE}", "$IMAGE", "registry.example/app:$TAG", "@IMAGE@", "IMAGE", "__IMAGE__", "<image>", "%IMAGE%"])("leaves %s to that program", (image) => {
    expect(findIn("pod.yaml.tmpl", pod(image))).toEqual([]);
  });

  it("may have lines of Jinja's", () => {
    const text = `{# a pod #}\n{% if pod %}\n${pod('"{{ registry }}/app:latest"')}{% endif %}\n`;
    expect(findIn("templates/pod.yaml.j2", text)).toEqual(['7:34 tag "latest" moves; use one that is published once']);
  });

  it.each([
    ["something else", "nginx.conf.tmpl", pod("redis")],
    ["a template of any file", "pod.tmpl", pod("redis")],
    ["Jinja's of any file", "pod.j2", pod("redis")],
    ["a copy that another tool made", "pod.yaml.orig", pod("redis")],
    ["something that only ends alike", "podyaml.in", pod("redis")],
    ["a fragment for Terraform", "user-data.tpl", "image: redis\n"],
  ])("is not seen in %s", (_name, path, text) => {
    expect(identify(path, text)).toBeUndefined();
  });
});
