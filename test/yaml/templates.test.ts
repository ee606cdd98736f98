import { describe, expect, test } from "vitest";
import { readYaml } from "../../src/yaml/read.js";
import { valuesIn } from "./reading.js";

const commentsIn = (text: string) => readYaml(text).comments.map((comment) => [comment.text, text.slice(comment.range.start, comment.range.end)]);

describe("templates that are no YAML", () => {
  test("lines of blocks alone hold no structure, wherever they stand", () => {
    const text = "{{- if .a }}\na:\n{{- with .b }}\n  image: x # c\n    {{- end }} # d\n  tag: y\n{% if z %} {% endif %}\n<% for %>\nb: c\n{{ end }}\n{# e: f #}\n";
    expect(valuesIn(text)).toEqual([".a.image = x", ".a.tag = y", ".b = c"]);
  });

  test("blocks go over several lines", () => {
    const text = 'a: b\n{{- /*\nc: d\n  it\'s {{ e }}\n*/ -}}\n{{ include "x"\n  (dict "f: g" .h) }}\ni: j\n{% set k =\nl: m %}\nn: o\n';
    expect(valuesIn(text)).toEqual([".a = b", ".i = j", ".n = o"]);
  });

  test("a block in a value's place is text, with all its marks", () => {
    const text = 'a: {{ .x }}\nb: {{ r }}/x:{{ p }}-latest # c\nc: {{ "d: e #f" }}\ng: x{{ "}}" }}y\nh: {{`}} #`}}\ni: <%= a: b %>:1\nj: {% if k %}l: m{% endif %}\n';
    expect(valuesIn(text)).toEqual([
      ".a = {{ .x }}",
      ".b = {{ r }}/x:{{ p }}-latest",
      '.c = {{ "d: e #f" }}',
      '.g = x{{ "}}" }}y',
      ".h = {{`}} #`}}",
      ".i = <%= a: b %>:1",
      ".j = {% if k %}l: m{% endif %}",
    ]);
  });

  test("blocks are keys and items", () => {
    expect(valuesIn("{{ a }}: b\nc:\n- {{ d }}\n- {{ e }}: f\n  g: h\n")).toEqual([".{{ a }} = b", ".c[0] = {{ d }}", ".c[1].{{ e }} = f", ".c[1].g = h"]);
  });

  test("blocks that write nothing may stand before a key", () => {
    expect(valuesIn("a:\n  {{- if b }}c: d\n  {% if e %}f: g\n  h: i\n")).toEqual([".a.c = d", ".a.f = g", ".a.h = i"]);
  });

  test("quotes inside a block do not close the scalar around it", () => {
    const text = `a: "{{ .x | default "y" }}"\nb: '{{ .x | default 'y' }}:z' # c\nd: "{{ f "%s" (.g | default "") }}-{{ "h" }}"\ni: {"{{ j "k" }}": l}\n`;
    expect(valuesIn(text)).toEqual(['.a = {{ .x | default "y" }}', ".b = {{ .x | default 'y' }}:z", '.d = {{ f "%s" (.g | default "") }}-{{ "h" }}', '.i.{{ j "k" }} = l']);
  });

  test("braces that a quoted scalar holds without meaning a template leave YAML's reading alone", () => {
    expect(valuesIn('a: ["{{", "}}"]\nb: "{{ c"\nd: "}}"\n')).toEqual([".a[0] = {{", ".a[1] = }}", ".b = {{ c", ".d = }}"]);
  });

  test("what a block writes as a value may go on below it", () => {
    expect(valuesIn("a: {{ b }}\n  c: d\ne: {{ f }}\n  - g\n")).toEqual([".a.c = d", ".e[0] = g"]);
  });

  test("blocks in brackets are entries", () => {
    expect(valuesIn("a: [{{ b }}, {{ c }}:d]\ne: {f: {{ g }}, {{ h }}: i}\nj: [\n{{- range x }}\n  k,\n{{- end }}\n]\n")).toEqual([
      ".a[0] = {{ b }}",
      ".a[1] = {{ c }}:d",
      ".e.f = {{ g }}",
      ".e.{{ h }} = i",
      ".j[0] = k",
    ]);
  });

  test("a block scalar goes on behind blocks that are not indented, and ends where its text does", () => {
    const text = "a:\n  b: |\n    image: x\n{{- if c }}\n    image: y\n{{- end }}\n  d: e\nf: |\n{{ g }}\nh: i\n";
    expect(valuesIn(text)).toEqual([".a.b = image: x\n{{- if c }}\nimage: y\n", ".a.d = e", ".f = ", ".h = i"]);
  });

  test("a block that is never closed ends with its line", () => {
    expect(valuesIn("a: {{ b\nc: d\n{{ e\nf: {{ g }}\n")).toEqual([".a = {{ b", ".c = d", ".f = {{ g }}"]);
  });

  test("shell variables are text, in brackets too", () => {
    const text = "a: ${B:-c}:${D}\ne: [${F}, ${G:-${H}}]\n";
    expect(valuesIn(text)).toEqual([".a = ${B:-c}:${D}", ".e[0] = ${F}", ".e[1] = ${G:-${H}}"]);
  });

  test("tokens that YAML forbids at a value's head are text", () => {
    expect(valuesIn("a: @B@/c:d\ne: `f\ng: %h%\ni: >=1.0\nj: & b\nk: !{{ l }}\nm: *\n")).toEqual([
      ".a = @B@/c:d", ".e = `f", ".g = %h%", ".i = >=1.0", ".j = & b", ".k = !{{ l }}", ".m = *",
    ]);
  });

  test("the project's own placeholders may begin as a key does, in keys and in values", () => {
    expect(valuesIn("TAG: one: a\nb: TAG: two\nTAG: c\n", /TAG: (?:one|two)/)).toEqual([".TAG: one = a", ".b = TAG: two", ".TAG = c"]);
  });

  test("the project's own placeholders may begin with any mark", () => {
    expect(valuesIn("a: [[B]]/c:d\ne: &F&/g\n", /\[\[\w+\]\]|&\w+&/)).toEqual([".a = [[B]]/c:d", ".e = &F&/g"]);
  });
});

