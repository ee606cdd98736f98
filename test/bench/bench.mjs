// npm run bench [-- CORPUS]: is taglint still fast? Ratios within one interleaved run; absolute times say little about another machine.
// CORPUS is a folder of YAML files; without one, a chart repository of about 3,500 files is written.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync, cpSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const bin = join(root, "dist", "taglint.cjs");
const scratch = realpathSync(mkdtempSync(join(tmpdir(), "taglint-bench-")));
const env = { ...process.env };
// It more than doubles the start of every Node 20.
delete env.NODE_EXTRA_CA_CERTS;

const node = (script, ...args) => ({ command: process.execPath, args: [script, ...args] });
const rows = [];

function time({ command, args, cwd = scratch }) {
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
  rows.push({ what, value: value.toFixed(2), target: `≤ ${target}`, verdict: value <= target ? "met" : "MISSED", detail });
}

/** The run's own peak, told at its end by a module loaded before it. */
function peakMegabytes(args, cwd) {
  const ended = `process.on("exit", () => { require("fs").writeSync(2, "\\npeak " + process.resourceUsage().maxRSS); });`;
  const preload = join(scratch, "peak.cjs");
  writeFileSync(preload, ended);
  const { stderr } = spawnSync(process.execPath, ["--require", preload, bin, ...args], { cwd, env, encoding: "utf8", stdio: ["ignore", "ignore", "pipe"] });
  return Number(/peak (\d+)/.exec(stderr)?.[1] ?? NaN) / 1024;
}

/** A chart repository in small: values with long comments, templates full of braces, manifests; a few images float. */
function writeCorpus(folder) {
  const words = "the chart sets a value for each container that the release runs and a comment tells what it does".split(" ");
  let seed = 1;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  const prose = (count) => Array.from({ length: count }, () => words[random(words.length)]).join(" ");
  const imageBlock = (index, chart) =>
    `  image:\n    registry: registry.example.com\n    repository: team/part-${index}\n    tag: ${random(6) === 0 ? "latest" : `"1.${index}.${chart}"`}\n    pullPolicy: IfNotPresent\n`;
  for (let chart = 0; chart < 160; chart++) {
    const base = join(folder, `chart-${chart}`);
    mkdirSync(join(base, "templates"), { recursive: true });
    mkdirSync(join(base, "ci"), { recursive: true });
    writeFileSync(join(base, "Chart.yaml"), `apiVersion: v2\nname: chart-${chart}\nversion: 1.${chart}.0\nappVersion: "2.${chart}"\ndescription: ${prose(8)}\n`);
    const blocks = Array.from({ length: 120 }, (_, index) =>
      `## ${prose(12)}\n## ${prose(10)}\n##\npart${index}:\n  enabled: ${random(2) === 1}\n  replicas: ${random(5)}\n${index % 10 === 0 ? imageBlock(index, chart) : ""}  resources:\n    limits: {cpu: ${random(900)}m, memory: 128Mi}\n    requests:\n      cpu: 10m\n  nodeSelector: {}\n  tolerations: []\n`);
    writeFileSync(join(base, "values.yaml"), blocks.join("\n"));
    for (let ci = 0; ci < 3; ci++) writeFileSync(join(base, "ci", `values-${ci}.yaml`), blocks.slice(0, 4).join("\n"));
    for (let index = 0; index < 17; index++) {
      const isManifest = index % 4 === 0;
      const image = isManifest ? `example.com/tool:${random(40) === 0 ? "latest" : `v${index}`}` : `{{ .Values.part${index}.image.repository }}:{{ .Values.part${index}.image.tag }}`;
      const env = Array.from({ length: 60 }, (_, number) => `            - name: NAME_${number}\n              value: {{ .Values.part${index}.value${number} | quote }}\n`);
      const plain = Array.from({ length: 60 }, (_, number) => `            - name: NAME_${number}\n              value: "${prose(3)}"\n`);
      const head = isManifest ? "" : `{{- if .Values.part${index}.enabled }}\n`;
      writeFileSync(join(base, "templates", `part-${index}.yaml`),
        `${head}apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${isManifest ? "tool" : `{{ include "chart.name" . }}-${index}`}\nspec:\n  template:\n    spec:\n      containers:\n        - name: main\n          image: ${image}\n          env:\n${(isManifest ? plain : env).join("")}${isManifest ? "" : "{{- end }}\n"}`);
    }
  }
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

try {
  if (!existsSync(bin)) throw new Error("there is no dist/taglint.cjs; npm run build first");
  writeFileSync(join(scratch, "empty.cjs"), "");
  writeFileSync(join(scratch, "Dockerfile"), "FROM debian:12.5\nRUN true\n");
  writeFileSync(join(scratch, "pod.yaml"), "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - {name: a, image: \"nginx:1.27\"}\n");
  const empty = node("empty.cjs");
  const [none, docker, pod] = race([empty, node(bin, "Dockerfile"), node(bin, "pod.yaml")], 31);
  judge("one Dockerfile / node empty.cjs", docker / none, 1.3, `${docker.toFixed(0)} ms / ${none.toFixed(0)} ms`);
  judge("one manifest / node empty.cjs", pod / none, 1.3, `${pod.toFixed(0)} ms / ${none.toFixed(0)} ms`);

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
  judge(`${files} YAML files: peak memory, MB`, peakMegabytes(["--no-config"], corpus), 200, "");

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
  console.table(Object.fromEntries(rows.map(({ what, ...rest }) => [what, rest])));
  if (rows.some((row) => row.verdict === "MISSED")) process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
