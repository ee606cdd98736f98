// How fast a document is checked again while somebody types: in the process, and from request to answer over standard input and output.
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as yaml from "yaml";
import { digits, entries, valuesOfImages, valuesText } from "./values-text.mjs";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc");

const share = (times, part) => [...times].sort((left, right) => left - right)[Math.min(times.length - 1, Math.floor(times.length * part))];

async function editorOver(root, folder) {
  const load = (path) => import(pathToFileURL(join(root, "dist", "src", path)).href);
  const [{ createHost }, { parseArguments }, { Workspace }, { Checker }, { syncedDocument }, { diagnosticsOf }, { readAbilities }] = await Promise.all(
    ["cli/lsp-host.js", "cli/arguments.js", "lsp/workspace.js", "lsp/checker.js", "lsp/synced-document.js", "lsp/convert.js", "lsp/abilities.js"].map(load),
  );
  const host = createHost(parseArguments([]), { cwd: folder, env: {}, now: () => new Date(), packages: { yaml: () => yaml }, packageRoot: root });
  const workspace = new Workspace(host);
  workspace.setFolders([pathToFileURL(folder).href]);
  const checker = new Checker(host, workspace);
  const abilities = readAbilities(undefined);
  return { syncedDocument, check: async (document) => diagnosticsOf(await checker.check(document), host, abilities) };
}

/** Milliseconds that each of `count` keystrokes takes, and by how many megabytes the heap has grown over them. */
async function typeInProcess(root, folder, text, count, keystrokes = digits) {
  const { syncedDocument, check } = await editorOver(root, folder);
  let document = syncedDocument.create(pathToFileURL(join(folder, "values.yaml")).href, "yaml", 0, text);
  const strokes = keystrokes(text);
  const times = [];
  const warm = Math.min(200, count);
  let before = 0;
  for (let version = 1; version <= warm + count; version++) {
    if (version === warm + 1) {
      collectGarbage();
      before = process.memoryUsage().heapUsed;
    }
    const change = strokes.next().value;
    const start = process.hrtime.bigint();
    document = syncedDocument.update(document, [change], version);
    const told = await check(document);
    const taken = Number(process.hrtime.bigint() - start) / 1e6;
    if (told.length === 0) throw new Error("the checker finds nothing");
    if (version > warm) times.push(taken);
  }
  collectGarbage();
  return { times, grown: (process.memoryUsage().heapUsed - before) / 1e6 };
}

/** Milliseconds from a keystroke and the question behind it to the answer. */
async function typeOverStdio(bin, folder, text, count, env) {
  const server = spawn(process.execPath, [bin, "lsp", "--stdio"], { cwd: folder, env, stdio: ["pipe", "pipe", "ignore"] });
  let buffer = Buffer.alloc(0);
  let answered = () => undefined;
  server.stdout.on("data", (chunk) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const head = /^Content-Length: (\d+)\r\n\r\n/.exec(buffer.toString("latin1", 0, 60));
      if (head === null || buffer.length < head[0].length + Number(head[1])) return;
      const message = JSON.parse(buffer.toString("utf8", head[0].length, head[0].length + Number(head[1])));
      buffer = buffer.subarray(head[0].length + Number(head[1]));
      if (message.id !== undefined && message.method === undefined) answered(message);
    }
  });
  const send = (message) => {
    const content = JSON.stringify({ jsonrpc: "2.0", ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`);
  };
  const ask = (id, method, params) => new Promise((resolve) => { answered = resolve; send({ id, method, params }); });
  try {
    await ask(0, "initialize", { processId: null, rootUri: pathToFileURL(folder).href, capabilities: { textDocument: { diagnostic: {} } } });
    const uri = pathToFileURL(join(folder, "values.yaml")).href;
    send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version: 0, text } } });
    const strokes = digits(text);
    const times = [];
    for (let version = 1; version <= 200 + count; version++) {
      const start = process.hrtime.bigint();
      send({ method: "textDocument/didChange", params: { textDocument: { uri, version }, contentChanges: [strokes.next().value] } });
      const { result } = await ask(version, "textDocument/diagnostic", { textDocument: { uri } });
      if (!(result?.items.length > 0)) throw new Error("the server finds nothing");
      if (version > 200) times.push(Number(process.hrtime.bigint() - start) / 1e6);
    }
    return times;
  } finally {
    server.kill();
  }
}

/** Judges all of it by `judge(what, value, target, detail)`. */
export async function benchEditor({ root, scratch, env, judge }) {
  const folder = join(scratch, "editor");
  mkdirSync(folder);
  const text = valuesText(2000);
  const { times, grown } = await typeInProcess(root, folder, text, 10_000);
  judge("a key in 2,000 lines, in the process: p50, ms", share(times, 0.5), 0.5, "");
  judge("a key in 2,000 lines, in the process: p99, ms", share(times, 0.99), 3, "");
  judge("10,000 keys: what the heap has grown, MB", Math.max(0, grown), 1, "");
  const broken = await typeInProcess(root, folder, text, 5000, entries);
  judge("a key of an entry in 2,000 lines: p99, ms", share(broken.times, 0.99), 3, `p50 ${share(broken.times, 0.5).toFixed(2)} ms`);
  const images = await typeInProcess(root, folder, valuesOfImages(2000), 2000);
  judge("a key in 2,000 lines with 134 images: p50, ms", share(images.times, 0.5), undefined, `p99 ${share(images.times, 0.99).toFixed(2)} ms`);
  const large = await typeInProcess(root, folder, valuesText(60_000), 100);
  judge("a key in 60,000 lines, in the process: p50, ms", share(large.times, 0.5), 50, "");
  const trips = await typeOverStdio(join(root, "dist", "taglint.cjs"), folder, text, 2000, env);
  judge("a key in 2,000 lines, over stdio: p99, ms", share(trips, 0.99), 6, `p50 ${share(trips, 0.5).toFixed(2)} ms`);
}
