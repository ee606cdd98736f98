import fc from "fast-check";

const tag = fc.constantFrom("latest", "1.2", "x-latest", "latest-x", "the latest", "latest version", "Latest", "stable", "3.1", "v1.2", "", "0a1b2c3", "@OS@", "@OS@-latest", "a@IMAGE_SUFFIX@");
const name = fc.constantFrom("nginx", "quay.io/a/b", "r:5000/x", "{{ .r }}/x", "${R}/z", "@R@/w", "docker.io/starlingx/x", "oci://r.io/a", "$(R)/v", "r.io/PROJECT_ID/a", "r.io/PROJECT_ID/IMAGE");

/** Tags whose words stand in pieces, or not as they are written. */
const pieced = fc.constantFrom(
  "la${V:-test}", "${V:-la}test", "${V:-la}${W:-test}", "${V:-la${W:-test}}", "${V:-}latest", "l${V-atest}", "${V:-x-}latest",
  '{{ default "latest" .v }}', 'la{{ default "test" .v }}', '{{ .v | default "la" }}test', '{{ default "la" .v }}{{ default "test" .w }}',
  '{{ printf "la%s" "test" }}', '{{ printf "%stest" "la" }}', '{{ printf "%s%s" "la" "test" }}', '{{ printf "%slatest" "x-" }}', "{{ .v | default `latest` }}",
  '{{ include "latest" . }}', '{{ include "x" . | default "latest" }}', "{{ .latest }}", "{{ .tag }}-latest", "{{ .tag }}latest", '{{ "latest" }}', "latest{{/* x */}}", "{{ default\n  # \"latest\"\n  .v }}", "{{\n  # | default \"latest\" }}",
);

const reference = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(name, tag).map(([image, version]) => (version === "" ? image : `${image}:${version}`)) },
  { weight: 2, arbitrary: fc.tuple(name, pieced).map(([image, version]) => `${image}:${version}`) },
  fc.constantFrom('{{ .i | default "nginx" }}', "{{ .i }}", '{{ include "i" . }}', '{{ include "i" . | quote }}', '{{ .r }}/{{ .i }}', "nginx{{ .t }}", "nginx{{/* x */}}", "nginx@sha256:" + "0".repeat(64), "x-latest", "latest", "$IMAGE", "${I:-nginx}", "#{r}/x:latest", "auto"),
);

/** Ways of writing a scalar, at ten columns of indentation or fewer; most of them are YAML. */
const spelling = fc.oneof(
  { weight: 4, arbitrary: fc.constant((text: string) => text) },
  { weight: 4, arbitrary: fc.constantFrom<(text: string) => string>((text) => `"${text}"`, (text) => `'${text}'`) },
  fc.constantFrom<(text: string) => string>(
    (text) => `${text} # the latest`,
    (text) => `"${[...text].map((unit) => (unit === "l" ? "\\x6c" : unit === ":" ? "\\u003a" : unit)).join("")}"`,
    (text) => `"${text.slice(0, -2)}\\\n            ${text.slice(-2)}"`,
    (text) => `>-\n            ${text}`,
    (text) => `|\n            ${text}`,
    (text) => `|\n            # ${text}`,
    (text) => `\n            "${text}"`,
    (text) => `\n            # a comment\n            ${text}`,
    (text) => `&a ${text}`,
    (text) => `!!str ${text}`,
    () => "*a",
    (text) => `${text}\n            and more`,
    (text) => `{x: ${text}}`,
    (text) => `[${text}]`,
  ),
);

const value = fc.tuple(reference, spelling).map(([text, spell]) => spell(text));
const version = fc.tuple(fc.oneof(tag, pieced), spelling).map(([text, spell]) => spell(text));

/** A pair as it may be written in a block: its key, its colon, its value. */
const pair = (keys: readonly string[], content: fc.Arbitrary<string>) =>
  fc.tuple(
    fc.oneof({ weight: 4, arbitrary: fc.constantFrom<(key: string) => string>((key) => `${key}: `, (key) => `"${key}": `, (key) => `'${key}' : `) }, fc.constantFrom<(key: string) => string>((key) => `? ${key}\n    : `, (key) => `&k ${key}: `, (key) => `{{ if .x }}${key}: `, (key) => `# ${key}: `, (key) => `"${key.replace("a", "\\x61")}": `, (key) => `my ${key}: `, (key) => `${key}:`)),
    fc.constantFrom(...keys),
    content,
  ).map(([write, key, text]) => write(key) + text);

const image = pair(["image"], value);
const split = fc.tuple(pair(["repository", "image", "name", "registry"], reference), pair(["tag", "imageTag", "digest", "version", "image_tag_version", "commonTag"], version));

