import { nearest } from "../../src/model/nearest.js";

/** The managed name that is one slip of the pen away; names that differ in a digit are as likely two images. */
export function findNearName(name: string, managed: Iterable<string>): string | undefined {
  const near = nearest(name, [...managed].filter((other) => isClose(name, other)), 1);
  return near === undefined || digitsOf(near) !== digitsOf(name) ? undefined : near;
}

const digitsOf = (name: string): string => name.replace(/\D/g, "");

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
