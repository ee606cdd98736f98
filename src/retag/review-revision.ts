import type { RegistryClient } from "../registry/registry-client.js";
import { cleanText } from "../registry/registry-text.js";
import type { ImageConfig } from "./image-config.js";
import { readConfigs } from "./image-config.js";
import { failedResult } from "./plan.js";
import type { ValueSource } from "./recorded-value.js";
import { recordedValue } from "./recorded-value.js";
import { placeOfEntry } from "./retag-entry.js";
import type { RetagResult } from "./retag-result.js";

const COMMIT_IN_URL = /(?<![0-9a-f])[0-9a-f]{40}(?:[0-9a-f]{24})?(?![0-9a-f])/;

/** Where builds record the commit, in the order in which it is looked for. */
export const REVISION_SOURCES: readonly ValueSource[] = [
  { kind: "env", name: "SHA" },
  { kind: "env", name: "COMMIT_SHA" },
  { kind: "label", name: "org.opencontainers.image.revision" },
];

/**
 * Compares the commit that an entry names with the one that its image records. Another one, in any of its platforms, is a conflict,
 * which is not written. What records none, the whole image or some of its platforms, and a `src_ref` that names none contradict nothing:
 * the entry keeps its state, with a message.
 */
export async function reviewRevision(planned: RetagResult, client: RegistryClient, sources: readonly ValueSource[]): Promise<RetagResult> {
  const { entry, state, digest } = planned;
  const expected = COMMIT_IN_URL.exec(entry.sourceRef ?? "")?.[0];
  if ((state !== "create" && state !== "up-to-date") || digest === undefined) return planned;
  if (expected === undefined) return withNote(planned, "src_ref names no commit, so nothing is compared");
  const at = placeOfEntry(entry);
  const manifest = await client.readManifest(at, digest);
  if (manifest.kind === "failed") return { ...failedResult(entry, manifest), digest };
  if (manifest.kind === "absent") return planned;
  const configs = await readConfigs(manifest.value, at, client, undefined);
  if (configs.kind === "failed") return { ...failedResult(entry, configs), digest };
  const found = configs.value.map((config) => readRecorded(config, sources));
  const others = found.filter(({ commit }) => commit !== undefined && commit !== expected);
  if (others.length > 0) return { ...planned, state: "conflict", canMove: false, message: `src_ref names the commit ${expected}, the image records ${tellCommits(others, found.length)}` };
  const silent = found.filter(({ commit }) => commit === undefined);
  if (silent.length === 0 && found.length > 0) return planned;
  const note = silent.length === found.length ? (silent.find(({ flaw }) => flaw !== undefined)?.flaw ?? "the image records no commit") : `${silent.map(({ platform }) => platform).join(", ")} records no commit; the other platforms record this one`;
  return withNote(planned, note);
}

const withNote = (planned: RetagResult, note: string): RetagResult => ({ ...planned, message: [planned.message, note].filter((text) => text !== undefined).join("; ") });

/** What one platform's image records. */
interface Recorded {
  readonly platform: string;
  readonly commit?: string;
  /** What is wrong with a value that is there, and is no commit. */
  readonly flaw?: string | undefined;
}

/** The commit that an image records where it is looked for first. */
function readRecorded(config: ImageConfig, sources: readonly ValueSource[]): Recorded {
  const platform = cleanText(config.platform);
  const recorded = sources.map((source) => recordedValue([config], source));
  const good = recorded.find((one) => one.kind === "value");
  if (good !== undefined) return { platform, commit: good.value };
  return { platform, flaw: recorded.flatMap((one) => (one.kind === "bad-value" ? one.message : []))[0] };
}

/** One commit of the whole image just so; else each platform's. */
function tellCommits(some: readonly Recorded[], all: number): string {
  const commits = new Set(some.map(({ commit }) => commit));
  if (some.length === all && commits.size === 1) return [...commits].join();
  return some.map(({ commit = "", platform }) => `${commit} for ${platform}`).join(", ");
}