const indent = (text: string, columns: number): string => text.replace(/\n(?=.)/g, `\n${" ".repeat(columns)}`);
const quoted = (text: string): string => JSON.stringify(text);
const block = (text: string): string => `|\n    ${indent(text, 4)}`;

const pod = image.map((line) => `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - ${line}\n      name: x\n`);
const values = fc.oneof(
  split.map(([one, two]) => `web:\n  image:\n    ${one}\n    ${two}\n    pullPolicy: Always\n`),
  split.map(([one, two]) => `web:\n  image:\n    # the latest image\n\n    ${one}\n    ${two}\n`),
  image.map((line) => `web:\n  ${line}\n`),
  image.map((line) => `extraContainers:\n  - ${line}\n`),
  pair(["tags", "images"], value).map((line) => `images:\n  pull: x\n  ${line}\n`),
  value.map((text) => `images:\n  tags:\n    web: ${text}\n`),
  value.map((text) => `images: {tags: {web: ${text}}}\n`),
  value.map((text) => `x: &d\n  image: ${text}\nextraContainers:\n  - <<: *d\n  - *d\n`),
);

/** Whole files of every kind that is not read where it need not be, each with the path that says what it is. */
const whole: fc.Arbitrary<readonly [string, string]> = fc.oneof(
  pod.map((text) => ["x.yaml", text] as const),
  pod.map((text) => ["templates/x.yaml", `{{- if .Values.x }}\n${text}{{- end }}\n`] as const),
  values.map((text) => ["values.yaml", text] as const),
  fc.tuple(image, pair(["command", "ports", "x"], reference)).map(([line, other]) => ["templates/x.tpl", `{{- define "x" }}\n- name: x\n  ${line}\n  ${other}\n{{- end }}\n`] as const),
  reference.map((text) => ["templates/x.tpl", `{{- define "x" }}\n${text}\n{{- end }}\n`] as const),
  reference.map((text) => ["templates/x.tpl", `{{- define "x" }}\n{{- $image := "${text}" }}\n# {{ printf "${text}" }}\n{{- end }}\n`] as const),
  version.map((text) => ["Chart.yaml", `apiVersion: v2\nappVersion: ${text}\n`] as const),
  image.map((line) => ["Chart.yaml", `name: x\nannotations:\n  artifacthub.io/images: |\n    - name: x\n      ${line}\n`] as const),
  pair(["newTag", "newName", "digest"], version).map((line) => ["kustomization.yaml", `images:\n  - name: a\n    ${line}\n`] as const),
  value.map((text) => ["kustomization.yaml", `patches:\n  - patch: |-\n      - op: replace\n        path: /spec/template/spec/containers/0/image\n        value: ${text}\n`] as const),
  value.map((text) => ["x.yaml", `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    helm:\n      parameters:\n      - name: images.tags.web\n        value: ${text}\n      - {name: extraContainers.0.image, value: ${text}}\n`] as const),
  version.map((text) => ["x.yaml", `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    helm:\n      parameters:\n      - name: web.tag\n        value: ${text}\n`] as const),
  values.map((text) => ["x.yaml", `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec:\n  values:\n    ${indent(text, 4)}`] as const),
  values.map((text) => ["x.yaml", `apiVersion: helm.cattle.io/v1\nkind: HelmChart\nspec:\n  valuesContent: ${block(text)}`] as const),
  fc.tuple(pod, fc.constantFrom(block, quoted)).map(([text, hold]) => ["x.yaml", `apiVersion: v1\nkind: ConfigMap\ndata:\n  x.yaml: ${hold(text)}\n`] as const),
  fc.tuple(pair(["url"], fc.constantFrom("oci://r.io/a", "oci://r.io/a:latest", '"oci:\\/\\/r.io/a"')), version).map(([line, text]) => ["x.yaml", `apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nspec:\n  interval: 1m\n  ${line}\n  ${text.length % 2 === 0 ? `ref:\n    tag: ${text}` : ""}\n`] as const),
  value.map((text) => ["x.yaml", `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - env:\n        - name: RELATED_IMAGE_X\n          value: ${text}\n  volumes:\n    - name: v\n      image:\n        pullPolicy: x\n        reference: ${text}\n`] as const),
  reference.map((text) => ["x.json", JSON.stringify({ apiVersion: "v1", kind: "Pod", spec: { containers: [{ image: text }] } }, undefined, text.length % 3)] as const),
  image.map((line) => ["x.yaml", `apiVersion: tekton.dev/v1alpha1\nkind: Condition\nspec:\n  check:\n    ${line}\n`] as const),
  image.map((line) => ["x.yaml", `kind: StepAction\napiVersion: tekton.dev/v1\nspec:\n  ${line}\n`] as const),
  image.map((line) => ["x.yaml", `kind: Workflow\napiversion: chaos-mesh.org/v1\nspec:\n  task:\n    container:\n      ${line}\n`] as const),
  pod.map((text) => ["x.yaml.tmpl", text] as const),
  pod.map((text) => ["x.tpl", text] as const),
  pod.map((text) => ["x.yaml.j2", `{% if x %}\n${text}{% endif %}\n`] as const),
  pod.map((text) => ["x.yml.template", text] as const),
  values.map((text) => ["x.yaml-template", text] as const),
  fc.tuple(reference, fc.constantFrom(quoted, (text: string) => `'${text.replaceAll("'", "''")}'`, block)).map(([text, hold]) => ["x.yaml", `apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nspec:\n  arguments:\n    parameters:\n    - name: components-x\n      value: ${hold(JSON.stringify({ args: ["x"], image: text, container: { image: text } }))}\n`] as const),
  fc.tuple(image, fc.constantFrom("'{{ x }}'", "x")).map(([line, patch]) => ["x.yaml", `apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nspec:\n  templates:\n  - podSpecPatch: ${patch}\n    container:\n      ${line}\n`] as const),
  reference.map((text) => ["x.yaml", `executors:\n  x:\n    imageUri: ${text}\n`] as const),
  image.map((line) => ["x.yaml", `image: a/b:latest\nmanifests:\n  - ${line}\n    platform: {os: linux}\n`] as const),
  image.map((line) => ["x.yaml", `extraContainers:\n  - name: x\n    ${line}\n`] as const),
  image.map((line) => ["values.yaml", `podTemplates:\n  x: |\n    - containers:\n        - name: x\n          ${indent(line, 6)}\n`] as const),
  split.map(([one]) => one).chain((one) => pair(["defaultImageVersion"], version).map((two) => ["x.yaml", `apiVersion: v1\nkind: ConfigMap\ndata:\n  x.yaml: |\n    art:\n      ${indent(one, 6)}\n      ${indent(two, 6)}\n`] as const)),
  image.map((line) => ["x.yaml", `periodics:\n- name: x\n  spec:\n    containers:\n    - ${line}\n      name: x\n`] as const),
  fc.tuple(pair(["clonerefs", "sidecar"], value), fc.constantFrom("plank:\n  default_decoration_configs:\n    '*'", "periodics:\n  - decoration_config")).map(([line, above]) => ["x.yaml", `${above}:\n      utility_images:\n        ${line}\n`] as const),
  value.map((text) => ["fleet.yaml", `helm:\n  values:\n    image: ${text}\n`] as const),
  version.map((text) => ["helmfile.yaml", `releases:\n  - name: x\n    chart: y\n    set:\n      - name: image.tag\n        value: ${text}\n`] as const),
  value.map((text) => ["x.yaml", `schema: armada/Chart/v1\ndata:\n  values:\n    images:\n      tags:\n        x: ${text}\n`] as const),
);

