import { nearest } from "../../src/model/nearest.js";

/** The managed name that is one slip of the pen away; names that differ in a digit are as likely two images. */
export function findNearName(name: string, managed: ReadonlyMap<string, unknown>): string | undefined {
  const own = parityOf(name);
  const candidates = paritiesOf(managed).filter(({ parity }) => hasAtMostTwoBits(parity ^ own)).map((known) => known.name);
  const near = nearest(name, candidates.filter((other) => isClose(name, other)), 1);
  return near === undefined || digitsOf(near) !== digitsOf(name) ? undefined : near;
}

const digitsOf = (name: string): string => name.replace(/\D/g, "");

interface NamedParity {
  readonly name: string;
  readonly parity: number;
}

const parities = new WeakMap<ReadonlyMap<string, unknown>, readonly NamedParity[]>();

function paritiesOf(managed: ReadonlyMap<string, unknown>): readonly NamedParity[] {
  const known = parities.get(managed) ?? Array.from(managed.keys(), (name) => ({ name, parity: parityOf(name) }));
  parities.set(managed, known);
  return known;
}

/** A bit for each letter, set where it stands in the name an odd number of times: one edit changes two at most, which tells most names apart at once. */
function parityOf(name: string): number {
  let bits = 0;
  for (let index = 0; index < name.length; index++) bits ^= 1 << (name.charCodeAt(index) & 31);
  return bits;
}

function hasAtMostTwoBits(bits: number): boolean {
  const lessOne = bits & (bits - 1);
  return (lessOne & (lessOne - 1)) === 0;
}

/** Whether two names may be one edit apart, the swap of two letters among them; cheap, because nearly all are not. */
function isClose(left: string, right: string): boolean {
  const longer = Math.max(left.length, right.length);
  const shorter = Math.min(left.length, right.length);
  if (longer - shorter > 1) return false;
  let start = 0;
  while (start < shorter && left[start] === right[start]) start++;
  let end = 0;
  while (end < shorter - start && left[left.length - 1 - end] === right[right.length - 1 - end]) end++;
  return longer - start - end <= 2;
}
