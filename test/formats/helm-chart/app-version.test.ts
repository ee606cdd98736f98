import { describe, expect, it } from "vitest";
import { createLinter } from "../../../src/index.js";

const CHART = "apiVersion: v2\nname: web\nappVersion: latest\nannotations:\n  artifacthub.io/images: |\n    - image: team/web:latest\n";
const TEMPLATE = "image: {{ .Values.image.repository }}:{{ .Values.image.tag }}\n";
const VALUES = "image:\n  repository: team/web\n  tag: v1\n";

function findIn(files: Readonly<Record<string, string>>, path = "charts/web/Chart.yaml"): readonly number[] {
  const others = Object.entries(files).map(([name, text]) => ({ path: name, text }));
  const result = createLinter({ others, today: "2026-01-01" }).check({ path, text: CHART });
  return (result?.findings ?? []).map(({ location }) => location.start.line);
}

describe("a floating appVersion", () => {
  it("says nothing of an image when no template asks for it and the values give the tag", () => {
    expect(findIn({ "charts/web/templates/web.yaml": TEMPLATE, "charts/web/values.yaml": VALUES })).toEqual([6]);
    expect(findIn({ "templates/web.yaml": TEMPLATE, "values.yaml": VALUES }, "Chart.yaml")).toEqual([6]);
  });

  it.each([
    ["a template asks for it", { "charts/web/templates/_names.tpl": "{{ .Values.image.tag | default .Chart.AppVersion }}", "charts/web/values.yaml": VALUES }],
    ["the values leave the tag empty", { "charts/web/templates/web.yaml": TEMPLATE, "charts/web/values.yaml": "image: {repository: team/web}\n  tag: ''\n  tag:\n" }],
    ["there are no values", { "charts/web/templates/web.yaml": TEMPLATE, "values.yaml": VALUES, "charts/web/sub/values.yaml": VALUES }],
    ["the templates are not at hand", { "charts/web/values.yaml": VALUES, "charts/webs/templates/web.yaml": TEMPLATE }],
    ["nothing is", {}],
  ])("counts when %s", (_name, files) => {
    expect(findIn(files)).toEqual([3, 6]);
  });
});
