import { placeOf } from "../../registry/place.js";
import type { FailureKind } from "../../registry/registry-client.js";
import type { Pin } from "../../retag/find-pin.js";
import type { References } from "./pinning-rules.js";

/** Kinds of failure in which a registry was not heard at all. */
const SILENCE: ReadonlySet<FailureKind> = new Set(["network", "timeout", "dns"]);

export const isUnanswered = (pin: Pin): boolean => pin.kind === "failed" && SILENCE.has(pin.failure);

/** Says which registries gave no answer, why, and what to do. */
export function explainOffline(references: References, pins: ReadonlyMap<string, Pin>): string {
  const reasons = new Map<string, string>();
  for (const [name, reference] of references) {
    const { host } = placeOf(reference);
    const pin = pins.get(name);
    if (pin?.kind === "failed" && !reasons.has(host)) reasons.set(host, pin.message);
  }
  const told = Array.from(reasons, ([host, message]) => `${host} (${message})`).join(", ");
  return `no registry gave an answer, so nothing is changed: ${told}; look at the network and the proxy's variables, then run it again`;
}
