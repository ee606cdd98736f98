import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Repository } from "../git/repository.js";
import type { FaultServer, FaultServerOptions } from "../registry/fault-server.js";
import type { Image } from "../registry/images.js";
import { makeImage, makeIndex } from "../registry/images.js";
import { MemoryRegistry } from "../registry/memory-registry.js";
import { startServer } from "../registry/registry-bench.js";
import { runTaglint, startTaglint } from "./running-bin.js";

export interface WrittenEntry {
  readonly name: string;
  readonly tag: string;
  readonly source?: string;
  readonly ref?: string;
}

const COMMIT = "0123456789abcdef0123456789abcdef01234567";
export const SOURCE = "master-debian-stable-20231006T060059Z.0";
export const REF = `https://git.example.com/x/commit/${COMMIT}`;

/** The text of a tag file. */
export const tagFile = (...entries: readonly WrittenEntry[]): string =>
  `images:\n${entries.map(({ name, tag, source = SOURCE, ref = REF }) => `  - name: ${name}\n    src_build_tag: ${source}\n    src_ref: ${ref}\n    tag: ${tag}\n`).join("")}`;

/** An index of two images that record the commit of {@link REF}, with white space that a tool would change. */
export const image = (content: string, sha = COMMIT): Image =>
  makeIndex({ "linux/amd64": makeImage({ content, env: [`SHA=${sha}`] }), "linux/arm64": makeImage({ content, env: [`SHA=${sha}`], platform: "linux/arm64" }) }, { odd: true });

/** A repository with a tag file, and the registry that its entries are about. */
export class RetagProject {
  readonly repository = new Repository();

  private constructor(readonly server: FaultServer, readonly registry: MemoryRegistry) {}

  static async start(options?: FaultServerOptions): Promise<RetagProject> {
    const registry = new MemoryRegistry();
    return new RetagProject(await startServer(registry.upstream, options), registry);
  }

  /** The entries `team/<name>` with tag v1, their sources in the registry; and the tag file. */
  manage(...names: readonly string[]): this {
    for (const name of names) this.registry.store(`team/${name}`, SOURCE, image(name));
    return this.write(...names.map((name) => ({ name: this.nameOf(name), tag: "v1.0.0" })));
  }

  write(...entries: readonly WrittenEntry[]): this {
    this.repository.write({ ".taglint.yaml": "tagFiles: [image-tags.yaml]\n", "image-tags.yaml": tagFile(...entries) });
    return this;
  }

  nameOf(name: string): string {
    return `${this.server.host}/team/${name}`;
  }

  read(path: string): string {
    return readFileSync(join(this.repository.folder, path), "utf8");
  }

  start(...args: readonly string[]) {
    return startTaglint({ cwd: this.repository.folder }, "retag", ...args);
  }

  run(...args: readonly string[]) {
    return runTaglint({ cwd: this.repository.folder }, "retag", ...args);
  }

  /** Runs with `--format json`; the states by entry, and the rest. */
  async states(...args: readonly string[]) {
    const { status, stdout } = await this.run("--format", "json", ...args);
    const result = JSON.parse(stdout) as { readonly entries: readonly { readonly state: string; readonly kind?: string; readonly message?: string }[] };
    return { status, states: result.entries.map(({ state }) => state), entries: result.entries };
  }
}
