import { isKnownDigest } from "../registry/digest.js";
import { CAPS } from "../registry/limits.js";
import type { Failed, ManifestBytes, RegistryClient, RegistryPlace } from "../registry/registry-client.js";
import { cleanText } from "../registry/registry-text.js";
import { isObject, parseJson, readContent } from "./manifest-content.js";

/** What a build recorded in an image, and for which platform. */
export interface ImageConfig {
  /** `os/architecture[/variant]`. */
  readonly platform: string;
  /** `NAME=value`, in order. */
  readonly env: readonly string[];
  readonly labels: Readonly<Record<string, unknown>>;
}

export type ConfigsOutcome = { readonly kind: "found"; readonly value: readonly ImageConfig[] } | Failed;

/**
 * The configurations of the images that a manifest stands for: its own, or those of an index's images, without attestations.
 * @param platform `os/architecture[/variant]` leaves out all others; a variant that is not named does not matter
 */
export async function readConfigs(manifest: ManifestBytes, at: RegistryPlace, client: RegistryClient, platform: string | undefined): Promise<ConfigsOutcome> {
  const content = readContent(manifest);
  if (content === undefined) return broken(`the manifest ${manifest.digest} is neither an image nor an index`);
  if (content.children === undefined) {
    const own = await readConfig(content.config, at, client);
    if (own.kind === "failed") return own;
    return { kind: "found", value: matchesPlatform(own.value.platform, platform) ? [own.value] : [] };
  }
  const wanted = content.children.filter((child) => matchesPlatform(child.platform, platform));
  const outcomes = await Promise.all(wanted.map(async (child) => readChild(child.digest, child.platform, at, client)));
  const configs: ImageConfig[] = [];
  for (const outcome of outcomes) {
    if (outcome.kind === "failed") return outcome;
    configs.push(outcome.value);
  }
  return { kind: "found", value: configs };
}

/** Whether `platform` is the one wanted, if any is. */
export const matchesPlatform = (platform: string, wanted: string | undefined): boolean => wanted === undefined || platform === wanted || platform.startsWith(`${wanted}/`);

type ConfigOutcome = { readonly kind: "found"; readonly value: ImageConfig } | Failed;

async function readChild(digest: string, platform: string, at: RegistryPlace, client: RegistryClient): Promise<ConfigOutcome> {
  if (!isKnownDigest(digest)) return broken(`the index names "${cleanText(digest)}", which is no digest that taglint can check`);
  const manifest = await client.readManifest(at, digest);
  if (manifest.kind === "failed") return manifest;
  if (manifest.kind === "absent") return broken(`the index names ${digest}, which the registry does not have`);
  const config = await readConfig(readContent(manifest.value)?.config, at, client);
  // The index says what is run where; a configuration may leave the variant out.
  return config.kind === "failed" ? config : { kind: "found", value: { ...config.value, platform } };
}

async function readConfig(digest: string | undefined, at: RegistryPlace, client: RegistryClient): Promise<ConfigOutcome> {
  if (digest === undefined) return broken("a manifest names no configuration");
  if (!isKnownDigest(digest)) return broken(`a manifest names the configuration "${cleanText(digest)}", which is no digest that taglint can check`);
  const blob = await client.readBlob(at, digest, CAPS.config);
  if (blob.kind === "failed") return blob;
  if (blob.kind === "absent") return broken(`the registry does not have the configuration ${digest}`);
  const data = parseJson(blob.value);
  if (!isObject(data)) return broken(`the configuration ${digest} is no JSON object`);
  const config = isObject(data.config) ? data.config : {};
  const env = Array.isArray(config.Env) ? config.Env.filter((line) => typeof line === "string") : [];
  const platform = [data.os, data.architecture, data.variant].filter((part) => typeof part === "string" && part !== "").join("/");
  return { kind: "found", value: { platform, env, labels: isObject(config.Labels) ? config.Labels : {} } };
}

const broken = (message: string): Failed => ({ kind: "failed", failure: "protocol", message, attempts: 1 });
