import type { Field } from "./commit.js";
import type { CommitPolicy } from "./commit-policy.js";
import { nearest } from "./nearest.js";
import type { Tracker } from "./tracker.js";
import { signOff } from "./trackers/sign-off.js";

/** The key that a field was meant to have, and how it is spelt: as it should be but for case, with other gaps, or wrongly. */
export interface KnownKey {
  readonly key: string;
  readonly tracker: Tracker;
  readonly spelling: "right" | "spaced" | "wrong";
}

/** Keys that people do write, so none of them is a slip for a known one. */
const OTHERS = new Set(
  ("change-id depends-on assisted-by generated-by co-authored-by needed-by partially-implements implements reviewed-by tested-by acked-by reported-by suggested-by helped-by " +
    "fix fixes fixed close closes closed resolve resolves resolved bug bugs test tests tags depends related issue issues closes-bz partial-bz related-bz").split(" "),
);

/** Most messages have the same few keys; what is more is not remembered. */
const MOST_REMEMBERED = 1000;
const remembered = new WeakMap<CommitPolicy, Map<string, KnownKey | undefined>>();

/** The key that a field has or was surely meant to have, of those that the policy knows and git's own sign-off. */
export function findKnownKey({ key: written }: Field, policy: CommitPolicy): KnownKey | undefined {
  let known = remembered.get(policy);
  if (known === undefined) {
    known = new Map();
    remembered.set(policy, known);
  }
  const lower = written.toLowerCase();
  if (known.has(lower)) return known.get(lower);
  const found = findKey(lower, policy);
  if (known.size < MOST_REMEMBERED) known.set(lower, found);
  return found;
}

function findKey(lower: string, policy: CommitPolicy): KnownKey | undefined {
  const normal = lower.replace(/[\s_]+/g, "-");
  for (const [key, tracker] of trackersOf(policy)) {
    if (normal === key.toLowerCase()) return { key, tracker, spelling: lower === normal ? "right" : "spaced" };
  }
  if (OTHERS.has(normal) || normal.length < 4) return undefined;
  for (const [key, tracker] of trackersOf(policy)) {
    if (isAlias(normal, key, tracker)) return { key, tracker, spelling: "wrong" };
  }
  return findNear(normal, policy);
}

function* trackersOf({ trackers }: CommitPolicy): Generator<readonly [string, Tracker]> {
  yield* trackers;
  if (!trackers.has(SIGN_OFF)) yield [SIGN_OFF, signOff];
}

const SIGN_OFF = "Signed-off-by";

/** `fix-bug` and `partially-closes-bugs` for `Closes-Bug` and `Partial-Bug`: another first word, the same rest, perhaps a plural. */
function isAlias(normal: string, key: string, { aliases }: Tracker): boolean {
  const [first = "", ...rest] = key.toLowerCase().split("-");
  const tail = rest.join("-");
  return aliases?.[first]?.some((alias) => normal === `${alias}-${tail}` || normal === `${alias}-${tail}s`) ?? false;
}

/** Slips of the pen: two at most, in a short word one, and never the first letter. */
function findNear(normal: string, policy: CommitPolicy): KnownKey | undefined {
  const candidates = [...trackersOf(policy)].filter(([key]) => key[0]?.toLowerCase() === normal[0] && Math.abs(key.length - normal.length) <= 2);
  const near = nearest(normal, candidates.map(([key]) => key), normal.length < 8 ? 1 : 2);
  const found = candidates.find(([key]) => key === near);
  return found && { key: found[0], tracker: found[1], spelling: "wrong" };
}
