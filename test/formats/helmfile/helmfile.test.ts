import { describe, expect, it } from "vitest";
import { listImages } from "../read-images.js";

describe("helmfile", () => {
  it("reads set in releases and in what they merge, in templates too", () => {
    const text = `templates:
  default: &default
    set:
      - name: side.image.tag
        value: latest
{{- if .Values.web }}
releases:
  - name: web
    <<: *default
    chart: repo/web
    version: latest
    set:
      - name: image.repository
        value: {{ .Values.registry }}/web
      - name: image.tag
        value: latest
      - name: image.pullPolicy
        value: Always
{{- end }}
`;
    const expected = [
      "5:16 likely templates.default.set.side.image.tag latest",
      "14:16 likely releases[0].set.image.tag {{ .Values.registry }}/web:latest",
    ];
    expect(listImages("helmfile.yaml.gotmpl", text)).toEqual(expected);
    expect(listImages("apps/web.yaml", text)).toEqual(expected);
  });

  it("reads manifests and patches inside it", () => {
    const text = `releases:
  - name: a
    jsonPatches:
      - target: {kind: Deployment}
        patch: [{op: replace, path: /spec/template/spec/containers/0/image, value: x:latest}]
    strategicMergePatches:
      - apiVersion: v1
        kind: Pod
        spec: {containers: [{image: y}]}
`;
    expect(listImages("helmfile.d/10-a.yaml", text)).toEqual([
      "5:84 certain spec.template.spec.containers[0].image docker.io/library/x:latest",
      "9:37 certain releases[0].strategicMergePatches[0].spec.containers[0].image docker.io/library/y!",
    ]);
  });
});
