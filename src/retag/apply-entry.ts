import type { Clock } from "../registry/clock.js";
import type { Failed, ManifestBytes, Outcome, RegistryClient, RegistryPlace, WriteOutcome } from "../registry/registry-client.js";
import { describeManifest } from "./manifest-content.js";
import { failedResult } from "./plan.js";
import type { RetagResult } from "./retag-result.js";
import type { VerifyInput } from "./verify.js";
import { verifyTag } from "./verify.js";

/** One token for all that is asked. */
const PUSH = { access: "push" } as const;

/** How often a write whose fate is unknown is made, at most. */
const MOST_WRITES = 5;

export interface ApplyInput {
  readonly client: RegistryClient;
  readonly clock: Clock;
  readonly at: RegistryPlace;
  readonly verifyBy: VerifyInput["by"];
  /** Whether nothing new is to be begun. */
  readonly isStopped: () => boolean;
}

/** An entry that is to be created: the source's digest is known. */
export type Due = RetagResult & { readonly state: "create"; readonly digest: string };

/**
 * Gives a planned entry its tag: reads the manifest by the planned digest, proves again that nothing is in the way, writes the very
 * same bytes, and looks at what the registry has then. Nothing in the protocol makes this one step; it is as short as can be.
 */
export async function applyEntry(due: Due, input: ApplyInput): Promise<RetagResult> {
  const { client, at } = input;
  if (input.isStopped()) return skip(due);
  const manifest = await client.readManifest(at, due.digest, PUSH);
  if (manifest.kind === "failed") return fail(due, manifest);
  if (manifest.kind === "absent") return { ...due, state: "missing-source", message: `${due.digest}, which ${due.entry.sourceTag} was, is gone` };
  return writeTag({ ...due, ...describeManifest(manifest.value) }, manifest.value, input);
}

async function writeTag(due: Due, manifest: ManifestBytes, input: ApplyInput): Promise<RetagResult> {
  const { client, at } = input;
  const { tag } = due.entry;
  // Reading the tag takes one request where asking for it takes two, since a 404 to HEAD proves nothing.
  const obstacle = findObstacle(due, await client.readManifest(at, tag, PUSH));
  if (obstacle !== undefined) return obstacle;
  if (input.isStopped()) return skip(due);
  for (let attempt = 1; ; attempt++) {
    const written = await client.writeManifest(at, tag, manifest);
    if (written.kind === "created") return settleWritten(due, input);
    // It was stored under another digest, the registry says; the bytes tell.
    if (written.kind === "failed" && written.failure === "protocol") return settleWritten(due, { ...input, verifyBy: "get" });
    if (written.kind === "failed") return fail(due, written);
    const found = await client.resolveManifest(at, tag, PUSH);
    if (written.kind === "refused") return settleRefused(due, written, found);
    if (found.kind === "failed") return fail(due, { ...found, message: `nothing tells what became of the write (${written.message}): ${found.message}` });
    if (found.kind === "found" && found.value.digest === due.digest) return settleWritten(due, input);
    const inTheWay = findObstacle(due, found);
    if (inTheWay !== undefined) return inTheWay;
    if (attempt === MOST_WRITES) return { ...due, state: "failed", kind: written.failure, message: `${written.message}, ${attempt} times` };
    // What is begun is finished, also when nothing new is to be begun.
    await client.backOff(attempt);
  }
}

/** What the entry is without a write; `undefined` when the way is free: the tag is absent, or still what it is to be moved from. */
function findObstacle(due: Due, found: Outcome<{ readonly digest: string }>): RetagResult | undefined {
  if (found.kind === "failed") return fail(due, found);
  if (found.kind === "absent" || found.value.digest === due.targetDigest) return undefined;
  const targetDigest = found.value.digest;
  if (targetDigest === due.digest) return { ...due, state: "up-to-date", targetDigest, message: undefined };
  return { ...due, state: "conflict", canMove: true, targetDigest, message: `became ${targetDigest} meanwhile, source is ${due.digest}` };
}

async function settleWritten(due: Due, { client, clock, at, verifyBy }: ApplyInput): Promise<RetagResult> {
  const { entry: { tag }, digest, size, targetDigest: before } = due;
  const verdict = await verifyTag({ client, clock, at, tag, digest, size, before, by: verifyBy });
  switch (verdict.kind) {
    case "verified":
      return { ...due, state: "created", targetDigest: digest };
    case "absent":
      return { ...due, state: "verify-failed", targetDigest: undefined, message: "the registry said that it stored the tag, and does not have it" };
    case "other":
      return { ...due, state: "verify-failed", targetDigest: verdict.digest, message: `the registry said that it stored ${digest}, and has ${verdict.digest}` };
    case "failed":
      return { ...due, state: "failed", kind: verdict.failure, targetDigest: undefined, message: `written, but not verified: ${verdict.message}` };
  }
}

/** Registries refuse to change a tag in many ways, so what they have tells what it was about. */
function settleRefused(due: Due, refusal: Extract<WriteOutcome, { readonly kind: "refused" }>, found: Outcome<{ readonly digest: string }>): RetagResult {
  const said = `the registry refused (${refusal.message})`;
  if (found.kind === "failed") return fail(due, found);
  if (found.kind === "absent") return { ...due, state: "failed", kind: "denied", targetDigest: undefined, message: said };
  const targetDigest = found.value.digest;
  if (targetDigest === due.digest) return { ...due, state: "up-to-date", targetDigest, message: undefined };
  return { ...due, state: "conflict", targetDigest, message: `${said}; the tag is ${targetDigest}, source is ${due.digest}` };
}

const fail = (due: Due, failed: Failed): RetagResult => ({ ...failedResult(due.entry, failed), digest: due.digest });

const skip = (due: Due): RetagResult => ({ ...due, state: "skipped", message: "interrupted before it was written" });
