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

/** Keys that people do write, so none of them is a slip for a known one; between blanks, which no key has when it is looked up here. */
const OTHERS =
  " change-id depends-on assisted-by generated-by co-authored-by needed-by partially-implements implements reviewed-by tested-by acked-by reported-by suggested-by helped-by " +
  "fix fixes fixed close closes closed resolve resolves resolved bug bugs test tests tags depends related issue issues closes-bz partial-bz related-bz ";

/** What parts the words of a key; no other white space is in one. */
const GAPS = [" ", "\t", "_"];

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
  const right = findTracked(lower, policy);
  if (right !== undefined) return { ...right, spelling: "right" };
  // An expression takes its time to compile.
  const normal = GAPS.some((gap) => lower.includes(gap)) ? lower.replace(/[\s_]+/g, "-") : lower;
  const spaced = normal === lower ? undefined : findTracked(normal, policy);
  if (spaced !== undefined) return { ...spaced, spelling: "spaced" };
  if (OTHERS.includes(` ${normal} `) || normal.length < 4) return undefined;
  const meant = keysOf(policy).find((key) => isAlias(normal, key, trackerOf(key, policy))) ?? findNear(normal, keysOf(policy));
  return meant === undefined ? undefined : { key: meant, tracker: trackerOf(meant, policy), spelling: "wrong" };
}

/** The key that is written like this in lower case. */
function findTracked(lower: string, policy: CommitPolicy): Pick<KnownKey, "key" | "tracker"> | undefined {
  const key = keysOf(policy).find((known) => known.toLowerCase() === lower);
  return key === undefined ? undefined : { key, tracker: trackerOf(key, policy) };
}

const keysOf = ({ trackers }: CommitPolicy): readonly string[] => (trackers.has(SIGN_OFF) ? [...trackers.keys()] : [...trackers.keys(), SIGN_OFF]);

const trackerOf = (key: string, { trackers }: CommitPolicy): Tracker => trackers.get(key) ?? signOff;

const SIGN_OFF = "Signed-off-by";

/** `fix-bug` and `partially-closes-bugs` for `Closes-Bug` and `Partial-Bug`: another first word, the same rest, perhaps a plural. */
function isAlias(normal: string, key: string, { aliases }: Tracker): boolean {
  const [first = "", ...rest] = key.toLowerCase().split("-");
  const tail = rest.join("-");
  return aliases?.[first]?.some((alias) => normal === `${alias}-${tail}` || normal === `${alias}-${tail}s`) ?? false;
}

/** Slips of the pen: two at most, in a short word one, and never the first letter. */
function findNear(normal: string, keys: readonly string[]): string | undefined {
  const candidates = keys.filter((key) => key[0]?.toLowerCase() === normal[0] && Math.abs(key.length - normal.length) <= 2);
  return nearest(normal, candidates, normal.length < 8 ? 1 : 2);
}
