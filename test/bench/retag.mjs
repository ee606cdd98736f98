// The rows about registries: 50 tags over 50 repositories of Debian's docker-registry, behind a way that takes 40 ms for each request.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { Agent, createServer, request } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout } from "node:timers";
import { gzipSync } from "node:zlib";

const ENTRIES = 50;
const DELAY = 40;
/** Of the entries, those that skopeo copies; its time grows with their number. */
const COPIED = 10;
const ROUNDS = 3;
const SOURCE = "master-debian-stable-20231006T060059Z.0";
const TYPE = "application/vnd.oci.image.manifest.v1+json";

const digestOf = (bytes) => `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
const isThere = (program) => spawnSync(program, ["--version"], { stdio: "ignore" }).status === 0;

/** Measures, in milliseconds and MB; `undefined` where docker-registry or skopeo are not installed. */
export async function measureRetag(bin, scratch, env) {
  if (!isThere("docker-registry") || !isThere("skopeo")) return undefined;
  const folder = join(scratch, "retag");
  mkdirSync(folder);
  const { port, stop } = await startRegistry(folder);
  const way = await startWay(port);
  const run = (command, args) => time(command, args, { cwd: folder, env: { ...env, HOME: folder } });
  try {
    for (let index = 0; index < ENTRIES; index++) await push(`http://127.0.0.1:${port}`, `team/app-${index}`, index);
    let methods = {};
    const times = { apply: [], rerun: [], skopeo: [] };
    for (let round = 0; round < ROUNDS; round++) {
      writeTagFile(folder, way.port, `v1.0.${round}`);
      times.apply.push(await run(process.execPath, [bin, "retag", "--apply", "--no-progress"]));
      way.log.length = 0;
      times.rerun.push(await run(process.execPath, [bin, "retag", "--apply", "--no-progress"]));
      methods = way.counts();
      let copied = 0;
      for (let index = 0; index < COPIED; index++) {
        const name = `docker://127.0.0.1:${way.port}/team/app-${index}`;
        copied += await run("skopeo", ["copy", "--all", "--src-tls-verify=false", "--dest-tls-verify=false", `${name}:${SOURCE}`, `${name}:copied-${round}`]);
      }
      times.skopeo.push((copied * ENTRIES) / COPIED);
    }
    const best = (numbers) => Math.min(...numbers);
    return { entries: ENTRIES, apply: best(times.apply), rerun: best(times.rerun), skopeo: best(times.skopeo), methods, memory: await peakAgainstFlood(bin, folder, env) };
  } finally {
    way.close();
    stop();
  }
}

function writeTagFile(folder, port, tag) {
  const entries = Array.from({ length: ENTRIES }, (_, index) => `  - name: 127.0.0.1:${port}/team/app-${index}\n    src_build_tag: ${SOURCE}\n    src_ref: https://git.example.com/x/commit/${"0".repeat(40)}\n    tag: ${tag}\n`);
  writeFileSync(join(folder, ".taglint.yaml"), "tagFiles: [image-tags.yaml]\n");
  writeFileSync(join(folder, "image-tags.yaml"), `images:\n${entries.join("")}`);
  rmSync(join(folder, "retag.lock.json"), { force: true });
}

async function startRegistry(folder) {
  const port = await freePort();
  const config = join(folder, "registry.yml");
  writeFileSync(config, JSON.stringify({ version: "0.1", log: { level: "error", accesslog: { disabled: true } }, storage: { filesystem: { rootdirectory: join(folder, "data") } }, http: { addr: `127.0.0.1:${port}` } }));
  const child = spawn("docker-registry", ["serve", config], { stdio: "ignore" });
  for (let turn = 0; turn < 400 && !(await answers(port)); turn++) await new Promise((resolve) => setTimeout(resolve, 25));
  return { port, stop: () => child.kill("SIGKILL") };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => { socket.destroy(); resolve(true); });
    socket.once("error", () => resolve(false));
  });
}

