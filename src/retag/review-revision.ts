import type { RegistryClient } from "../registry/registry-client.js";
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
 * Compares the commit that an entry names with the one that its image records. Another one is a conflict, which is not written; an
 * image that records none keeps its state, with a message.
 */
export async function reviewRevision(planned: RetagResult, client: RegistryClient, sources: readonly ValueSource[]): Promise<RetagResult> {
  const { entry, state, digest } = planned;
  const expected = COMMIT_IN_URL.exec(entry.sourceRef ?? "")?.[0];
  if ((state !== "create" && state !== "up-to-date") || digest === undefined || expected === undefined) return planned;
  const at = placeOfEntry(entry);
  const manifest = await client.readManifest(at, digest);
  if (manifest.kind === "failed") return { ...failedResult(entry, manifest), digest };
  if (manifest.kind === "absent") return planned;
  const configs = await readConfigs(manifest.value, at, client, undefined);
  if (configs.kind === "failed") return { ...failedResult(entry, configs), digest };
  let note: string | undefined;
  for (const source of sources) {
    const recorded = recordedValue(configs.value, source);
    if (recorded.kind === "value" && recorded.value === expected) return planned;
    if (recorded.kind === "value") return { ...planned, state: "conflict", message: `src_ref names the commit ${expected}, the image records ${recorded.value}` };
    if (recorded.kind === "ambiguous") return { ...planned, state: "conflict", message: recorded.message };
    if (recorded.kind === "bad-value") note ??= recorded.message;
  }
  return { ...planned, message: [planned.message, note ?? "the image records no commit"].filter((text) => text !== undefined).join("; ") };
}
