import { describe, expect, it } from "vitest";
import { glanceAtBytes, mayMatter } from "../../../src/formats/glance/may-matter.js";
import type { Candidates } from "../../../src/model/candidates.js";
import { glimpseInRoom, glimpseOf } from "./glimpses.js";

const RECOMMENDED: Candidates = { tags: ["latest", "*-latest"], untagged: true };

const noOther = () => false;

/** Lines that say nothing, more than a text may have that is made into a string at once. */
const FILLER = "# filler\nfiller: {a: b}\n".repeat(400);

/** The answer to a text, and to its bytes where they lie, where words are found in them, and among much else. */
function isRead(text: string, candidates = RECOMMENDED, placeholder?: RegExp): boolean {
  const answer = mayMatter(text, candidates, { placeholder });
  const mayBytesMatter = glanceAtBytes(candidates, { placeholder, signs: [] });
  const ofBytes = [glimpseOf, glimpseInRoom].map((see) => mayBytesMatter(see(text), noOther));
  expect(ofBytes).toEqual([answer, answer]);
  const long = `${FILLER}${text}${text.endsWith("\n") ? FILLER : ""}`;
  expect(mayBytesMatter(glimpseInRoom(long), noOther), "long").toBe(mayMatter(long, candidates, { placeholder }));
  return answer;
}

describe("a text is left unread", () => {
  it.each([
    ["whose images have tags that stay", "containers:\n  - image: quay.io/a/b:1.2\n  - image: 'nginx:1.27' # the web\n  - image: \"r:5000/x@sha256:0\"\n"],
    ["in JSON, too", '{"containers": [{"image": "nginx:1.2", "name": "x"}, {"name": "y", "image":"r:1/x:2"}]}'],
    ["whose images end in what only values say", 'image: {{ .Values.image }}\nimage: "{{ .r }}/{{ .i }}:{{ .t | default .Chart.AppVersion }}"\nimage: {{ include "x.image" (dict "a" .b) | quote }}\n'],
    ["whose images are split over keys", "image:\n  # The registry\n\n  registry: docker.io\n  tag: 1.2\nother:\n  image: {repository: x, tag: \"1\"}\nthird:\n  image: \"\"\n"],
    ["that speaks of the latest in prose", "# pull the latest\ndescription: the latest version\nurl: https://x.io/releases/latest/download\nnote: latest-stable\nkey: latest.json\n"],
    ["that says so in comments", "# tag: latest\n  ## image: nginx\n## the tag 'latest'\n"],
    ["that lists required properties", "required:\n- image\n- name\nproperties:\n  image:\n    description: The image\n    type: string\n  tags:\n    type: array\n"],
    ["whose references are of something else", "reference: nginx\nimage: nginx:1\ntags: r.io/a/b\nimages: x\n"],
    ["that names images in prose", "a: Deprecated: use 'image' instead\nb: of the form registry/image:tag, as ''image''s are\n"],
    ["that says what its jobs run on", "jobs:\n  a:\n    runs-on: ubuntu-latest\n  b: {}\n"],
    ["that quotes the latest in brackets", 'a: the target ("latest" or a number)\n'],
    ["that spells other things", 'a: "b\\x2dc\\u0020d"\n'],
    ["that has a pattern for the addresses of Flux", "kind: OCIRepository\npattern: ^oci://.*$\ndescription: begins with 'oci://'\n"],
    ["that defines templates for images", '{{- define "x.image" -}}\n{{ include "y.image" . }}\n{{- end -}}\n'],
    ["whose pieces make no tag that floats", 'x: "${name}${other}"\ny: {{ .Values.a }}{{ .Values.b }}\nz: {{.Values.late}}test\nw: a${b}east\n'],
    ["in which an apostrophe stands before the end of a tag", 'x: {{ default "la" .b }}{{ .c }}\n# it can\'t be\n'],
    ["in which a hyphen stands before the end of a tag", 'x: {{ default "la" .b }}{{ .c }}\ny: load-test\n'],
    ["whose last word is the one that begins keys", "note: see the\n  image\nimage: oci:image"],
    ["that names charts in registries", "dependencies:\n- repository: oci://registry-1.docker.io/charts\n"],
  ])("%s", (_name, text) => {
    expect(isRead(text)).toBe(false);
    expect(isRead(text.replaceAll("\n", "\r\n"))).toBe(false);
  });
});

