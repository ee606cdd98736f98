/**
 * Whether two sizes of one manifest, in bytes, contradict each other: then its digest is not what a registry says. Some servers
 * announce no length to HEAD, or 0.
 */
export function areDifferent(one: number | undefined, other: number | undefined): boolean {
  return one !== undefined && one > 0 && other !== undefined && other > 0 && one !== other;
}
