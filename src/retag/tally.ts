import type { CallOptions, Outcome, RegistryClient, RegistryEvent, RegistryPlace } from "../registry/registry-client.js";

type Wait = Extract<RegistryEvent, { readonly kind: "wait" }>;

/** What was asked of a registry for one entry. */
export class Tally {
  /** Requests sent, each attempt counted. */
  requests = 0;
  /** GETs of manifests that were not answered by their absence: what a registry may count as pulls. */
  pulls = 0;
  readonly waits: Wait[] = [];
}

/** Hears of a wait when it begins. */
export type WaitListener = (wait: Wait) => void;

/** The client, with everything that is asked through it counted. */
export function counting(client: RegistryClient, tally: Tally, onWait: WaitListener = () => undefined): RegistryClient {
  const observed = async <T>({ host }: RegistryPlace, options: CallOptions | undefined, call: (options: CallOptions) => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    let gets = 0;
    const observe = (event: RegistryEvent): void => {
      note(event);
      if (event.kind === "attempt" && event.method === "GET" && event.host === host) gets++;
    };
    const outcome = await call({ ...options, observe });
    // A digest that was asked for by HEAD took no GET.
    if (outcome.kind !== "absent") tally.pulls += gets;
    return outcome;
  };
  const note = (event: RegistryEvent): void => {
    if (event.kind === "attempt") tally.requests++;
    else {
      tally.waits.push(event);
      onWait(event);
    }
  };
  return {
    resolveManifest: (at, reference, options) => observed(at, options, (own) => client.resolveManifest(at, reference, own)),
    readManifest: (at, reference, options) => observed(at, options, (own) => client.readManifest(at, reference, own)),
    writeManifest: (at, tag, manifest, options) => client.writeManifest(at, tag, manifest, { ...options, observe: note }),
    readBlob: (at, digest, limit, options) => client.readBlob(at, digest, limit, { ...options, observe: note }),
    backOff: (attempt, options) => client.backOff(attempt, { ...options, observe: note }),
    close: () => client.close(),
  };
}
