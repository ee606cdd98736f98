// npm run bench [-- CORPUS]: is taglint still fast? Ratios within one interleaved run; absolute times say little about another machine.
// CORPUS is a folder of YAML files, best a repository of git; without one, a chart repository of about 3,500 files is written.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync, cpSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { benchEditor } from "./editor.mjs";
import { writeHistory } from "./commit-history.mjs";
import { measureRetag } from "./retag.mjs";
import { writeTagHistory } from "./tag-history.mjs";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const built = join(root, "dist");
const scratch = realpathSync(mkdtempSync(join(tmpdir(), "taglint-bench-")));
const bin = join(scratch, "installed", "dist", "taglint.cjs");
const env = { ...process.env };
// It more than doubles the start of every Node 20.
delete env.NODE_EXTRA_CA_CERTS;

const node = (script, ...args) => ({ command: process.execPath, args: [script, ...args] });
const rows = [];

function time({ command, args, cwd = scratch, before }) {
  before?.();
  const start = process.hrtime.bigint();
  const { error, status } = spawnSync(command, args, { cwd, env, stdio: ["ignore", "ignore", "ignore"] });
  if (error) throw error;
  if (status > 1) throw new Error(`${command} ${args.join(" ")} exited with ${status}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

const median = (numbers) => [...numbers].sort((left, right) => left - right)[numbers.length >> 1];

/** Medians of jobs that take turns, so that what else the machine does befalls all alike. */
function race(jobs, rounds) {
  const times = jobs.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, job] of jobs.entries()) {
      const taken = time(job);
      if (round > 0) times[index].push(taken);
    }
  }
  return times.map(median);
}

function judge(what, value, target, detail) {
  const judged = target === undefined ? { target: "", verdict: "" } : { target: `≤ ${target}`, verdict: value <= target ? "met" : "MISSED" };
  rows.push({ what, value: value.toFixed(2), ...judged, detail });
}

/** The run's own peak, told at its end by a module loaded before it. */
function peakMegabytes(args, cwd) {
  const ended = `process.on("exit", () => { require("fs").writeSync(2, "\\npeak " + process.resourceUsage().maxRSS); });`;
  const preload = join(scratch, "peak.cjs");
  writeFileSync(preload, ended);
  const { stderr } = spawnSync(process.execPath, ["--require", preload, bin, ...args], { cwd, env, encoding: "utf8", stdio: ["ignore", "ignore", "pipe"] });
  return Number(/peak (\d+)/.exec(stderr)?.[1] ?? NaN) / 1024;
}

const COMMITS = 20_000;
const REVISIONS = 400;
/** The rules that ask for it. */
const HISTORY_RULES = ["tag-file-immutable", "tag-file-regression", "tag-file-release", "tag-file-duplicate", "tag-file-codename", "tag-file-age", "unmanaged-tag", "floating-tag", "implicit-latest"];
const CHARTS = 160;
const WORDS = "the chart sets a value for each container that the release runs and a comment tells what it does".split(" ");
let seed = 1;
const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
const prose = (count) => Array.from({ length: count }, () => WORDS[random(WORDS.length)]).join(" ");
const repeat = (count, line) => Array.from({ length: count }, (_, index) => line(index)).join("");

/**
 * What a repository of a few hundred charts looks like: 3,560 YAML files of 38 MB. Half of the bytes are 45 definitions of custom
 * resources of several 100 KB, whose schemas speak of images; then values with long comments, templates full of braces, manifests with
 * plain variables and dashboards in block scalars, and many small files that name no image. A few images float: in six real repositories
 * files with findings hold none to a tenth of the bytes.
 */
function writeCorpus(folder) {
  for (let chart = 0; chart < CHARTS; chart++) {
    const base = join(folder, `chart-${chart}`);
    for (const part of ["templates", "ci", "crds"]) mkdirSync(join(base, part), { recursive: true });
    const write = (name, text) => writeFileSync(join(base, name), text);
    write("Chart.yaml", `apiVersion: v2\nname: chart-${chart}\nversion: 1.${chart}.0\nappVersion: "2.${chart}"\ndescription: ${prose(8)}\n`);
    const blocks = Array.from({ length: 130 }, (_, index) => valuesOf(index, chart));
    write("values.yaml", blocks.join("\n"));
    for (let index = 0; index < 3; index++) write(join("ci", `values-${index}.yaml`), blocks.slice(0, 4).join("\n"));
    for (let index = 0; index < 17; index++) write(join("templates", `part-${index}.yaml`), index % 8 === 1 ? manifestOf(index) : index % 8 === 2 ? dashboardOf(index) : templateOf(index));
    if (chart < 45) write(join("crds", "widgets.yaml"), definitionOf(chart, 1700 + random(1200)));
  }
}

function valuesOf(index, chart) {
  const image = `  image:\n    registry: registry.example.com\n    repository: team/part-${index}\n    tag: ${random(100) === 0 ? "latest" : `"1.${index}.${chart}"`}\n    pullPolicy: IfNotPresent\n`;
  return `## ${prose(14)}\n## ${prose(12)}\n## ${prose(9)}\n##\npart${index}:\n  enabled: ${random(2) === 1}\n  replicas: ${random(5)}\n${index % 10 === 0 ? image : ""}  resources:\n    limits: {cpu: ${random(900)}m, memory: 128Mi}\n    requests:\n      cpu: 10m\n  nodeSelector: {}\n  tolerations: []\n`;
}

const head = (kind, name) => `apiVersion: ${kind === "Deployment" ? "apps/" : ""}v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n`;
const container = (image, env) => `spec:\n  template:\n    spec:\n      containers:\n        - name: main\n          image: ${image}\n          env:\n${env}`;

function templateOf(index) {
  const env = repeat(20, (number) => `            - name: NAME_${number}\n              value: {{ .Values.part${index}.value${number} | quote }}\n`);
  const image = `"{{ .Values.part${index}.image.repository }}:{{ .Values.part${index}.image.tag }}"`;
  if (index % 8 > 4) return `{{- if .Values.part${index}.enabled }}\n${head("Service", `{{ include "chart.name" . }}-${index}`)}spec:\n  ports:\n${repeat(40, (port) => `    - {name: p${port}, port: {{ .Values.part${index}.port${port} }}}\n`)}{{- end }}\n`;
  return `{{- if .Values.part${index}.enabled }}\n${head("Deployment", `{{ include "chart.name" . }}-${index}`)}${container(image, env)}{{- end }}\n`;
}

function manifestOf(index) {
  const env = repeat(40, (number) => `            - name: NAME_${number}\n              value: "${prose(3)}"\n`);
  return head("Deployment", "tool") + container(`example.com/tool:${random(40) === 0 ? "latest" : `v${index}`}`, env);
}

function dashboardOf(index) {
  return `${head("ConfigMap", `board-${index}`)}data:\n  board.json: |-\n    {\n${repeat(160, (line) => `      "${WORDS[line % WORDS.length]}${line}": {"title": "${prose(4)}", "unit": "{{instance}}"},\n`)}      "end": 1\n    }\n`;
}

/** As generators write them: description upon description, some of them folded, and now and then an image's. */
function definitionOf(number, properties) {
  const property = (index) =>
    `                ${index % 50 === 0 ? "image" : `field${index}`}:\n                  description: ${index % 3 === 0 ? `|-\n                    ${prose(12)}\n                    ${prose(11)}` : `${prose(9)}\n                    ${prose(5)}`}\n                  type: string\n`;
  const schema = `      schema:\n        openAPIV3Schema:\n          type: object\n          properties:\n            spec:\n              properties:\n${repeat(properties, property)}`;
  return `---\napiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  annotations:\n    generator: v1\n  name: widget${number}s.example.com\nspec:\n  group: example.com\n  names:\n    kind: Widget${number}\n  versions:\n    - name: v1\n${schema}`;
}

function countYaml(folder) {
  return readdirSync(folder, { recursive: true }).filter((name) => /\.ya?ml$/.test(name)).length;
}

function findRipgrep() {
  const { status } = spawnSync("rg", ["--version"], { stdio: "ignore" });
  return status === 0 ? "rg" : undefined;
}

function makeRepository(folder) {
  for (const args of [["init", "-q"], ["add", "-A"]]) spawnSync("git", args, { cwd: folder, stdio: "ignore" });
}

function copyChart(chart, folder, copies) {
  for (let copy = 0; copy < copies; copy++) cpSync(chart, join(folder, `copy-${copy}`), { recursive: true });
  makeRepository(folder);
}

/** One file, and the message of one commit, where a project has a configuration; the hook may also have to ask git what is staged. */
function judgeConfigured(empty) {
  const config = join(scratch, "configured.yaml");
  writeFileSync(config, 'extends: [starlingx]\nignore: ["vendor/**"]\nallow:\n  - { files: ["charts/*/values.yaml"], images: ["docker.io/example/*"], reason: inputs to the build }\noverrides:\n  - { files: ["test/**"], rules: { floating-tag: off } }\n');
  const project = join(scratch, "project");
  mkdirSync(project);
  makeRepository(project);
  writeFileSync(join(project, "Dockerfile"), "FROM debian:12.5\n");
  makeRepository(project);
  writeFileSync(join(scratch, "MESSAGE"), "Wait for the peer\n\nA start in the wrong order left the queue without a reader.\n\nCloses-Bug: 2000000\nChange-Id: I0123456789012345678901234567890123456789\n");
  writeFileSync(join(scratch, "SETTLED"), "Wait for the peer\n\nStory: 2001234\nTask: 45678\nChange-Id: I0123456789012345678901234567890123456789\n");
  const git = (...args) => ({ command: "git", args, cwd: project });
  const message = (name, ...settings) => ({ ...node(bin, "commit-msg", ...settings, join(scratch, name)), cwd: project });
  const [none, file, manifest, hook, settled, bare, staged] = race(
    [
      empty,
      node(bin, "--config", config, "Dockerfile"),
      node(bin, "--config", config, "pod.yaml"),
      message("MESSAGE", "--config", config),
      message("SETTLED", "--config", config),
      message("SETTLED", "--no-config"),
      // The hook's own question, as src/git/staged-changes.ts has it.
      git(..."diff --cached --raw -z --no-renames --no-abbrev --no-ext-diff --no-relative".split(" ")),
    ],
    31,
  );
  judge("one Dockerfile with a configuration / node empty.cjs", file / none, 1.6, `${file.toFixed(0)} ms / ${none.toFixed(0)} ms`);
  judge("one manifest with a configuration / node empty.cjs", manifest / none, 1.7, `${manifest.toFixed(0)} ms / ${none.toFixed(0)} ms`);
  judge("the hook on a message / node empty.cjs and its git", hook / (none + staged), 1.3, `${hook.toFixed(0)} ms / ${none.toFixed(0)} ms and ${staged.toFixed(0)} ms`);
  judge("the hook on a message that needs no git / node empty.cjs", settled / none, 1.3, `${settled.toFixed(0)} ms / ${none.toFixed(0)} ms`);
  judge("the same without a configuration / node empty.cjs", bare / none, 1.3, `${bare.toFixed(0)} ms / ${none.toFixed(0)} ms`);
}

try {
  if (!existsSync(join(built, "taglint.cjs"))) throw new Error("there is no dist/taglint.cjs; npm run build first");
  // As it is installed: without the compiled code that other runs, of the tests for instance, have left there for what they did.
  cpSync(built, dirname(bin), { recursive: true, filter: (path) => !path.endsWith(".cache") });
  cpSync(join(root, "package.json"), join(scratch, "installed", "package.json"));
  writeFileSync(join(scratch, "empty.cjs"), "");
  writeFileSync(join(scratch, "Dockerfile"), "FROM debian:12.5\nRUN true\n");
  writeFileSync(join(scratch, "pod.yaml"), "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - {name: a, image: \"nginx:1.27\"}\n");
  const empty = node("empty.cjs");
  const [none, docker, pod] = race([empty, node(bin, "Dockerfile"), node(bin, "pod.yaml")], 31);
  judge("one Dockerfile / node empty.cjs", docker / none, 1.3, `${docker.toFixed(0)} ms / ${none.toFixed(0)} ms`);
  judge("one manifest / node empty.cjs", pod / none, 1.3, `${pod.toFixed(0)} ms / ${none.toFixed(0)} ms`);
  judgeConfigured(empty);

  const corpus = process.argv[2] === undefined ? join(scratch, "corpus") : resolve(process.argv[2]);
  if (process.argv[2] === undefined) {
    writeCorpus(corpus);
    makeRepository(corpus);
  }
  const files = countYaml(corpus);
  const whole = { ...node(bin, "--no-config"), cwd: corpus };
  const rg = findRipgrep();
  if (rg === undefined) {
    rows.push({ what: `${files} YAML files / rg latest`, value: "–", target: "≤ 7", verdict: "not measured", detail: "rg is not on PATH" });
  } else {
    const [ours, theirs] = race([whole, { command: rg, args: ["latest", "."], cwd: corpus }], 11);
    judge(`${files} YAML files / rg latest`, ours / theirs, 7, `${ours.toFixed(0)} ms / ${theirs.toFixed(0)} ms`);
  }
  judge(`${files} YAML files: peak memory, MB`, peakMegabytes(["--no-config"], corpus), 120, "");
  writeFileSync(join(scratch, "many.Dockerfile"), `FROM scratch\n${repeat(60_000, (line) => `RUN --mount=from=x${line % 1000}:latest,target=/a true\n`)}`);
  writeFileSync(join(scratch, "many.json"), `{"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [\n${repeat(60_000, (line) => `{"name": "a", "image": "x${line % 1000}:latest"},\n`)}{}]}}\n`);
  writeFileSync(join(scratch, "values.yaml"), repeat(60_000, (line) => `k${line}: {image: {repository: x${line % 1000}, tag: latest}}\n`));
  const manyPeaks = ["many.Dockerfile", "many.json", "values.yaml"].flatMap((name) => ["pretty", "json", "sarif"].map((format) => peakMegabytes(["--no-config", "-f", format, name], scratch)));
  judge("60,000 findings in one file: peak memory, MB", Math.max(...manyPeaks), 200, manyPeaks.map((peak) => peak.toFixed(0)).join(", "));

  const ten = join(scratch, "copies-10");
  const hundred = join(scratch, "copies-100");
  const written = join(scratch, "corpus");
  if (!existsSync(written)) writeCorpus(written);
  copyChart(join(written, "chart-0"), ten, 10);
  copyChart(join(written, "chart-0"), hundred, 100);
  const [few, many] = race([{ ...whole, cwd: ten }, { ...whole, cwd: hundred }], 11);
  judge("100 copies of a chart / 10 × 10 copies, start-up aside", (many - none) / (10 * (few - none)), 1.2, `${many.toFixed(0)} ms / ${few.toFixed(0)} ms`);
  const values = readFileSync(join(written, "chart-0", "values.yaml"), "utf8");
  for (const copies of [10, 100]) writeFileSync(join(scratch, `pods-${copies}.yaml`), `apiVersion: v1\nkind: List\n---\n${`${values}\n---\n`.repeat(copies)}`);
  const [small, large] = race([node(bin, "pods-10.yaml"), node(bin, "pods-100.yaml")], 11);
  judge("one file of 100 copies / 10 × one of 10, start-up aside", (large - none) / (10 * (small - none)), 1.2, `${large.toFixed(0)} ms / ${small.toFixed(0)} ms`);

  const history = join(scratch, "history");
  writeHistory(history, COMMITS, env);
  writeFileSync(join(scratch, "starlingx.yaml"), "extends: [starlingx]\n");
  const messages = node(bin, "commits", "--config", join(scratch, "starlingx.yaml"), "main");
  const [judged, listed] = race([{ ...messages, cwd: history }, { command: "git", args: ["log", "--raw", "main"], cwd: history }], 7);
  judge(`${COMMITS} commit messages / git log --raw`, judged / listed, 4, `${judged.toFixed(0)} ms / ${listed.toFixed(0)} ms`);

  const tags = join(scratch, "tags");
  writeTagHistory(tags, REVISIONS, env);
  const tagCache = join(tags, ".git", "taglint");
  const tagRun = { ...node(bin, "./tags"), cwd: tags };
  writeFileSync(join(scratch, "no-tags.yaml"), "ignore: [none]\n");
  const withoutHistory = { ...node(bin, "--config", join(scratch, "no-tags.yaml"), ...HISTORY_RULES.flatMap((rule) => ["--rule", `${rule}=off`]), "./tags"), cwd: tags };
  const [cold, cached, bare] = race([{ ...tagRun, before: () => rmSync(tagCache, { recursive: true, force: true }) }, tagRun, withoutHistory], 11);
  judge(`history of ${REVISIONS} tag file revisions, read anew: ms`, cold - bare, 500, `${cold.toFixed(0)} ms, ${bare.toFixed(0)} ms without it`);
  judge(`history of ${REVISIONS} tag file revisions, cached: ms`, cached - bare, 50, `${cached.toFixed(0)} ms, ${bare.toFixed(0)} ms without it`);
  await benchEditor({ root, scratch, env, judge });

  const retag = await measureRetag(bin, scratch, env);
  if (retag === undefined) {
    rows.push({ what: "retag", value: "–", target: "≤ 2500", verdict: "not measured", detail: "docker-registry or skopeo is not installed" });
  } else {
    const { entries, apply, rerun, skopeo, methods, memory } = retag;
    judge(`retag --apply of ${entries} tags, 40 ms a request: ms`, apply, 2500, "");
    judge("the same / skopeo one by one", apply / skopeo, 0.1, `${apply.toFixed(0)} ms / ${skopeo.toFixed(0)} ms`);
    judge("retag --apply with nothing to do: ms", rerun, 1500, JSON.stringify(methods));
    judge("its requests per entry, each other than HEAD counted tenfold", ((methods.HEAD ?? 0) + 10 * Object.entries(methods).reduce((sum, [method, count]) => sum + (method === "HEAD" ? 0 : count), 0)) / entries, 2, "");
    judge("retag against streams of 2 GB: peak memory, MB", memory, 150, "");
  }
  console.table(Object.fromEntries(rows.map(({ what, ...rest }) => [what, rest])));
  if (rows.some((row) => row.verdict === "MISSED")) process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