describe("comments", () => {
  test("those that mention taglint are kept, with their marks' range", () => {
    const text = "# taglint-disable-file x\na: b # taglint-disable-line y\n# other\nc: [ # taglint-z\n]\nd: | # taglint-w\n  # taglint-no\n--- # taglint-v\n";
    expect(commentsIn(text)).toEqual([
      [" taglint-disable-file x", "# taglint-disable-file x"],
      [" taglint-disable-line y", "# taglint-disable-line y"],
      [" taglint-z", "# taglint-z"],
      [" taglint-w", "# taglint-w"],
      [" taglint-v", "# taglint-v"],
    ]);
  });

  test("each line of several with nothing else is one", () => {
    expect(commentsIn("# a\n  # taglint-b\n\t# c\n# taglint-d\n")).toEqual([[" taglint-b", "# taglint-b"], [" taglint-d", "# taglint-d"]]);
  });

  test("also in template comments, each once", () => {
    const text = "a: b\n  {{- /* taglint-x */ -}}\n{# taglint-y #}\n{{ if z }}{{/* taglint-w */}}c: d\n";
    expect(commentsIn(text)).toEqual([
      [" taglint-x ", "{{- /* taglint-x */ -}}"],
      [" taglint-y ", "{# taglint-y #}"],
      [" taglint-w ", "{{/* taglint-w */}}"],
    ]);
  });

  test("a line's end of CRLF is no part of one", () => {
    expect(commentsIn("# taglint-a\r\nb: c # taglint-d\r\n")).toEqual([[" taglint-a", "# taglint-a"], [" taglint-d", "# taglint-d"]]);
  });
});
