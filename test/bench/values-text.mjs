// Values files to type in.

const COMMENT = "  ## What this sets, and what it is if it is left out\n";

/**
 * Values as large charts have them, of about so many lines: modelled on those of bitnami and prometheus-community with some 2,000 lines,
 * which have 45 to 50 units a line, comments in seven lines of ten, nested settings in three, and two to ten images.
 */
export function valuesText(lines) {
  return Array.from({ length: Math.ceil(lines / 57) }, (_, index) => section(index)).join("");
}

/** Every sixth section has an image, and every third image floats. */
function section(index) {
  const name = `part${index}`;
  const image = `  image:\n    registry: registry.example.com\n    repository: team/${name}\n    tag: ${index % 18 === 6 ? "latest" : `"1.${index}.3"`}\n${COMMENT}    pullPolicy: IfNotPresent\n    pullSecrets: []\n`;
  const probe = (kind, port) => `${comments(5)}  ${kind}Probe:\n    enabled: true\n    initialDelaySeconds: ${port % 60}\n`;
  return (
    `## @section The settings of part ${index}\n${name}:\n${comments(4)}  replicaCount: ${index % 5}\n` +
    (index % 6 === 0 ? image : `${comments(4)}  existingSecret: ""\n`) +
    `${comments(6)}  containerPorts:\n    http: ${8000 + index}\n${probe("liveness", index)}${probe("readiness", index)}${comments(5)}  extraArgs: []\n` +
    `${comments(4)}  resources: {}\n${comments(3)}  podLabels:\n    app.kubernetes.io/component: ${name}\n${comments(4)}  nodeSelector: {}\n`
  );
}

const comments = (count) => COMMENT.repeat(count);

/** As many images as no chart has: 134 in 2,000 lines; every tenth one floats. */
export function valuesOfImages(lines) {
  const block = (index) =>
    `part${index}:\n  # -- what part ${index} is for, and how it is set\n  enabled: true\n  replicas: ${(index % 5) + 1}\n  image:\n    repository: registry.example.com/team/part-${index}\n    tag: ${index % 10 === 0 ? "latest" : `"1.${index}.3"`}\n    pullPolicy: IfNotPresent\n  resources:\n    limits: {cpu: 500m, memory: "${index}Mi"}\n  env:\n    - name: NAME\n      value: "a value of some length, as there are many"\n  annotations:\n    example.com/owner: team-${index}\n`;
  return Array.from({ length: Math.ceil(lines / 15) }, (_, index) => block(index)).join("");
}

/** A digit typed at the end of a line and taken back, in turns, all over a text. */
export function* digits(text) {
  const lengths = text.split("\n").map((line) => line.length);
  for (let index = 0; ; index++) {
    const line = ((index >> 1) * 7919) % lengths.length;
    const start = { line, character: lengths[line] };
    yield index % 2 === 0 ? { range: { start, end: start }, text: "1" } : { range: { start, end: { line, character: lengths[line] + 1 } }, text: "" };
  }
}

const ENTRY = '\n  command: [sh, -c, "exec web"]';

/** An entry typed unit by unit behind a line and taken away as a whole, all over a text, which is no YAML most of the time. */
export function* entries(text) {
  const lengths = text.split("\n").map((line) => line.length);
  for (let index = 0; ; index++) {
    const line = (index * 7919) % lengths.length;
    const begin = { line, character: lengths[line] };
    let place = begin;
    for (const unit of ENTRY) {
      yield { range: { start: place, end: place }, text: unit };
      place = unit === "\n" ? { line: place.line + 1, character: 0 } : { line: place.line, character: place.character + 1 };
    }
    yield { range: { start: begin, end: place }, text: "" };
  }
}
