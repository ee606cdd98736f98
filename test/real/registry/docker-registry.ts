import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeCertificate } from "../../registry/certificate.js";
import type { Certificate } from "../../registry/certificate.js";
import type { TokenServer } from "../../registry/token-server.js";
import type { RealPart } from "../real-part.js";

export const DOCKER_REGISTRY: RealPart = { program: "docker-registry", install: "apt-get install docker-registry" };
export const HTPASSWD: RealPart = { program: "htpasswd", install: "apt-get install apache2-utils", probe: ["-nb", "user", "password"] };
export const SKOPEO: RealPart = { program: "skopeo", install: "apt-get install skopeo" };

/** How an instance wants to be spoken to. */
export type Manner =
  | { readonly kind: "open" }
  | { readonly kind: "htpasswd"; readonly user: string; readonly password: string }
  | { readonly kind: "tls" }
  | { readonly kind: "token"; readonly tokens: TokenServer; readonly realm: string };

/** A running instance of Debian's docker-registry on the loopback, with a folder of its own. */
export interface DockerRegistry {
  /** As a reference names it. */
  readonly host: string;
  readonly url: string;
  /** Where its certificate is, if it has one. */
  readonly caFile: string | undefined;
  readonly certificate: Certificate | undefined;
  readonly stop: () => Promise<void>;
}

/** @throws Error when it does not serve within ten seconds. */
export async function startDockerRegistry(manner: Manner = { kind: "open" }): Promise<DockerRegistry> {
  const folder = mkdtempSync(join(tmpdir(), "taglint-registry-"));
  const port = await freePort();
  const host = `127.0.0.1:${port}`;
  const certificate = manner.kind === "tls" ? makeCertificate({ hosts: ["127.0.0.1", "localhost"] }) : undefined;
  const config = {
    version: "0.1",
    log: { level: "error", accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: join(folder, "data") }, delete: { enabled: true } },
    http: { addr: host, ...(certificate === undefined ? {} : { tls: { certificate: write(folder, "cert.pem", certificate.cert), key: write(folder, "key.pem", certificate.key) } }) },
    ...authOf(manner, folder),
  };
  const child = spawn("docker-registry", ["serve", write(folder, "config.yml", JSON.stringify(config))], { stdio: ["ignore", "ignore", "pipe"] });
  const complaints: string[] = [];
  child.stderr.on("data", (piece: Buffer) => complaints.push(piece.toString()));
  const stop = async (): Promise<void> => {
    await end(child);
    rmSync(folder, { recursive: true, force: true });
  };
  if (!(await serves(port, child))) {
    await stop();
    throw new Error(`docker-registry does not serve: ${complaints.join("")}`);
  }
  const url = `${certificate === undefined ? "http" : "https"}://${host}`;
  return { host, url, caFile: certificate === undefined ? undefined : join(folder, "cert.pem"), certificate, stop };
}

function authOf(manner: Manner, folder: string): object {
  if (manner.kind === "token") {
    const { tokens, realm } = manner;
    return { auth: { token: { realm, service: tokens.service, issuer: tokens.issuer, rootcertbundle: write(folder, "token.pem", tokens.certificate.cert) } } };
  }
  if (manner.kind !== "htpasswd") return {};
  const { stdout, status } = spawnSync("htpasswd", ["-Bbn", manner.user, manner.password], { encoding: "utf8" });
  if (status !== 0) throw new Error("htpasswd failed");
  return { auth: { htpasswd: { realm: "taglint tests", path: write(folder, "htpasswd", stdout) } } };
}

function write(folder: string, name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function serves(port: number, child: ChildProcess): Promise<boolean> {
  for (let turn = 0; turn < 400 && child.exitCode === null; turn++) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => { resolve(true); socket.destroy(); });
      socket.once("error", () => { resolve(false); });
    });
    if (open) return true;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return false;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await ended;
}