describe("a text is read", () => {
  it.each([
    ["a tag that floats", "tag: latest\n"],
    ["one in quotes", 'tag: "latest"\n'],
    ["one at a reference's end", "- nginx:latest\n"],
    ["one with a prefix", "tag: x-latest\n"],
    ["one behind a placeholder", "tag: {{ .p }}latest\n"],
    ["one that an action brings", '# {{ .t | default "latest" }}\n'],
    ["one in an action of several lines", '{{\n# | default "latest" }}\n'],
    ["one in pieces", "tag: la${T:-test}\n"],
    ["one in pieces of actions", '{{ default "la" .x }}test\n'],
    ["one in pieces that touch", '{{ default "la" .x }}{{ default "test" .y }}\n'],
    ["one in pieces that touch, in back quotes", "{{ default `la` .x }}{{ default `test` .y }}\n"],
    ["one in pieces that touch, in single quotes", "{{ x | default('la') }}{{ y | default('test') }}\n"],
    ["one in three pieces", '{{ default "l" .x }}ate{{ default "st" .y }}\n'],
    ["one in pieces of actions with braces in strings", 'a: {{ default "la" (dict "b" "}{") }}test\nb: la{{ dict "}" | default "test" }}\n'],
    ["one in pieces behind a brace in a string", 'b: la{{ dict "}" | default "test" }}\n'],
    ["one that a default begins", "tag: ${V:-la}test\n"],
    ["one that printf puts together", '{{ printf "la%s" .x "test" }}\n'],
    ["one behind a verb", '{{ printf "%slatest" "x-" }}\n'],
    ["one with an escape", 'tag: "\\x6catest"\n'],
    ["one in pieces with an escape", 'tag: {{ "l\\x61" | default .x }}test\n'],
    ["the key of an image with an escape", '"\\u0069mage": nginx\n'],
    ["a bracket behind an action, which is no flow style's", "image: {{ .x }}]\n"],
    ["the colon of one with an escape", 'x: "image\\x3a nginx"\n'],
    ["one over two lines", 'tag: "late\\\n  st"\n'],
    ["one with an escape for many letters", 'tag: "\\U0000006catest"\n'],
    ["one over two lines, in a string in a string", 'a: "tag: \\"la\\\\\\ntest\\""\n'],
    ["one behind a verb with a width", '{{ printf "%5stest" "la" }}\n'],
    ["one that a job runs on", "runs-on: nginx:latest\n"],
    ["a missing tag", "image: nginx\n"],
    ["a missing tag in the line behind an image that has one", "- image: nginx:1\n- image: nginx\n"],
    ["a missing tag behind another entry of a flow mapping", "- { name: x, image: nginx }\n"],
    ["a missing tag at a port", "image: localhost:5000/nginx\n"],
    ["a missing tag on the next line", "image:\n  # a comment\n  nginx\n"],
    ["a missing tag behind a key with a comment, in a string", 'x: "? image # c\\n: nginx\\n"\n'],
    ["a missing tag behind an escaped line break", 'x: "\\timage: nginx"\n'],
    ["an image that ends in its quotes", '"image": "{{ include \\"i\\" . }}]"\n'],
    ["a reference below a key in a list", "volumes:\n- image:\n    # pulled once\n\n    pullPolicy: x\n    reference: nginx\n"],
    ["a reference below volumes that are spelled with an escape", '"\\u0076olumes":\n- image:\n    pullPolicy: x\n    reference: nginx\n'],
    ["an image of Prow's own", "utility_images:\n  clonerefs: clonerefs\n"],
    ["a missing tag behind two slashes", "image: oci://r.io/x:1\n"],
    ["a reference brought from elsewhere", "x: &d\n  reference: nginx\nvolumes:\n- image:\n    pullPolicy: x\n    <<: *d\n"],
    ["references below a key with an anchor", "images: &i\n  tags:\n    web: r.io/a/b\n"],
    ["references below a key in a string", 'values: "images:\\n  tags:\\n    web: r.io/a/b\\n"\n'],
    ["references between a template's lines", "images:\n{% if x %}\n  tags:\n    web: r.io/a/b\n{% endif %}\n"],
    ["references behind a scalar that goes on at the margin", 'images:\n  pull: "a\nb"\n  tags:\n    web: r.io/a/b\n'],
    ["references in a mapping below its key", "images:\n{\n  tags: {web: r.io/a/b}}\n"],
    ["a tag from an action in flow style, where the colon ends the name", "- { name: x, image: r.io/nginx:{{ .tag }} }\n"],
    ["a tag with a slash behind it", "image: a/nginx:latest/\n"],
    ["a default behind a spelled sign", 'newTag: "${T:\\u003dlatest}"\n'],
    ["one over two lines and an escape", 'tag: "la\\\n  \\x74est"\n'],
    ["one over two lines and a default", 'tag: "la\\\n  ${V:-test}"\n'],
    ["a key with a template's line behind it", "? image\n{{ if .x }}\n  : nginx\n"],
    ["an image in a block", "image: >-\n  nginx\n"],
    ["an image behind an alias", "image: *a\n"],
    ["a default without a tag", 'image: {{ .i | default "nginx" }}\n'],
    ["a comment of a template at the end", "image: nginx{{/* x */}}\n"],
    ["a comment of a template behind a tabulator", "image: nginx{{-\t/* x */}}\n"],
    ["a key with a question mark", "? image\n: nginx\n"],
    ["a JSON pointer", "path: /spec/containers/0/image\nvalue: nginx\n"],
    ["a JSON pointer at the end", "value: nginx\npath: /spec/image"],
    ["the name of a parameter of a list of images", "name: images.tags.api\nvalue: r.io/nginx\n"],
    ["the name of a parameter", "name: extraContainers.0.image\nvalue: nginx\n"],
    ["references in a mapping", "images:\n  pull: x\n  tags:\n    a: x.io/b\n"],
    ["a volume's reference", "volumes:\n- image:\n    pullPolicy: x\n    reference: nginx\n"],
    ["an operator's variable", "name: RELATED_IMAGE_A\nvalue: nginx\n"],
    ["the address of a resource of Flux", "kind: OCIRepository\nspec:\n  url: oci://x.io/a\n"],
    ["a directive", "# taglint-disable-line floating-tag\n"],
    ["a conflict", "<<<<<<< ours\n"],
    ["a carriage return alone", "# a\rimage: nginx\n"],
    ["a line that is long", `# ${"latest ".repeat(200)}\n`],
  ])("for %s", (_name, text) => {
    expect(isRead(text)).toBe(true);
  });

  it("where the project's own placeholders could stand in a line that matters", () => {
    expect(isRead("image: nginx:1__T__\n", RECOMMENDED)).toBe(false);
    expect(isRead("image: nginx:1__T__\n", RECOMMENDED, /:\w+__/)).toBe(true);
  });

  it("for a tag that is a variable's default", () => {
    expect(isRead("tag: ${V:-latest}\n", { tags: ["latest"], untagged: false })).toBe(true);
    expect(isRead("tag: ${V-3.1}\n", { tags: ["3.*"], untagged: false })).toBe(true);
  });

  it("where a tag's word is part of one that is looked for", () => {
    expect(isRead("# taglint-disable-line x\n", { tags: ["t*"], untagged: false })).toBe(true);
    expect(isRead("image: nginx\n", { tags: ["ima*"], untagged: true })).toBe(true);
  });

  it("only for what the candidates are", () => {
    expect(isRead("image: nginx\ntag: latest\n", { tags: [], untagged: false })).toBe(false);
    expect(isRead("image: nginx\n", { tags: ["latest"], untagged: false })).toBe(false);
    expect(isRead("tag: latest\n", { tags: ["v?.x"], untagged: true })).toBe(false);
    expect(isRead("tag: v1.x\n", { tags: ["v?.x"], untagged: true })).toBe(true);
    expect(isRead("tag: 1\n", { tags: ["*"], untagged: true })).toBe(true);
  });
});

describe("hostile texts", () => {
  it.each(["{{", "}}", "\\", "%", "image", "image:\n", "# latest ", "images: ", "image, tags\n", "image: {tags, tags}\n", "# \"latest\"\n", "l{{ \\\\\\\\", "}test", "} ${", "l{{ }", "\"l\" }{{", "'\"", "{{ \"", "{{ image\n", "}}\n{{", " the latest", "\\\n", "\\\\n"])("of a megabyte of %j are looked at all the same", (piece) => {
    expect(typeof isRead(piece.repeat(Math.ceil(1_000_000 / piece.length)))).toBe("boolean");
  });

  it.each(["image:\r\n", "a: image\r\n", "image\r\n"])("with many comments that end in carriage returns below %j are looked at all the same", (line) => {
    expect(typeof isRead(`${line}${"# comment\r\n".repeat(100)}- -\r\n`)).toBe("boolean");
  });
});
