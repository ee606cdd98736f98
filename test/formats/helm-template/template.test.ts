import { describe, expect, it } from "vitest";
import { findIn } from "../find-in.js";
import { listImages, readImages } from "../read-images.js";

const pod = (image: string) => `apiVersion: v1
kind: Pod
metadata: {name: {{ .Release.Name }}}
spec:
  containers:
    - name: x
      image: ${image}
`;
const path = "templates/pod.yaml";
const findings = (text: string) => findIn(path, text);

describe("helm templates", () => {
  it.each([
    "{{ .Values.registry }}/x:latest",
    '"{{ .Values.registry }}/x:master-debian-stable-latest"',
    "{{ .Values.image.repository }}:{{ .Values.prefix }}-latest",
    'x:{{ .Values.tag | default "latest" }}',
    'x:{{ default "latest" .Values.tag }}',
    'x:{{ .Values.tag | default "latest" | quote }}',
    "'{{ .Values.image | default \"nginx:latest\" }}'",
    '"{{ .Values.image | default \\"nginx:latest\\" }}"',
    '{{ printf "%s:latest" .Values.repository }}',
    '{{ printf "%s/%s:%s" .Values.registry .Values.name (default "latest" .Values.tag) }}',
    '{{ coalesce .Values.tag .Values.global.tag "x-latest" | printf "%s:%s" .Values.name }}',
    "x:{{- .Values.tag | default `latest` -}}",
  ])("judges `image: %s` (kube-linter#211)", (image) => {
    const found = findings(pod(image));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^7:\d+ tag ".*" moves/);
  });

  it.each([
    "{{ .Values.registry }}/x:{{ .Values.tag }}",
    "{{ .Values.image }}",
    '"{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"',
    '{{ include "lib.image" (dict "image" .Values.image "global" .Values.global) }}',
    '{{ printf "%s:%s" .Values.repository (default (printf "v%s" .Chart.AppVersion) .Values.tag) }}',
    'x:{{ .Values.tag | default "" }}',
    'x:{{ required "a tag, not latest" .Values.tag }}',
    'x:{{ ternary "latest" "1.0" .Values.edge }}',
    'x{{ if .Values.digest }}@{{ .Values.digest }}{{ else }}:latest{{ end }}',
    '"{{ .Values.repo }}{{ if .Values.tag }}:{{ .Values.tag }}{{ end }}"',
  ])("is silent on `image: %s`", (image) => {
    expect(findings(pod(image))).toEqual([]);
  });

  it("reports a use where it is, and names the default's place", () => {
    const text = pod('x:{{ .Values.tag | default "latest" }}');
    const [image] = readImages(path, text);
    expect(text.slice(image!.tag.range.start, image!.tag.range.end)).toBe('{{ .Values.tag | default "latest" }}');
    const slot = image!.tag.slot!;
    expect(text.slice(slot.range.start, slot.range.end)).toBe("latest");
  });

  it("counts a default that has no tag as any other image without one", () => {
    expect(findings(pod('{{ .Values.image | default "busybox" }}'))[0]).toContain("has no tag");
  });

  it("reads definitions, variables and arguments outside of values", () => {
    const text = `{{- define "x.image" -}}
{{- $tag := .Values.image.tag | default "latest" -}}
{{- $side := "side:latest" }}
{{- $ok := .Values.release.tag | default "latest" }}
{{- printf "%s/%s:latest" .Values.registry .Values.name -}}
{{ include "lib.job" (dict "image" "quay.io/org/job:latest" "mode" "a:b") }}
{{/* "comment:latest" */}}
{{- if eq .Values.image.tag "latest" }}{{ end }}
{{- if ne .Values.image "team/web:latest" }}{{- else if (eq .Values.image "team/api:latest") }}{{ end }}
{{- $tag := default "latest" .tag }}
{{- $other := default "latest" .tag }}
{{- $tag := default "latest" .release }}
{{- with .Values.image | default "team/job:latest" }}{{ end }}
{{- end -}}
`;
    expect(findIn("templates/_helpers.tpl", text).map((line) => line.split(" ")[0])).toEqual(["2:42", "3:20", "5:5", "6:53", "10:22", "13:44"]);
  });

  it("reads fragments of pods in definitions", () => {
    const text = `{{- define "x.containers" -}}\n- name: a\n  image: a:latest\n{{- range .Values.more }}\n- name: {{ .name }}\n  image: {{ .repo }}:latest\n{{- end }}\n{{- end }}\n`;
    expect(findIn("templates/_pods.tpl", text).map((line) => line.split(" ")[0])).toEqual(["3:12", "6:22"]);
  });

  it("knows containers that a definition lists, by what else they have", () => {
    const text = (more: string) => `{{/* One waits. */}}\n{{- define "x.wait" -}}\n- name: wait\n  image: busybox\n  ${more}\n{{- end }}\n\n{{- define "x.more" }}\n- name: more\n  image: "alpine"\n  ${more}\n{{- end }}\n`;
    const places = (more: string) => findIn("templates/_pods.tpl", text(more)).map((line) => line.split(" ")[0]);
    expect(places("imagePullPolicy: Always")).toEqual(["4:10", "10:11"]);
    expect(places("command: [sh]")).toEqual(["4:10", "10:11"]);
    expect(places("region: eu")).toEqual([]);
    expect(findIn("values.yaml", "- {name: x, image: busybox, command: [sh]}\n")).toEqual([]);
    expect(findIn("x.tpl", "machines:\n- {name: {{ .Values.x }}, image: busybox, ports: [1]}\n")).toEqual([]);
  });

  it("reads a reference that a branch of a definition writes on a line of its own", () => {
    const text = (line: string) => `{{- define "x.labels" }}\napp: x\n{{- end }}\n{{- define "x.image" -}}\n{{- if .Values.image -}}\n{{ .Values.image }}\n{{- else -}}\n${line}\n{{- end -}}\n{{- end -}}\n`;
    expect(findIn("templates/_image.tpl", text("  team/web:x-latest "))).toEqual(['8:12 tag "x-latest" moves; use one that is published once']);
    expect(findIn("templates/_image.tpl", text("team/web:latest").replaceAll("\n", "\r\n"))).toEqual(['8:10 tag "latest" moves; use one that is published once']);
    expect(findIn("templates/_image.tpl", text("team/web:v1"))).toEqual([]);
    expect(findIn("templates/_image.tpl", text("team/web"))).toEqual([]);
    expect(findIn("templates/_image.tpl", text("stage:latest"))).toEqual([]);
    expect(findIn("templates/_image.tpl", text("see team/web:latest"))).toEqual([]);
    expect(findIn("templates/_image.tpl", text("{{/*\nteam/web:latest\n*/}}"))).toEqual([]);
  });

  it("obeys directives in the template's comments", () => {
    expect(findings(pod("a:latest").replace("      image", "      {{/* taglint-disable-next-line floating-tag -- why */}}\n      image"))).toEqual([]);
    expect(findings(`{{- /* taglint-disable-file floating-tag -- why */ -}}\n${pod("a:latest")}`)).toEqual([]);
  });

  it("does not judge what a template comments out", () => {
    expect(findings(`{{/*\n${pod("busybox")}*/}}\n`)).toEqual([]);
  });

  it("knows a template by what it says, under any name; notes for people are none", () => {
    expect(listImages("x.yaml", "image: {{ .Values.registry }}/x:latest\n")).toHaveLength(1);
    expect(listImages("templates/NOTES.txt", "{{ .Values.x }} image: a:latest\n")).toEqual([]);
    expect(listImages("x.tpl", "image: a:latest\n")).toEqual([]);
  });

  it("reads a default of Jinja's, too", () => {
    expect(findIn("values.yaml", "image:\n  repository: org/x\n  tag: {{ tag | default('latest') }}\n")).toHaveLength(1);
    expect(findIn("values.yaml", "image:\n  repository: org/x\n  tag: {{ tag | default('latest', true) }}\n")).toHaveLength(1);
  });
});
