import { onTestFinished } from "vitest";
import type { TestContext } from "vitest";
import { Repository } from "../../git/repository.js";
import { FaultServer } from "../../registry/fault-server.js";
import type { FaultServerOptions } from "../../registry/fault-server.js";
import { pushImage } from "../../registry/push-image.js";
import { needRealPart } from "../real-part.js";
import { DOCKER_REGISTRY, SKOPEO, startDockerRegistry } from "../registry/docker-registry.js";
import { PLAIN, readBySkopeo } from "../registry/skopeo.js";
import { wayTo } from "../registry/way-to.js";
import { image, SOURCE, tagFile } from "../../cli/retag-project.js";
import { startTaglint } from "../../cli/running-bin.js";

/** A real registry behind a server that faults can befall, and a repository whose tag file is about it. */
export class RealRegistry {
  readonly repository = new Repository();

  private constructor(
    /** Of the registry itself; nothing befalls who asks it. */
    readonly host: string,
    readonly url: string,
    readonly server: FaultServer,
  ) {}

  static async start(context: TestContext, options?: FaultServerOptions): Promise<RealRegistry> {
    needRealPart(DOCKER_REGISTRY, context);
    needRealPart(SKOPEO, context);
    const registry = await startDockerRegistry();
    onTestFinished(registry.stop);
    const server = await FaultServer.start(wayTo(registry.url), options);
    onTestFinished(() => server.close());
    return new RealRegistry(registry.host, registry.url, server);
  }

  /** Pushes the sources of these names, and writes a tag file that gives each the tag. */
  async manage(names: readonly string[], tag: string): Promise<void> {
    for (const name of names) await pushImage(this.url, `team/${name}`, SOURCE, image(name));
    this.writeTagFile(names, tag);
  }

  writeTagFile(names: readonly string[], tag: string): void {
    this.repository.write({ ".taglint.yaml": "tagFiles: [image-tags.yaml]\n", "image-tags.yaml": tagFile(...names.map((name) => ({ name: `${this.server.host}/team/${name}`, tag }))) });
  }

  retag(...args: readonly string[]) {
    return startTaglint({ cwd: this.repository.folder }, "retag", "--no-progress", "--format=json", ...args);
  }

  /** The digest that a tag has, as skopeo reads it past the server; `undefined` when there is none. */
  async digestOf(name: string, tag: string): Promise<string | undefined> {
    try {
      return (await readBySkopeo(`${this.host}/team/${name}:${tag}`, PLAIN)).digest;
    } catch (error) {
      if (String(error).includes("manifest unknown")) return undefined;
      throw error;
    }
  }
}

/** The states of a run's entries by the last part of their names. */
export function statesOf(stdout: string): ReadonlyMap<string, string> {
  const { entries } = JSON.parse(stdout) as { readonly entries: readonly { readonly name: string; readonly state: string }[] };
  return new Map(entries.map(({ name, state }) => [name.slice(name.lastIndexOf("/") + 1), state]));
}
