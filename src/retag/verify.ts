import type { Clock } from "../registry/clock.js";
import type { Failed, FailureKind, Outcome, RegistryClient, RegistryPlace } from "../registry/registry-client.js";
import { areDifferent } from "./sizes.js";

/** Milliseconds in which a registry has to know what it said that it stored. */
const PATIENCE = 10_000;
/** Milliseconds until the second look; each further one takes twice as long. */
const FIRST_PAUSE = 100;

const PUSH = { access: "push" } as const;

/** Kinds that pass: a 404 without a word, a server in trouble, a line that broke. */
const PASSING: ReadonlySet<FailureKind> = new Set(["unclear-404", "registry-error", "network", "timeout", "rate-limited"]);

export interface VerifyInput {
  readonly client: RegistryClient;
  readonly clock: Clock;
  readonly at: RegistryPlace;
  readonly tag: string;
  /** What the tag has to be. */
  readonly digest: string;
  /** Of its manifest, in bytes. */
  readonly size: number | undefined;
  /** What it was before it was moved; caches may show that for a while. */
  readonly before: string | undefined;
  /** `get` reads the manifest and hashes it, `head` trusts the registry's own word. */
  readonly by: "head" | "get";
}

export type Verdict = { readonly kind: "verified" } | { readonly kind: "absent" } | { readonly kind: "other"; readonly digest: string } | Failed;

/** Looks whether a tag that was written is what it should be. Absence and passing faults are looked at again for ten seconds. */
export async function verifyTag(input: VerifyInput): Promise<Verdict> {
  const { clock } = input;
  const deadline = clock.now() + PATIENCE;
  for (let attempt = 1; ; attempt++) {
    const outcome = await look(input);
    const verdict = judge(outcome, input);
    const left = deadline - clock.now();
    if (!mayPass(verdict, input) || left <= 0) return verdict;
    await clock.sleep(Math.min(left, FIRST_PAUSE * 2 ** (attempt - 1)));
  }
}

async function look({ client, at, tag, digest, size, by }: VerifyInput): Promise<Outcome<{ readonly digest: string }>> {
  if (by === "get") return client.readManifest(at, tag, PUSH);
  const said = await client.resolveManifest(at, tag, PUSH);
  return said.kind === "found" && said.value.digest === digest && areDifferent(said.value.size, size) ? client.readManifest(at, tag, PUSH) : said;
}

function judge(outcome: Outcome<{ readonly digest: string }>, { digest }: VerifyInput): Verdict {
  if (outcome.kind !== "found") return outcome;
  return outcome.value.digest === digest ? { kind: "verified" } : { kind: "other", digest: outcome.value.digest };
}

function mayPass(verdict: Verdict, { before }: VerifyInput): boolean {
  if (verdict.kind === "failed") return PASSING.has(verdict.failure);
  return verdict.kind === "absent" || (verdict.kind === "other" && verdict.digest === before);
}
