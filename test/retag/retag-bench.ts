import type { RegistryClientOptions } from "../../src/registry/open-registry-client.js";
import type { RegistryClient } from "../../src/registry/registry-client.js";
import type { RetagEntry } from "../../src/retag/retag-entry.js";
import type { RetagResult } from "../../src/retag/retag-result.js";
import type { RetagInput } from "../../src/retag/run-retag.js";
import { runRetag } from "../../src/retag/run-retag.js";
import { stopBy } from "../../src/retag/stop.js";
import { makeImage, makeIndex } from "../registry/images.js";
import { startBench } from "../registry/registry-bench.js";
import type { BenchOptions } from "../registry/registry-bench.js";
import type { VirtualClock } from "../registry/virtual-clock.js";
import { entry } from "./fake-registry.js";

export const SOURCE = "build-1";
export const TAG = "v1";

/** An index whose white space a tool would change, told from others by its content. */
export const image = (content: string) => makeIndex({ "linux/amd64": makeImage({ content }), "linux/arm64": makeImage({ content, platform: "linux/arm64" }) }, { odd: true });

export const WANTED = image("wanted");
export const OTHER = image("other");

export interface Retag {
  readonly entries: readonly RetagEntry[];
  readonly client: RegistryClient;
  readonly clock: VirtualClock;
}

/** Applies the entries, as the command does, without a lock file unless `over` has one. */
export async function applyEntries({ entries, client, clock }: Retag, over: Partial<RetagInput> = {}): Promise<readonly RetagResult[]> {
  const stop = stopBy(new AbortController().signal);
  return runRetag({ entries, lock: new Map(), moves: new Map(), client, clock, stop, isApplied: true, verifyBy: "head", onEnd: () => undefined, ...over });
}

/** One entry, whose source is there, and a registry that faults can befall. */
export async function startRetag(client?: RegistryClientOptions, options: Omit<BenchOptions, "client"> = {}) {
  const bench = await startBench({ ...options, ...(client && { client }) });
  const one = entry({ name: `${bench.server.host}/team/app`, sourceTag: SOURCE, tag: TAG });
  bench.registry.store("team/app", SOURCE, WANTED);
  return {
    ...bench,
    entry: one,
    apply: async (over: Partial<RetagInput> = {}) => {
      const [result] = await applyEntries({ entries: [one], client: bench.client, clock: bench.clock }, over);
      if (result === undefined) throw new Error("no result");
      return result;
    },
    tagged: () => bench.registry.digest("team/app", TAG),
  };
}