const PIECES = ["runs-on: ", "image:", "image", "images:", "tags:", "\n", "\n  ", "\n    ", "- ", ": ", "latest", "nginx", ":", "{{", "}}", '"', "'", "`", "#", " # ", "\\", "\\n", "\\x6c", "&a ", "*a", "|\n", ">-\n", "{", "}", "[", "]", ",", "${V:-", "taglint-disable-line floating-tag", "<<<<<<< a\n", ">>>>>>> b\n", "\r", "\t", "---\n", "é", "%s", "printf ", "default ", "@OS@", "/*", "*/", "value: ", "path: /a/image", "op: add"];

/** Files, some with the line ends of Windows, and most with something cut out or put in. */
export const file: fc.Arbitrary<{ readonly path: string; readonly text: string }> = fc
  .tuple(whole, fc.boolean(), fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.constantFrom("", ...PIECES)), { maxLength: 3 }))
  .map(([[path, text], hasReturns, changes]) => {
    let changed = text;
    for (const [at, length, piece] of changes) {
      const start = at % (changed.length + 1);
      changed = changed.slice(0, start) + piece + changed.slice(start + (piece === "" ? length : 0));
    }
    return { path, text: hasReturns ? changed.replaceAll("\n", "\r\n") : changed };
  });

/** Nothing but pieces, behind what makes the file one of its kind. */
export const rubble: fc.Arbitrary<{ readonly path: string; readonly text: string }> = fc
  .tuple(fc.constantFrom(["x.yaml", "apiVersion: v1\nkind: Pod\ncontainers:\n- "], ["values.yaml", "extraContainers:\n- "], ["values.yaml", "images:\n  tags:\n    x: "], ["x.tpl", "{{ .Values }}\ncontainers:\n- "], ["kustomization.yaml", "images:\n- newTag: "]), fc.array(fc.constantFrom(...PIECES), { maxLength: 20 }))
  .map(([[path = "", head = ""], pieces]) => ({ path, text: head + pieces.join("") }));