/** Passes every request on after the delay, and keeps what was asked. */
async function startWay(upstream) {
  const log = [];
  const agent = new Agent({ keepAlive: true });
  const server = createServer((incoming, outgoing) => {
    log.push(incoming.method);
    setTimeout(() => {
      const onward = request({ port: upstream, host: "127.0.0.1", method: incoming.method, path: incoming.url, headers: incoming.headers, agent }, (answer) => {
        outgoing.writeHead(answer.statusCode, answer.headers);
        answer.pipe(outgoing);
      });
      onward.on("error", () => outgoing.destroy());
      incoming.pipe(onward);
    }, DELAY);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const counts = () => Object.fromEntries([...new Set(log)].map((method) => [method, log.filter((other) => other === method).length]));
  return { port: server.address().port, log, counts, close: () => { server.closeAllConnections(); server.close(); } };
}

/** Pushes an index of images for two platforms, with a layer each. */
async function push(base, repository, number) {
  const upload = async (bytes) => {
    const begun = await globalThis.fetch(`${base}/v2/${repository}/blobs/uploads/`, { method: "POST" });
    const location = new URL(begun.headers.get("location"), base);
    location.searchParams.set("digest", digestOf(bytes));
    await globalThis.fetch(location, { method: "PUT", body: bytes });
    return { digest: digestOf(bytes), size: bytes.length };
  };
  const put = async (reference, content) => {
    const bytes = Buffer.from(JSON.stringify(content));
    const answer = await globalThis.fetch(`${base}/v2/${repository}/manifests/${reference ?? digestOf(bytes)}`, { method: "PUT", body: bytes, headers: { "content-type": content.mediaType } });
    if (answer.status !== 201) throw new Error(`the image cannot be pushed: ${await answer.text()}`);
    return { mediaType: content.mediaType, digest: digestOf(bytes), size: bytes.length };
  };
  const manifests = [];
  for (const architecture of ["amd64", "arm64"]) {
    const tar = Buffer.alloc(1024);
    const layer = await upload(gzipSync(tar));
    const config = await upload(Buffer.from(JSON.stringify({ architecture, os: "linux", author: String(number), config: {}, rootfs: { type: "layers", diff_ids: [digestOf(tar)] } })));
    const image = { schemaVersion: 2, mediaType: TYPE, config: { mediaType: "application/vnd.oci.image.config.v1+json", ...config }, layers: [{ mediaType: "application/vnd.oci.image.layer.v1.tar+gzip", ...layer }] };
    manifests.push({ ...(await put(undefined, image)), platform: { architecture, os: "linux" } });
  }
  await put(SOURCE, { schemaVersion: 2, mediaType: "application/vnd.oci.image.index.v1+json", manifests });
}

function time(command, args, options) {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const child = spawn(command, args, { ...options, stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    child.stderr.on("data", (piece) => { said += piece; });
    child.once("error", reject).once("close", (status) => {
      if (status === 0) resolve(Number(process.hrtime.bigint() - start) / 1e6);
      else reject(new Error(`${command} ${args.join(" ")} exited with ${status}: ${said}`));
    });
  });
}

/** The peak of a run that each GET answers with a stream of 2 GB. */
async function peakAgainstFlood(bin, folder, env) {
  const piece = Buffer.alloc(1024 * 1024, " ");
  const server = createServer((incoming, outgoing) => {
    if (incoming.method === "HEAD") return void outgoing.writeHead(404).end();
    outgoing.writeHead(200, { "content-type": TYPE });
    let left = 2048;
    const pour = () => {
      while (left-- > 0 && !outgoing.destroyed) if (!outgoing.write(piece)) return void outgoing.once("drain", pour);
      outgoing.end();
    };
    pour();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  writeTagFile(folder, server.address().port, "v1");
  const preload = join(folder, "peak.cjs");
  writeFileSync(preload, `process.on("exit", () => { require("fs").writeSync(2, "\\npeak " + process.resourceUsage().maxRSS); });`);
  const said = await new Promise((resolve) => {
    const child = spawn(process.execPath, ["--require", preload, bin, "retag", "--apply", "--no-progress"], { cwd: folder, env: { ...env, HOME: folder }, stdio: ["ignore", "ignore", "pipe"] });
    let text = "";
    child.stderr.on("data", (bytes) => { text += bytes; });
    child.once("close", () => resolve(text));
  });
  server.closeAllConnections();
  server.close();
  return Number(/peak (\d+)/.exec(said)?.[1] ?? NaN) / 1024;
}
